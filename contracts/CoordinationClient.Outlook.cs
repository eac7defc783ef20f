namespace Coordination.Contracts;

public sealed partial class CoordinationClient
{
    /// <summary>For the bot's own token with the role <see cref="Routes.ErrandsRole"/>.</summary>
    public Task<EventPlan?> FindEventPlanAsync(Guid sessionId, CancellationToken ct) => FindAsync<EventPlan>(Routes.Fill(Routes.OutlookEvent, sessionId), ct);

    public Task PutOutlookEventAsync(Guid sessionId, RecordEvent written, CancellationToken ct) =>
        SendAsync(HttpMethod.Put, Routes.Fill(Routes.OutlookEvent, sessionId), Json(written), null, ct);

    /// <summary>Chair or clerk: the Termin in Outlook shall be again as the session is.</summary>
    public Task PutOutlookRestorationAsync(Guid sessionId, CancellationToken ct) =>
        SendAsync(HttpMethod.Put, Routes.Fill(Routes.OutlookRestoration, sessionId), null, null, ct);
}
