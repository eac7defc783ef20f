namespace Coordination.Contracts;

public sealed partial class CoordinationClient
{
    public Task<IReadOnlyList<ErrandView>> LeaseErrandsAsync(LeaseErrands lease, CancellationToken ct) =>
        SendAsync<IReadOnlyList<ErrandView>>(HttpMethod.Post, Routes.ErrandLeases, Json(lease), null, ct);

    /// <summary>Keeps a long errand (drafting) from being handed to somebody else.</summary>
    public Task ExtendLeaseAsync(Guid errandId, ErrandReport report, CancellationToken ct) =>
        SendAsync(HttpMethod.Put, Routes.Fill(Routes.ErrandLease, errandId), Json(report), null, ct);

    public Task CompleteErrandAsync(Guid errandId, ErrandReport report, CancellationToken ct) =>
        SendAsync(HttpMethod.Put, Routes.Fill(Routes.ErrandCompletion, errandId), Json(report), null, ct);

    public Task FailErrandAsync(Guid errandId, ErrandFailure failure, CancellationToken ct) =>
        SendAsync(HttpMethod.Put, Routes.Fill(Routes.ErrandFailure, errandId), Json(failure), null, ct);

    /// <summary>Errands of a group that wait or are stuck.</summary>
    public Task<IReadOnlyList<ErrandSummary>> GetErrandsAsync(Guid groupId, CancellationToken ct) =>
        GetAsync<IReadOnlyList<ErrandSummary>>(Routes.Fill(Routes.GroupErrands, groupId), ct);

    /// <summary>The clerk lets a stuck errand be tried again.</summary>
    public Task RetryErrandAsync(Guid errandId, CancellationToken ct) =>
        SendAsync(HttpMethod.Put, Routes.Fill(Routes.ErrandRetry, errandId), null, null, ct);
}
