using System.Diagnostics;
using Coordination.Contracts;
using Coordination.Drafting;

namespace Coordination.Bot.Minutes;

/// <summary>
/// Drafts a Niederschrift with the deterministic engine, and with a language model's help where one is configured, and stores it through the API,
/// which judges every sentence itself and lays the draft beside minutes that a person has in hand.
/// </summary>
internal sealed class DraftErrand(CoordinationClient api, ModelWriter model, TimeProvider time)
{
    private static readonly ActivitySource Traces = new("Coordination.Bot.Minutes");
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(16);

    /// <returns>False where no draft is wanted any more.</returns>
    public async Task<bool> DraftAsync(ErrandView errand, CancellationToken ct)
    {
        if (errand.SessionId is not { } sessionId || await api.FindDraftingInputAsync(sessionId, errand.SubjectId, ct) is not { } input)
            return false;

        // A long transcript keeps a core busy for a while: not on a thread that others wait for.
        var draft = await Task.Run(() => model.IsConfigured ? model.WriteAsync(input, ct) : Task.FromResult(Draft(input)), ct);
        try
        {
            await PutAsync(sessionId, draft, ct);
            return true;
        }
        catch (RefusedException e) when (e.Code == Refusal.MinutesApproved)
        {
            return false;
        }
    }

    /// <summary>A draft that was paid for is not thrown away because the API restarts.</summary>
    private async Task PutAsync(Guid sessionId, MinutesDraft draft, CancellationToken ct)
    {
        for (var pause = TimeSpan.FromSeconds(1); ; pause *= 2)
        {
            try
            {
                await api.PutDraftAsync(sessionId, draft, ct);
                return;
            }
            catch (ApiUnavailableException) when (draft.Usage is not null && pause <= LongestPause)
            {
                await Task.Delay(pause, time, ct);
            }
        }
    }

    private static MinutesDraft Draft(DraftingInput input)
    {
        using var trace = Traces.StartActivity("Draft");
        trace?.SetTag("coordination.cues", input.Cues.Count).SetTag("coordination.agenda_items", input.Agenda.Count);
        return Drafter.Draft(input);
    }
}
