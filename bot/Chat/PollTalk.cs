using System.Globalization;
using Coordination.Bot.Cards;
using Coordination.Bot.Channel;
using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Chat;

/// <summary>Terminumfragen in chat: the chair asks and chooses, everybody answers on their card.</summary>
internal static class PollTalk
{
    /// <summary>With dates: the form, filled in. Without: for the chair what runs, for everybody else what waits for their answer.</summary>
    public static async Task StartAsync(Talk talk, string? said)
    {
        if (await GroupTalk.FindGroupAsync(talk) is not { } group)
            return;

        var running = said is null ? await talk.Api.GetDatePollsAsync(group.Id, talk.Ct) : [];
        if (running.Count > 0)
            await talk.ReplyPersonallyAsync(PollCards.List(running, talk.Words, group.MyRole));
        else if (group.MyRole == Role.Chair)
            await talk.ReplyAsync(PollCards.OpenForm(group.Id, talk.SourceId, new PollFields(said?.Replace(";", "\n", StringComparison.Ordinal)), talk.Words));
        else if (said is null)
            await talk.SayAsync(Phrase.NoPoll);
        else
            throw new RefusedException(Refusal.NotAllowed);
    }

    public static async Task ShowFormAsync(Talk talk, CardAction click)
    {
        var viewer = await talk.ViewerAsync(click.Id("group") ?? throw new RefusedException(Refusal.NotFound));
        if (!viewer.IsChair)
            throw new RefusedException(Refusal.NotAllowed);

        await talk.ReplyAsync(PollCards.OpenForm(click.Id("group")!.Value, talk.SourceId, new PollFields(click["options"], click["deadline"], Place: click["place"]), talk.Words));
    }

    /// <summary>What cannot be read is named, and the form stays with what was typed.</summary>
    public static async Task OpenAsync(Talk talk, CardAction form)
    {
        if (form.Id("group") is not { } groupId || form.Id("poll") is not { } pollId)
            throw new RefusedException(Refusal.Malformed);

        await talk.ViewerAsync(groupId);
        var fields = new PollFields(form["options"], form["deadline"], form["until"], form["place"]?.Trim());
        var options = SpokenOptions.Read(fields.Options ?? "", talk.Today, out var unread);
        var note = unread.Count > 0 ? talk.Words.Say(Phrase.PollLineUnread, unread[0])
            : options.Count is < 2 or > 10 ? talk.Words.Say(Phrase.PollTwoToTen)
            : fields.DeadlineAt is null ? talk.Words.Say(Phrase.DateRequired)
            : null;
        if (note is not null)
        {
            await talk.ReplyAsync(PollCards.OpenForm(groupId, pollId, fields, talk.Words, note));
            return;
        }

        var poll = await talk.Api.PutDatePollAsync(pollId, new OpenDatePoll(groupId, options, fields.DeadlineAt!.Value, fields.Place), talk.Ct);
        if (talk.Turn.IsPersonal)
            await talk.ReplaceAsync(PollCards.Result(poll, talk.Words, talk.Words.Say(Phrase.PollOpened, talk.Words.Moment(poll.Deadline))));
        else
            await talk.SayAsync(Phrase.PollOpened, talk.Words.Moment(poll.Deadline));
    }

    public static async Task ShowAsync(Talk talk, CardAction click)
    {
        var poll = await PollOfAsync(talk, click);
        await talk.ReplyPersonallyAsync(PollCards.Ask(poll, talk.Words));
    }

    public static async Task AnswerAsync(Talk talk, CardAction form)
    {
        var poll = await PollOfAsync(talk, form);
        var choices = poll.Options.Select((_, place) => Enum.TryParse<Availability>(form[PollCards.FieldOf(place)], out var said) && Enum.IsDefined(said) ? said : (Availability?)null).ToList();
        if (choices.Contains(null))
        {
            await talk.SayAsync(Phrase.PollChoiceRequired);
            return;
        }

        var answered = await talk.Api.PutMyPollAnswerAsync(poll.Id, new AnswerDatePoll([.. choices.OfType<Availability>()]), talk.Ct);
        await ShowOutcomeAsync(talk, PollCards.Ask(answered, talk.Words, talk.Words.Say(Phrase.PollAnswered)));
    }

    /// <summary>Who answered what is for chair and clerk alone.</summary>
    public static async Task ShowResultAsync(Talk talk, CardAction click)
    {
        var poll = await PollOfAsync(talk, click);
        if (poll.Result is null)
            throw new RefusedException(Refusal.NotAllowed);

        await talk.ReplyPersonallyAsync(PollCards.Result(poll, talk.Words));
    }

    public static async Task CloseAsync(Talk talk, CardAction click)
    {
        var poll = await talk.Api.PutPollClosureAsync((await PollOfAsync(talk, click)).Id, talk.Ct);
        await ShowOutcomeAsync(talk, PollCards.Result(poll, talk.Words, talk.Words.Say(Phrase.PollEnded)));
    }

    /// <summary>A date that a hard rule speaks against is asked about once more, with the rule named.</summary>
    public static async Task FinaliseAsync(Talk talk, CardAction click)
    {
        var poll = await PollOfAsync(talk, click);
        if (!int.TryParse(click["option"], NumberStyles.None, CultureInfo.InvariantCulture, out var option) || option >= poll.Options.Count)
            throw new RefusedException(Refusal.Malformed);

        try
        {
            var session = await talk.Api.PutPollFinalisationAsync(poll.Id, new FinaliseDatePoll(option, click["reason"]?.Trim()), talk.Ct);
            await talk.ReplaceAsync(SessionPlanCards.Of(session, talk.Words, await talk.ViewerAsync(poll.GroupId), talk.Words.Say(Phrase.SessionPlanned)));
        }
        catch (RefusedException refusal) when (refusal.Code == Refusal.PollReasonNeeded && talk.Turn.IsPersonal)
        {
            await talk.ReplyAsync(PollCards.ReasonForm(poll, option, talk.Words));
        }
    }

    private static Task ShowOutcomeAsync(Talk talk, Card card) => talk.Turn.IsPersonal ? talk.ReplaceAsync(card) : talk.ReplyPersonallyAsync(card);

    /// <summary>The poll a card names, if its group may appear here.</summary>
    private static async Task<DatePollView> PollOfAsync(Talk talk, CardAction click)
    {
        var poll = (click.Id("poll") is { } id ? await talk.Api.FindDatePollAsync(id, talk.Ct) : null) ?? throw new RefusedException(Refusal.NotFound);
        await talk.ViewerAsync(poll.GroupId);
        return poll;
    }
}
