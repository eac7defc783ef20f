using System.Net.Http.Headers;

namespace Coordination.Contracts;

public sealed partial class CoordinationClient
{
    public Task<MeView> GetMeAsync(CancellationToken ct) => GetAsync<MeView>(Routes.Me, ct);

    /// <summary>The same, and the chat it is asked in; for the bot acting for a person only.</summary>
    public Task<MeView> GetMeAsync(string conversationId, CancellationToken ct) => GetAsync<MeView>($"{Routes.Me}?chat={Uri.EscapeDataString(conversationId)}", ct);

    public Task<IReadOnlyList<GroupSummary>> GetGroupsAsync(CancellationToken ct) => GetAsync<IReadOnlyList<GroupSummary>>(Routes.Groups, ct);

    public Task<GroupView?> FindGroupAsync(Guid groupId, CancellationToken ct) => FindAsync<GroupView>(Routes.Fill(Routes.Group, groupId), ct);

    /// <summary>Creates or, with <paramref name="ifMatch"/>, changes a group.</summary>
    public Task<GroupView> PutGroupAsync(Guid groupId, GroupDefinition group, CancellationToken ct, long? ifMatch = null) =>
        PutAsync<GroupView>(Routes.Fill(Routes.Group, groupId), group, ct, ifMatch);

    /// <summary>Adds or, with <paramref name="ifMatch"/> (the group's version), renames a faction.</summary>
    public Task<GroupView> PutFactionAsync(Guid groupId, Guid factionId, FactionDefinition faction, CancellationToken ct, long? ifMatch = null) =>
        PutAsync<GroupView>(Routes.Fill(Routes.Faction, groupId, factionId), faction, ct, ifMatch);

    /// <summary>Adds or, with <paramref name="ifMatch"/> (the group's version), changes a membership.</summary>
    public Task<GroupView> PutMemberAsync(Guid groupId, Guid memberId, MemberDefinition member, CancellationToken ct, long? ifMatch = null) =>
        PutAsync<GroupView>(Routes.Fill(Routes.Member, groupId, memberId), member, ct, ifMatch);

    /// <summary>Ends a membership today; what the person did stays.</summary>
    public Task EndMemberAsync(Guid groupId, Guid memberId, CancellationToken ct) =>
        SendAsync(HttpMethod.Delete, Routes.Fill(Routes.Member, groupId, memberId), null, null, ct);

    /// <summary>Imports factions and members from CSV (docs/operations.md has the columns): all of it, or nothing and the list of errors.</summary>
    public Task<RosterImport> PutRosterAsync(Guid groupId, Stream csv, CancellationToken ct)
    {
        var content = new StreamContent(csv);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv", "utf-8");
        return SendAsync<RosterImport>(HttpMethod.Put, Routes.Fill(Routes.Roster, groupId), content, null, ct);
    }

    public Task<ConversationRecord> PutConversationAsync(ConversationRecord conversation, CancellationToken ct) =>
        PutAsync<ConversationRecord>(Routes.Fill(Routes.Conversation, conversation.Id), conversation, ct);

    public Task<IReadOnlyList<JournalEntryView>> GetJournalAsync(Guid groupId, CancellationToken ct) =>
        GetAsync<IReadOnlyList<JournalEntryView>>(Routes.Fill(Routes.GroupJournal, groupId), ct);
}
