using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Cards;

/// <summary>A new proposal, put before the chair.</summary>
internal static class ProposalCard
{
    public static Card Of(AgendaItemView item, Wording say)
    {
        var heading = say.Say(Notice.ProposalTitle);
        return new Card(heading)
            .Heading(heading)
            .Fact(say.Say(Notice.Title), item.Title);
    }
}
