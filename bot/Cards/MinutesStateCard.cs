using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Cards;

/// <summary>How far the Niederschriften of the last sessions are. Reading and approving happens on the pages, under the person's own sign-in.</summary>
internal static class MinutesStateCard
{
    private const int MostSessions = 5;

    public static Card Of(IReadOnlyList<SessionView> held, Wording words, Viewer viewer, PageLinks pages)
    {
        var title = words.Say(held.Count == 0 ? Phrase.NoMinutes : Phrase.MinutesTitle);
        var card = new Card(title).Heading(title);
        foreach (var session in held.Take(MostSessions))
        {
            card.Separate(words.Say(Phrase.SessionTitle, session.Number, session.GroupName))
                .Note(words.Moment(session.StartsAt))
                .Fact(words.Say(Phrase.LabelMinutes), session.Minutes is { } state ? words.Say(state) : words.Say(Phrase.MinutesNotStarted));
            if (PageOf(session, words, viewer, pages) is { } button)
                card.ButtonRow(button);
        }

        return card;
    }

    /// <summary>The draft is for those who work on it; everybody may read what was approved.</summary>
    private static CardButton? PageOf(SessionView session, Wording words, Viewer viewer, PageLinks pages) => session.Minutes switch
    {
        MinutesState.Approved => CardButton.Open(words.Say(Phrase.ButtonReadMinutes), pages.Minutes(session.Id)),
        not null when viewer.Role is Role.Clerk or Role.Chair => CardButton.Open(words.Say(Phrase.ButtonReview), pages.Draft(session.Id)),
        _ => null,
    };
}
