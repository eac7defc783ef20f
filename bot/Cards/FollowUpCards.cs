using Coordination.Bot.Chat;
using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Cards;

/// <summary>Wiedervorlagen: what earlier minutes left open, as proposals for the next agenda.</summary>
public static class FollowUpCards
{
    private const int MostFollowUps = 15;
    private const int LongestLine = 400;

    public static Card List(IReadOnlyList<FollowUpView> followUps, Wording words, Viewer viewer, string? note) =>
        Fitting.Of(Math.Min(followUps.Count, MostFollowUps), most => List(followUps, words, viewer, note, most));

    /// <summary>Asks for the reason without which nothing is dropped, or for that of a Nachtrag.</summary>
    public static Card ReasonForm(FollowUpView followUp, Wording words, string verb, Phrase question)
    {
        var title = words.Say(question);
        return new Card(title).Heading(title).Line(Short(followUp.Text))
            .TextInput("reason", words.Say(Phrase.LabelStateReason), null, words.Say(Phrase.ReasonRequired), ItemCards.LongestReason, multiline: true)
            .Buttons(
                CardButton.Send(words.Say(Phrase.ButtonConfirm), verb, Ids(followUp)).Positive(),
                CardButton.Do(words.Say(Phrase.ButtonBack), Verbs.ShowFollowUps));
    }

    private static Card List(IReadOnlyList<FollowUpView> followUps, Wording words, Viewer viewer, string? note, int most)
    {
        var title = words.Say(followUps.Count == 0 ? Phrase.NoFollowUps : Phrase.FollowUpsTitle, followUps.Count);
        var card = new Card(title).Heading(title);
        if (note is not null)
            card.Line(note);

        var visible = followUps.Where(followUp => MaySee(viewer, followUp)).ToList();
        foreach (var followUp in visible.Take(most))
            Add(card, followUp, words, viewer);

        if (followUps.Count > visible.Count)
            card.Note(words.Say(Phrase.NonPublicHidden, followUps.Count - visible.Count));
        if (visible.Count > most)
            card.Note(words.Say(Phrase.AndMore, visible.Count - most));
        return card.Buttons(CardButton.Do(words.Say(Phrase.ButtonProposals), Verbs.ShowProposals));
    }

    private static void Add(Card card, FollowUpView followUp, Wording words, Viewer viewer)
    {
        card.Separate(followUp.ItemTitle).Note($"{words.Say(followUp.Kind)}, {words.Say(followUp.Publicity)}").Line(Short(followUp.Text))
            .Fact(words.Say(Phrase.LabelAskedBy), followUp.AskedBy)
            .Fact(words.Say(Phrase.LabelPromisedBy), followUp.PromisedBy)
            .Fact(words.Say(Phrase.LabelDue), followUp.DueBy is { } by ? $"{followUp.DueText} ({words.Date(by)})" : followUp.DueText);
        if (viewer.IsChair)
        {
            card.ButtonRow(
                CardButton.Do(words.Say(Phrase.ButtonTakeFollowUp), Verbs.TakeFollowUp, Ids(followUp)).Positive(),
                CardButton.Do(words.Say(Phrase.ButtonDropFollowUp), Verbs.DropFollowUpForm, Ids(followUp)));
        }
    }

    /// <summary>In a shared chat only what the public may know.</summary>
    private static bool MaySee(Viewer viewer, FollowUpView followUp) => viewer.IsPersonal || followUp.Publicity == Publicity.Public;

    private static (string, string?)[] Ids(FollowUpView followUp) => [("followUp", followUp.Id.ToString()), ("group", followUp.GroupId.ToString())];

    private static string Short(string text) => text.Length <= LongestLine ? text : string.Concat(text.AsSpan(0, LongestLine - 1), "…");
}
