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
            .Fact(say.Say(Notice.Title), item.Title)
            .Fact(say.Say(Notice.Reason), item.Reason)
            .Fact(say.Say(Notice.Presenter), item.Presenter)
            .Fact(say.Say(Notice.ProposedBy), item.FactionName is null ? item.ProposedByName : say.Say(Notice.PersonOf, item.ProposedByName, item.FactionName))
            .Note(say.Say(item.Publicity == Publicity.NonPublic ? Notice.WishNonPublic : Notice.WishPublic));
    }
}
