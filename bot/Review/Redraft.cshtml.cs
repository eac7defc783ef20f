using Coordination.Bot.Review.Texts;
using Coordination.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace Coordination.Bot.Review;

/// <summary>A later draft (neuer Entwurf) beside the minutes: what it would change, side by side, and a click for each change.</summary>
public sealed class RedraftModel(CoordinationClient client, PageTexts texts) : ReviewPage(client, texts)
{
    private Dictionary<string, Cue> _cues = [];

    [BindProperty(SupportsGet = true)]
    public Guid SessionId { get; set; }

    [BindProperty]
    public long Version { get; set; }

    /// <summary>The item under which something was settled just before.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Done { get; set; }

    public SessionView Session { get; private set; } = null!;

    public MinutesView Minutes { get; private set; } = null!;

    /// <summary>Null where no later draft waits.</summary>
    public RedraftView? Redraft { get; private set; }

    public bool MayEdit { get; private set; }

    public Cue? CueOf(string id) => _cues.GetValueOrDefault(id);

    public Task OnGetAsync() => ReadAsync();

    public Task<IActionResult> OnPostChangeAsync(Guid item, Guid change, bool take, string? seen) => SettleAsync(
        item,
        seen,
        redraft => redraft.Items.SelectMany(other => other.Changes).FirstOrDefault(other => other.Id == change),
        version => Api.PutRedraftChangeAsync(SessionId, change, take, version, Ct));

    public Task<IActionResult> OnPostItemAsync(Guid item, bool take, string? seen) => SettleAsync(
        item,
        seen,
        redraft => redraft.Items.FirstOrDefault(other => other.AgendaItemId == item)?.Changes,
        version => Api.PutRedraftItemAsync(SessionId, item, take, version, Ct));

    private async Task<IActionResult> SettleAsync(Guid item, string? seen, Func<RedraftView, object?> part, Func<long, Task> write)
    {
        if (await TryAsync(() => WriteAsync(seen, part, write)))
        {
            return Again($"?done={item}#i-{item}");
        }

        await ReadAsync();
        Problem = Response.StatusCode == StatusCodes.Status412PreconditionFailed ? T["redraft.changedMeanwhile"] : Problem;
        return Page();
    }

    /// <summary>The version covers all of the minutes: where a colleague changed another place, the click still means what was seen.</summary>
    private async Task WriteAsync(string? seen, Func<RedraftView, object?> part, Func<long, Task> write)
    {
        try
        {
            await write(Version);
        }
        catch (RefusedException e) when (e.Code == Refusal.Stale)
        {
            if (await Api.FindRedraftAsync(SessionId, Ct) is not { } now || part(now) is not { } same || Basis.Of(same) != seen)
            {
                throw;
            }

            await write(now.Version);
        }
    }

    private async Task ReadAsync()
    {
        Session = Existing(await Api.FindSessionAsync(SessionId, Ct));
        Minutes = Existing(await Api.FindMinutesAsync(SessionId, Ct));
        Redraft = await Api.FindRedraftAsync(SessionId, Ct);
        var group = Existing(await Api.FindGroupAsync(Session.GroupId, Ct));
        MayEdit = group.Members.Any(member => member.PersonId == PersonId && member.Role == Role.Clerk) && Minutes.State != MinutesState.Approved;
        if (Redraft is null)
        {
            return;
        }

        var (cues, _) = await Api.ReadAsync(Minutes, Ct);
        _cues = (await Api.GetCuesAsync(SessionId, Redraft.TranscriptId, Ct)).Concat(cues).DistinctBy(cue => cue.Id)
            .ToDictionary(cue => cue.Id, StringComparer.Ordinal);
    }
}
