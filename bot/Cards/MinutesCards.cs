using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Cards;

/// <summary>Entwurf and genehmigte Niederschrift: the message leads to the page, where the text stands.</summary>
internal static class MinutesCards
{
    public static Card DraftWaits(SessionView session, MinutesView minutes, Uri page, Wording say)
    {
        var heading = say.Say(Notice.DraftTitle, session.Number, session.GroupName);
        return new Card(heading)
            .Heading(heading)
            .Line(minutes.Blockers.Count == 0 ? say.Say(Notice.NothingBlocks) : say.Say(Notice.Blockers, minutes.Blockers.Count))
            .Buttons(CardButton.Open(say.Say(Notice.OpenReview), page));
    }

    /// <summary>Minutes in hand stay as they are; the message says that there is something to look at.</summary>
    public static Card RedraftWaits(SessionView session, RedraftNotice redraft, Uri page, Wording say)
    {
        var heading = say.Say(Notice.RedraftTitle, session.Number, session.GroupName);
        return new Card(heading).Heading(heading).Line(say.Say(Notice.RedraftOpen, redraft.Open)).Buttons(CardButton.Open(say.Say(Notice.OpenRedraft), page));
    }

    /// <summary>In short: what was decided under each item. The whole text is behind the button.</summary>
    public static Card Approved(SessionView session, ApprovedMinutes minutes, Uri page, Wording say)
    {
        var heading = say.Say(Notice.MinutesTitle, session.Number, session.GroupName);
        var results = minutes.Items
            .Select(item => (Item: item, Texts: item.Entries.Where(entry => entry.Kind == EntryKind.Decision).Select(entry => entry.Text).ToList()))
            .Where(result => result.Texts.Count > 0)
            .ToList();
        var approval = say.Say(Notice.ApprovedByAt, string.Join(", ", minutes.Approval.ApprovedBy), say.Moment(minutes.Approval.ApprovedAt));
        return Fitting.Of(results.Count, shown =>
        {
            var card = new Card(heading).Heading(heading).Fact(say.Say(Notice.ApprovedBy), approval);
            foreach (var (item, texts) in results.Take(shown))
            {
                card.Separate(say.Say(item.Publicity == Publicity.NonPublic ? Notice.ItemNonPublic : Notice.Item, item.Number, item.Title));
                foreach (var text in texts)
                    card.Line(text);
            }

            if (shown < results.Count)
                card.Note(say.Say(Notice.MoreItems, results.Count - shown));

            return card.Buttons(CardButton.Open(say.Say(Notice.OpenMinutes), page));
        });
    }
}
