using Coordination.Bot.Review.Texts;
using Coordination.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace Coordination.Bot.Review;

/// <summary>Who changed which sentence of the Niederschrift, when, from what to what.</summary>
public sealed class HistoryModel(CoordinationClient client, PageTexts texts) : ReviewPage(client, texts)
{
    [BindProperty(SupportsGet = true)]
    public Guid SessionId { get; set; }

    public SessionView Session { get; private set; } = null!;

    public IReadOnlyList<RevisionView> Revisions { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Session = Existing(await Api.FindSessionAsync(SessionId, Ct));
        Revisions = [.. (await Api.GetRevisionsAsync(SessionId, Ct)).OrderByDescending(revision => revision.Version)];
    }
}
