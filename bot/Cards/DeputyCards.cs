using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Cards;

/// <summary>What a Stellvertretung is told, and the person who relied on one.</summary>
internal static class DeputyCards
{
    /// <summary>Asked to stand in, or not needed any more: as it is now.</summary>
    public static Card Of(SessionView session, MyAnswer mine, Wording say)
    {
        var title = mine.StandsInFor is { } represented
            ? say.Say(Notice.DeputyAsked, represented.Name, session.Number, session.GroupName)
            : say.Say(Notice.DeputyFree, session.Number, session.GroupName);
        var card = Begin(title, session, say);
        return mine.StandsInFor is null ? card : AnswerCards.Add(card, session, mine, say);
    }

    public static Card Declined(SessionView session, MyAnswer mine, Wording say) =>
        AnswerCards.Add(Begin(say.Say(Notice.DeputyDeclined, mine.Deputy!.Name, session.Number, session.GroupName), session, say), session, mine, say);

    private static Card Begin(string title, SessionView session, Wording say) => new Card(title).Heading(title)
        .Fact(say.Say(Notice.When), say.Moment(session.StartsAt))
        .Fact(say.Say(Notice.Where), session.Place ?? say.Say(Notice.PlaceOpen));
}
