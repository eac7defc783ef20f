using Coordination.Bot.Channel;

namespace Coordination.Bot.Cards;

/// <summary>Makes a card of a list as long as a message may be: a card beyond the budget would arrive as bare text without its buttons.</summary>
internal static class Fitting
{
    /// <param name="make">Makes the card with so many of the entries, and says how many it leaves out.</param>
    public static Card Of(int count, Func<int, Card> make)
    {
        for (var shown = count; ; shown = shown * 3 / 4)
        {
            var card = make(shown);
            if (shown == 0 || card.ToWrittenJson().SizeInUtf16 <= OutgoingMessage.CardBudgetBytes)
                return card;
        }
    }
}
