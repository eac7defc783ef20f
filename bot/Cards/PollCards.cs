using System.Globalization;
using Coordination.Bot.Chat;
using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Cards;

/// <summary>Terminumfrage on cards: the chair's form, everybody's answer, the chair's result.</summary>
internal static class PollCards
{
    /// <summary>So many letters of names for each date: ten dates have to fit.</summary>
    private const int MostNames = 120;

    public static string FieldOf(int place) => string.Create(CultureInfo.InvariantCulture, $"option{place}");

    public static Card OpenForm(Guid groupId, Guid pollId, PollFields fields, Wording words, string? note = null)
    {
        var title = words.Say(Phrase.PollFormTitle);
        var card = new Card(title).Heading(title);
        if (note is not null)
            card.Line(note);

        return card.Note(words.Say(Phrase.PollFormExplained))
            .TextInput("options", words.Say(Phrase.LabelPollOptions), fields.Options, words.Say(Phrase.PollTwoToTen), 1500, multiline: true)
            .DateInput("deadline", words.Say(Phrase.LabelPollDeadline), fields.DeadlineDay, words.Say(Phrase.DateRequired))
            .TimeInput("until", words.Say(Phrase.LabelPollUntil), fields.DeadlineTime, words.Say(Phrase.TimeRequired))
            .TextInput("place", words.Say(Phrase.LabelPlace), fields.Place)
            .Buttons(CardButton.Send(words.Say(Phrase.ButtonOpenPoll), Verbs.OpenPoll, ("group", groupId.ToString()), ("poll", pollId.ToString())).Positive());
    }

    /// <summary>The question to one person, with what they have answered.</summary>
    /// <param name="title">What a message of its own begins with; otherwise the poll's own name.</param>
    public static Card Ask(DatePollView poll, Wording words, string? note = null, string? title = null)
    {
        var heading = title ?? words.Say(Phrase.PollTitle, poll.GroupName);
        var card = new Card(heading).Heading(heading);
        if (note is not null)
            card.Line(note);

        card.Fact(words.Say(Phrase.LabelPlace), poll.Place);
        if (poll.State != DatePollState.Open)
        {
            card.Line(words.Say(poll.State == DatePollState.Closed ? Phrase.PollIsClosed : Phrase.PollIsFinalised));
            foreach (var (place, option) in poll.Options.Index())
                card.Fact(Span(option, words), poll.MyChoices is { } mine ? words.Say(PhraseOf(mine[place])) : null);

            return card;
        }

        card.Fact(words.Say(Phrase.LabelPollDeadline), words.Moment(poll.Deadline)).Note(words.Say(Phrase.PollMayChange));
        foreach (var (place, option) in poll.Options.Index())
        {
            card.ChoiceInput(
                FieldOf(place), Span(option, words), poll.MyChoices?[place].ToString(), words.Say(Phrase.PollChoiceRequired),
                Enum.GetValues<Availability>().Select(choice => (words.Say(PhraseOf(choice)), choice.ToString())));
        }

        return card.Buttons(CardButton.Send(words.Say(Phrase.ButtonAnswerPoll), Verbs.AnswerPoll, Id(poll)).Positive());
    }

    /// <summary>For chair and clerk: each date with what was said of it, and who has said nothing.</summary>
    public static Card Result(DatePollView poll, Wording words, string? note = null)
    {
        List<string> silent = [.. poll.Result!.Voices.Where(voice => voice.Choices is null).Select(voice => voice.Name)];
        return Fitting.Of(silent.Count, shown => Result(poll, silent, shown, words, note));
    }

    private static Card Result(DatePollView poll, List<string> silent, int shown, Wording words, string? note)
    {
        var title = words.Say(Phrase.PollResultTitle, poll.GroupName);
        var card = new Card(title).Heading(title);
        if (note is not null)
            card.Line(note);

        card.Fact(words.Say(Phrase.LabelState), words.Say(StateOf(poll.State), words.Moment(poll.Deadline)));
        foreach (var (place, option) in poll.Options.Index())
            AddOption(card, poll, place, option, words);

        card.Fact(words.Say(Phrase.ForecastSilent, silent.Count), string.Join("; ", silent.Take(shown)));
        if (shown < silent.Count)
            card.Note(words.Say(Phrase.AndMore, silent.Count - shown));

        return card.Buttons(Buttons(poll, words));
    }

