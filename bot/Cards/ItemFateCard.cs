using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Cards;

/// <summary>What became of a proposal, told to the person who made it. The item's words stay out of the summary, which shows on locked screens.</summary>
internal static class ItemFateCard
{
    /// <param name="session">The session it was put on; null where there is none.</param>
    public static Card Of(AgendaItemView item, SessionView? session, Wording say)
    {
        var heading = say.Say(item.State switch
        {
            AgendaItemState.Admitted => Notice.ItemAdmitted,
            AgendaItemState.Deferred => Notice.ItemDeferred,
            AgendaItemState.Refused => Notice.ItemRefused,
            _ => throw new ArgumentOutOfRangeException(nameof(item), item.State, "No fate yet."),
        });
        return new Card(heading)
            .Heading(heading)
            .Fact(say.Say(Notice.Title), item.Title)
            .Fact(say.Say(Notice.Number), item.State == AgendaItemState.Admitted ? item.Number : null)
            .Fact(say.Say(Notice.Session), session is null ? null : say.Moment(session.StartsAt))
            .Fact(say.Say(Notice.Reason), item.StateReason);
    }
}
