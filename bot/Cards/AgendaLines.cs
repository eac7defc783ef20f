using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Cards;

/// <summary>A Tagesordnung inside a message: one line per item.</summary>
internal static class AgendaLines
{
    public static void Add(Card card, IReadOnlyList<AgendaItemView> items, int shown, Wording say)
    {
        if (items.Count == 0)
            return;

        card.Separate(say.Say(Notice.Agenda));
        foreach (var item in items.Take(shown))
            card.Line(Of(item, say));

        if (shown < items.Count)
            card.Note(say.Say(Notice.MoreItems, items.Count - shown));

        if (items.Any(item => item.Publicity == Publicity.NonPublic))
            card.Note(say.Say(Notice.NonPublicHint));
    }

    private static string Of(AgendaItemView item, Wording say) =>
        say.Say(item.Publicity == Publicity.NonPublic ? Notice.ItemNonPublic : Notice.Item, item.Number, item.Title).Trim();
}