    public static Card ReasonForm(DatePollView poll, int option, Wording words)
    {
        var title = words.Say(Phrase.PollReasonTitle, Span(poll.Options[option], words));
        var card = new Card(title).Heading(title);
        foreach (var obstacle in poll.Result!.Options[option].Obstacles)
            card.Line(words.Say(PhraseOf(obstacle)));

        return card.TextInput("reason", words.Say(Phrase.LabelStateReason), null, words.Say(Phrase.ReasonRequired), 1000, multiline: true)
            .Buttons(
                CardButton.Send(words.Say(Phrase.ButtonChooseDate), Verbs.FinalisePoll, Id(poll), Option(option)).Positive(),
                CardButton.Do(words.Say(Phrase.ButtonBack), Verbs.ShowPollResult, Id(poll)));
    }

    public static Card List(IReadOnlyList<DatePollView> polls, Wording words, Role? role)
    {
        var title = words.Say(Phrase.PollsTitle);
        var card = new Card(title).Heading(title);
        foreach (var poll in polls)
        {
            card.Separate(string.Join(", ", poll.Options.Select(option => words.Moment(option.StartsAt))))
                .Note(words.Say(StateOf(poll.State), words.Moment(poll.Deadline)))
                .ButtonRow([CardButton.Do(words.Say(Phrase.ButtonShowPoll), Verbs.ShowPoll, Id(poll)), .. poll.Result is null ? Array.Empty<CardButton>() : [CardButton.Do(words.Say(Phrase.ButtonPollResult), Verbs.ShowPollResult, Id(poll))]]);
        }

        return role == Role.Chair ? card.Buttons(CardButton.Do(words.Say(Phrase.ButtonNewPoll), Verbs.PollForm, ("group", polls[0].GroupId.ToString()))) : card;
    }

    private static void AddOption(Card card, DatePollView poll, int place, PollOption option, Wording words)
    {
        var result = poll.Result!.Options[place];
        card.Separate(Span(option, words)).Line(words.Say(Phrase.PollCounts, result.Yes, result.IfNeedBe, result.No, result.Unknown));
        foreach (var (label, presence) in (ReadOnlySpan<(Phrase, SeatForecast)>)
            [(Phrase.PollFactionsTaken, SeatForecast.Taken), (Phrase.PollFactionsUnknown, SeatForecast.Unknown), (Phrase.PollFactionsEmpty, SeatForecast.Empty)])
            card.Fact(words.Say(label), Names([.. result.Factions.Where(faction => faction.Presence == presence).Select(faction => faction.Name)], words));

        // Which Fraktion is not assured stands above by name.
        if (result.Obstacles.Where(obstacle => obstacle != PollObstacle.FactionNotAssured).ToList() is { Count: > 0 } others)
            card.Note(string.Join(' ', others.Select(obstacle => words.Say(PhraseOf(obstacle)))));

        if (poll.State != DatePollState.Finalised)
            card.ButtonRow(CardButton.Do(words.Say(Phrase.ButtonChooseDate), Verbs.FinalisePoll, Id(poll), Option(place)));
    }

    private static string Names(List<string> names, Wording words)
    {
        var fitting = names.Count;
        while (fitting > 1 && names.Take(fitting).Sum(name => name.Length) > MostNames)
            fitting--;

        var shown = string.Join("; ", names.Take(fitting));
        return fitting < names.Count ? $"{shown} {words.Say(Phrase.AndMore, names.Count - fitting)}" : shown;
    }

    private static CardButton[] Buttons(DatePollView poll, Wording words) => poll.State == DatePollState.Open
        ? [CardButton.Do(words.Say(Phrase.ButtonShowPoll), Verbs.ShowPoll, Id(poll)), CardButton.Do(words.Say(Phrase.ButtonLinkForm), Verbs.LinkForm, Id(poll)), CardButton.Do(words.Say(Phrase.ButtonClosePoll), Verbs.ClosePoll, Id(poll))]
        : [];

    private static string Span(PollOption option, Wording words) => words.Say(Notice.Span, words.Moment(option.StartsAt), words.Time(option.EndsAt));

    private static (string Key, string? Value) Id(DatePollView poll) => ("poll", poll.Id.ToString());

    private static (string Key, string? Value) Option(int place) => ("option", place.ToString(CultureInfo.InvariantCulture));

    private static Phrase StateOf(DatePollState state) => state switch
    {
        DatePollState.Open => Phrase.PollRunsUntil,
        DatePollState.Closed => Phrase.PollIsClosed,
        _ => Phrase.PollIsFinalised,
    };

    private static Phrase PhraseOf(Availability choice) => choice switch
    {
        Availability.Yes => Phrase.AvailabilityYes,
        Availability.IfNeedBe => Phrase.AvailabilityIfNeedBe,
        _ => Phrase.AvailabilityNo,
    };

    private static Phrase PhraseOf(PollObstacle obstacle) => obstacle switch
    {
        PollObstacle.NoticeTooShort => Phrase.ObstacleNotice,
        PollObstacle.FactionNotAssured => Phrase.ObstacleFaction,
        _ => Phrase.ObstacleChair,
    };
}
