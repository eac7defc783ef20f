namespace Coordination.Contracts;

public sealed partial class CoordinationClient
{
    /// <summary>What the approved minutes of a group left open, what is due first at the head; without those that were settled.</summary>
    public Task<IReadOnlyList<FollowUpView>> GetFollowUpsAsync(Guid groupId, CancellationToken ct) =>
        GetAsync<IReadOnlyList<FollowUpView>>(Routes.Fill(Routes.GroupFollowUps, groupId), ct);

    public Task<AgendaItemView> PutFollowUpOnAgendaAsync(Guid followUpId, TakeFollowUp take, CancellationToken ct) =>
        PutAsync<AgendaItemView>(Routes.Fill(Routes.FollowUpAgenda, followUpId), take, ct);

    public Task<FollowUpView> PutFollowUpDropAsync(Guid followUpId, DropFollowUp drop, CancellationToken ct) =>
        PutAsync<FollowUpView>(Routes.Fill(Routes.FollowUpDrop, followUpId), drop, ct);
}
