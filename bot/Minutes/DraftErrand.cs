using System.Diagnostics;
using Coordination.Contracts;
using Coordination.Drafting;

namespace Coordination.Bot.Minutes;

/// <summary>
/// Drafts a Niederschrift with the deterministic engine and stores it through the API, which judges every sentence itself and lays the draft
/// beside minutes that a person has in hand.
/// </summary>
internal sealed class DraftErrand(CoordinationClient api)
{
    private static readonly ActivitySource Traces = new("Coordination.Bot.Minutes");

    /// <returns>False where no draft is wanted any more.</returns>
    public async Task<bool> DraftAsync(ErrandView errand, CancellationToken ct)
    {
        if (errand.SessionId is not { } sessionId || await api.FindDraftingInputAsync(sessionId, errand.SubjectId, ct) is not { } input)
            return false;

        // A long transcript keeps a core busy for a while: not on a thread that others wait for.
        var draft = await Task.Run(() => Draft(input), ct);
        try
        {
            await api.PutDraftAsync(sessionId, draft, ct);
            return true;
        }
        catch (RefusedException e) when (e.Code == Refusal.MinutesApproved)
        {
            return false;
        }
    }

    private static MinutesDraft Draft(DraftingInput input)
    {
        using var trace = Traces.StartActivity("Draft");
        trace?.SetTag("coordination.cues", input.Cues.Count).SetTag("coordination.agenda_items", input.Agenda.Count);
        return Drafter.Draft(input);
    }
}
