using Coordination.Bot.Chat;
using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Cards;

/// <summary>Questions about the working group: which one is meant, and which one a shared chat belongs to.</summary>
public static class GroupCards
{
    private const int MostButtons = 6;

    /// <summary>Each button carries it, and the card has to stay within its size; a longer text is asked for again.</summary>
    private const int LongestKept = 500;

    /// <param name="text">What was asked before; it is taken up again after the choice.</param>
    public static Card Choose(IReadOnlyList<GroupSummary> groups, Wording words, string? text, Guid? sourceId)
    {
        var card = new Card(words.Say(Phrase.WhichGroup)).Line(words.Say(Phrase.WhichGroup));
        var kept = text?.Length <= LongestKept ? text : null;
        foreach (var group in groups.Take(MostButtons))
            card.Buttons(CardButton.Do(group.ShortName, Verbs.ChooseGroup, ("group", group.Id.ToString()), ("text", kept), ("source", sourceId?.ToString())));

        return card;
    }

    public static Card Bind(IReadOnlyList<GroupSummary> groups, Wording words)
    {
        var card = new Card(words.Say(Phrase.BindQuestion)).Line(words.Say(Phrase.BindQuestion)).Note(words.Say(Phrase.BindExplained));
        foreach (var group in groups.Take(MostButtons))
            card.Buttons(CardButton.Do(group.ShortName, Verbs.BindGroup, ("group", group.Id.ToString())));

        return card;
    }
}
