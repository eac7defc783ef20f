using Coordination.Bot.Texts;
using Coordination.Contracts;
using Microsoft.Extensions.Options;

namespace Coordination.Bot.Calendar;

/// <summary>
/// Keeps the Termin of a session in Outlook as the session is now, whatever the errand was made for: what happened meanwhile is in the plan
/// that it reads. Doing it twice changes nothing.
/// </summary>
internal sealed class EventErrand(CoordinationClient api, OutlookCalendar outlook, IOptions<GraphOptions> options, TimeProvider time)
{
    /// <returns>False where nothing was left to do.</returns>
    public async Task<bool> RunAsync(ErrandView errand, CancellationToken ct)
    {
        if (!options.Value.IsConfigured || errand.SessionId is not { } sessionId || await api.FindEventPlanAsync(sessionId, ct) is not { } plan)
            return false;

        return (errand.Kind, plan.State, plan.Written) switch
        {
            (ErrandKind.CheckEvent, SessionState.Invited, { } written) => await CheckAsync(sessionId, written, ct),
            (ErrandKind.CheckEvent, _, _) => false,
            (_, SessionState.Invited, null) => await CreateAsync(plan, sessionId.ToString(), replaces: null, ct),
            (_, SessionState.Invited, { } written) => await UpdateAsync(plan, written, errand, ct),
            (_, SessionState.Cancelled, { } written) => await CancelAsync(plan, written, ct),
            _ => false,
        };
    }

    /// <param name="transaction">For the first one the session's id, so that two errands at once make one event; for another one the errand's own.</param>
    private async Task<bool> CreateAsync(EventPlan plan, string transaction, string? replaces, CancellationToken ct)
    {
        var made = await outlook.CreateAsync(plan, Wording.German.Say(Notice.EventText), transaction, ct);
        try
        {
            await api.PutOutlookEventAsync(plan.SessionId, new RecordEvent(made, replaces), ct);
        }
        catch (RefusedException e) when (e.Code == Refusal.IdTaken)
        {
            await outlook.DeleteAsync(made, ct);
        }

        return true;
    }

    private async Task<bool> UpdateAsync(EventPlan plan, OutlookEvent written, ErrandView errand, CancellationToken ct)
    {
        if (await outlook.UpdateAsync(plan, written, ct) is not { } updated) return await CreateAsync(plan, errand.Id.ToString(), written.EventId, ct);

        await api.PutOutlookEventAsync(plan.SessionId, new RecordEvent(updated), ct);
        return true;
    }

    private async Task<bool> CancelAsync(EventPlan plan, OutlookEvent written, CancellationToken ct)
    {
        await outlook.CancelAsync(written, plan.CancellationReason, ct);
        return true;
    }

    private async Task<bool> CheckAsync(Guid sessionId, OutlookEvent written, CancellationToken ct)
    {
        var drift = await outlook.DriftAsync(written, time.GetUtcNow(), ct);
        if (drift is null && written.Drift is null) return false;

        await api.PutOutlookEventAsync(sessionId, new RecordEvent(written with { Drift = drift }), ct);
        return true;
    }
}
