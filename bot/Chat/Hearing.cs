using System.Text.RegularExpressions;
using Coordination.Bot.Texts;

namespace Coordination.Bot.Chat;

/// <param name="Language">The language it was said in, where the words tell.</param>
public sealed record Heard(Wish Wish, Wording? Language);

/// <summary>From words to a wish: a pure function over the table of utterances. No model is asked, so the same words always mean the same.</summary>
public static partial class Hearing
{
    private const int LongestText = 2000;

    /// <param name="today">For "am Donnerstag" and dates without a year.</param>
    public static Heard Hear(string text, DateOnly today)
    {
        var said = Blanks().Replace(text, " ").Trim();
        if (said.Length is 0 or > LongestText)
            return new Heard(new Wish.Unclear(), null);

        // "Tagesordnung?" and "Tagesordnung, bitte!" are the same command; a title keeps what ends it.
        var heard = Utterances.Hear(said) ?? Utterances.Hear(PoliteEnd().Replace(said, ""));
        return heard is null ? new Heard(new Wish.Unclear(), null) : new Heard(WishOf(heard, today), heard.Language);
    }

    private static Wish WishOf(Utterance heard, DateOnly today) => heard.Intent switch
    {
        "help" => new Wish.Help(),
        "propose" => SpokenProposal.Read(Said(heard, "free"), Said(heard, "item"), Said(heard, "rest")),
        "proposeForm" => new Wish.ProposeForm(),
        "agenda" => new Wish.ShowAgenda(),
        "myItems" => new Wish.ShowMyItems(),
        "proposals" => new Wish.ShowProposals(),
        "follow-ups" => new Wish.ShowFollowUps(),
        "minutes" => new Wish.ShowMinutes(),
        "nextSession" => new Wish.ShowNextSession(),
        "order" => new Wish.OrderAgenda(),
        "schedule" => new Wish.Schedule(SpokenMoment.Read(Said(heard, "when"), today)),
        "slots" => new Wish.FindSlot(SpokenPeriod.Read(heard.Words.Value, today)),
        "move" => new Wish.Move(SpokenMoment.Read(Said(heard, "when"), today)),
        "cancel" => new Wish.Cancel(Said(heard, "reason")),
        "invite" => new Wish.Invite(),
        "admit" => new Wish.Decide(Verbs.AdmitItem, Said(heard, "ref")!, null),
        "refuse" => new Wish.Decide(Verbs.RefuseItem, Said(heard, "ref")!, Said(heard, "reason")),
        "defer" => new Wish.Decide(Verbs.DeferItem, Said(heard, "ref")!, Said(heard, "reason")),
        "come" => new Wish.Come(),
        "decline" => new Wish.Decline(),
        "late" => new Wish.ComeLate(SpokenMoment.Read(Said(heard, "when"), today).Start),
        "deputy" => new Wish.NameDeputy(Said(heard, "who")?.TrimEnd('.', '!')),
        "recusal" => new Wish.Recuse(Said(heard, "ref")),
        "forecast" => new Wish.ShowForecast(),
        "poll" => new Wish.AskForDates(Said(heard, "dates")),
        "bind" => new Wish.Bind(Said(heard, "group")),
        "chooseGroup" => new Wish.ChooseGroup(),
        _ => throw new InvalidOperationException($"utterances.txt names an intent nobody answers: {heard.Intent}"),
    };

    private static string? Said(Utterance heard, string group) =>
        heard.Words.Groups[group] is { Success: true, Value: var value } && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"(?:,?\s+(?:bitte|please))?\s*[.!?]*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PoliteEnd();
}
