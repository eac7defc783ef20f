namespace Coordination.Contracts;

public sealed partial class CoordinationClient
{
    public Task<AgendaView?> FindAgendaAsync(Guid sessionId, CancellationToken ct) =>
        FindAsync<AgendaView>(Routes.Fill(Routes.Agenda, sessionId), ct);

    public Task<AgendaView> PutAgendaOrderAsync(Guid sessionId, AgendaOrder order, long ifMatch, CancellationToken ct) =>
        PutAsync<AgendaView>(Routes.Fill(Routes.AgendaOrder, sessionId), order, ct, ifMatch);

    /// <summary>Items of a group in these states, oldest first; none named means those that wait for the chair (proposed and deferred).</summary>
    public Task<IReadOnlyList<AgendaItemView>> GetGroupItemsAsync(Guid groupId, CancellationToken ct, params ReadOnlySpan<AgendaItemState> states)
    {
        var path = Routes.Fill(Routes.GroupItems, groupId);
        var separator = '?';
        foreach (var state in states)
        {
            path += $"{separator}state={state}";
            separator = '&';
        }

        return GetAsync<IReadOnlyList<AgendaItemView>>(path, ct);
    }

    /// <summary>What the caller proposed, newest first.</summary>
    public Task<IReadOnlyList<AgendaItemView>> GetMyItemsAsync(CancellationToken ct) => GetAsync<IReadOnlyList<AgendaItemView>>(Routes.MyItems, ct);

    public Task<AgendaItemView?> FindItemAsync(Guid itemId, CancellationToken ct) => FindAsync<AgendaItemView>(Routes.Fill(Routes.Item, itemId), ct);

    public Task<AgendaItemView> PutItemAsync(Guid itemId, ProposeItem item, CancellationToken ct) =>
        PutAsync<AgendaItemView>(Routes.Fill(Routes.Item, itemId), item, ct);

    public Task<AgendaItemView> PutItemContentAsync(Guid itemId, ItemContent content, long ifMatch, CancellationToken ct) =>
        PutAsync<AgendaItemView>(Routes.Fill(Routes.ItemContent, itemId), content, ct, ifMatch);

    public Task<AgendaItemView> PutAdmissionAsync(Guid itemId, AdmitItem admission, CancellationToken ct) =>
        PutAsync<AgendaItemView>(Routes.Fill(Routes.Admission, itemId), admission, ct);

    public Task<AgendaItemView> PutDeferralAsync(Guid itemId, DeferItem deferral, CancellationToken ct) =>
        PutAsync<AgendaItemView>(Routes.Fill(Routes.Deferral, itemId), deferral, ct);

    public Task<AgendaItemView> PutItemRefusalAsync(Guid itemId, RefuseItem refusal, CancellationToken ct) =>
        PutAsync<AgendaItemView>(Routes.Fill(Routes.ItemRefusal, itemId), refusal, ct);

    public Task<AgendaItemView> PutWithdrawalAsync(Guid itemId, CancellationToken ct) =>
        SendAsync<AgendaItemView>(HttpMethod.Put, Routes.Fill(Routes.Withdrawal, itemId), null, null, ct);
}
