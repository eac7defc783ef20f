using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Coordination.Contracts;
using Coordination.Playground.Issuer;
using Coordination.Tests.Api;

namespace Coordination.Tests.Faults;

/// <summary>
/// What one group does in one round: four proposals (two said, two sent), a session, decisions, the invitation, a move; in some rounds the
/// session is held, recorded, drafted by the bot and approved. A step whose outcome is unknown ends what builds on it.
/// </summary>
public sealed class CouncilRound(MixedClient client, Council council, int round)
{
    private readonly Guid _sessionId = Guid.NewGuid();
    private readonly string _tag = string.Create(CultureInfo.InvariantCulture, $"G{council.Number:00}R{round:000}");

    private DateTimeOffset Start { get; } =
        CouncilTime.FromLocal(CouncilTime.DateOf(TimeProvider.System.GetUtcNow()).AddDays(30 + round), new TimeOnly(17, 0));

    private SessionFacts _session = null!;

    public bool Approved { get; private set; }

    public async Task RunAsync(bool isRecorded)
    {
        var planned = await PlanAsync();
        var items = await ProposeAsync();
        if (!planned)
        {
            return;
        }

        var admitted = 0;
        foreach (var (id, facts) in items.Take(2))
        {
            admitted += await AdmitAsync(id, facts) ? 1 : 0;
        }

        if (admitted == 0 || !await SessionStepAsync(council.Chair, SessionState.Invited, (api, ct) => api.PutInvitationAsync(_sessionId, ct)))
        {
            return;
        }

        await (isRecorded ? RecordAsync() : MoveAsync());
    }

    private async Task<bool> PlanAsync()
    {
        _session = new SessionFacts(Start, Start.AddHours(2), $"Raum {_tag}", SessionState.Scheduled);
        return await client.WriteAsync(
            council.Chair, $"{_sessionId}", _session,
            api => api.PutSessionAsync(_sessionId, new PlanSession(council.GroupId, Start, Start.AddHours(2), $"Raum {_tag}"), default), view => view.Version);
    }

    /// <returns>The items whose state is known, those sent first; the chair decides on two, and the others are refused and withdrawn.</returns>
    private async Task<List<(Guid Id, ItemFacts Facts)>> ProposeAsync()
    {
        var sent = new List<(Guid, ItemFacts)>();
        for (var i = 1; i <= 2; i++)
        {
            var id = Guid.NewGuid();
            var facts = new ItemFacts($"Bericht {_tag}i{i}", "Es wird Zeit.", Publicity.NonPublic, "Frau Beet", AgendaItemState.Proposed);
            if (await client.WriteAsync(
                council.Members[i], facts.Title, facts,
                api => api.PutItemAsync(id, new ProposeItem(council.GroupId, facts.Title, facts.Reason, facts.Publicity, facts.Presenter), default), view => view.Version)
                && await ChangeAsync(id, council.Members[i], facts, i) is { } changed)
            {
                sent.Add((id, changed));
            }
        }

        await DecideSaidAsync(await SayAsync(council.Members[0], 3), refuse: true);
        await DecideSaidAsync(await SayAsync(council.Members[0], 4), refuse: false);
        return sent;
    }

    private async Task<ItemFacts?> ChangeAsync(Guid id, Person by, ItemFacts facts, int i)
    {
        var changed = facts with { Reason = $"Begründung {_tag}i{i}", Publicity = Publicity.Public };
        var line = client.Ledger.Find(facts.Title)!;
        var content = new ItemContent(changed.Title, changed.Reason, changed.Publicity, changed.Presenter);
        // A proposal whose answer was lost and that was found again has the version it began with.
        var seen = Math.Max(line.Version, 1);
        return await client.WriteAsync(by, facts.Title, changed, api => api.PutItemContentAsync(id, content, seen, default), view => view.Version) ? changed : null;
    }

    private async Task<string?> SayAsync(Person member, int i)
    {
        var title = $"Sachstand {_tag}i{i}";
        return await client.SayProposalAsync(member, title) ? title : null;
    }

    private async Task DecideSaidAsync(string? title, bool refuse)
    {
        if (title is null)
        {
            return;
        }

        var said = (await client.ReadAsync(council.Members[0], api => api.GetMyItemsAsync(default))).Single(item => item.Title == title);
        var facts = new ItemFacts(title, null, Publicity.Public, null, refuse ? AgendaItemState.Refused : AgendaItemState.Withdrawn, refuse ? $"Grund {_tag}" : null);
        await (refuse
            ? client.WriteAsync(council.Chair, title, facts, api => api.PutItemRefusalAsync(said.Id, new RefuseItem($"Grund {_tag}"), default), view => view.Version)
            : client.WriteAsync(council.Members[0], title, facts, api => api.PutWithdrawalAsync(said.Id, default), view => view.Version));
    }

    private Task<bool> AdmitAsync(Guid id, ItemFacts facts) => client.WriteAsync(
        council.Chair, facts.Title, facts with { State = AgendaItemState.Admitted },
        api => api.PutAdmissionAsync(id, new AdmitItem(_sessionId), default), view => view.Version);

    private Task<bool> SessionStepAsync(Person by, SessionState state, Func<CoordinationClient, CancellationToken, Task<SessionView>> call) =>
        SessionStepAsync(by, _session with { State = state }, call);

    private async Task<bool> SessionStepAsync(Person by, SessionFacts facts, Func<CoordinationClient, CancellationToken, Task<SessionView>> call)
    {
        _session = facts;
        return await client.WriteAsync(by, $"{_sessionId}", facts, api => call(api, default), view => view.Version);
    }

    private Task<bool> MoveAsync()
    {
        var moved = _session with { StartsAt = Start.AddHours(1), EndsAt = Start.AddHours(3) };
        return SessionStepAsync(
            council.Chair, moved, (api, ct) => api.PutScheduleAsync(_sessionId, new SessionSchedule(moved.StartsAt, moved.EndsAt, moved.Place, MovedFrom: Start), ct));
    }

    private async Task RecordAsync()
    {
        if (await SessionStepAsync(council.Chair, SessionState.Open, (api, ct) => api.PutOpeningAsync(_sessionId, new SessionMoment(Start), ct))
            && await SessionStepAsync(council.Chair, SessionState.Closed, (api, ct) => api.PutClosureAsync(_sessionId, new SessionMoment(Start.AddHours(1)), ct))
            && await NoticeAsync()
            && await AttendAsync() && await UploadAsync() && await DraftedAsync())
        {
            Approved = await ApproveAsync();
        }
    }

    private async Task<bool> NoticeAsync()
    {
        var seen = await SeenAsync();
        return await SessionStepAsync(council.Clerk, _session with { InformedBy = _tag }, (api, ct) =>
            api.PutRecordingNoticeAsync(_sessionId, new RecordingNotice(_tag, Start, ObjectionsRaised: false), seen, ct));
    }

    /// <summary>The version on the clerk's page: an answer that got lost did not name the one it made.</summary>
    private async Task<long> SeenAsync() => (await client.ReadAsync(council.Clerk, api => api.FindSessionAsync(_sessionId, default)))!.Version;

    private async Task<bool> AttendAsync()
    {
        var present = client.Scene.Rosters[council.GroupId].Members.Take(3).Select(member => new Attendance(member.Id, AttendanceStatus.Present)).ToList();
        var seen = await SeenAsync();
        return await SessionStepAsync(council.Clerk, _session with { Present = present.Count }, (api, ct) =>
            api.PutAttendanceAsync(_sessionId, new AttendanceList(present, []), seen, ct));
    }

    private Task<bool> UploadAsync()
    {
        var id = Guid.NewGuid();
        var file = Encoding.UTF8.GetBytes(MinutesScene.Transcript.Replace("48 Familien", $"48 Familien der {_tag}", StringComparison.Ordinal));
        var sha = Convert.ToHexStringLower(SHA256.HashData(file));
        return client.WriteAsync(
            council.Clerk, $"{id}", new TranscriptFacts(sha, sha, 4),
            async api =>
            {
                using var content = new MemoryStream(file);
                return await api.PutTranscriptAsync(_sessionId, id, content, "sitzung.vtt", null, default);
            },
            _ => 0);
    }

    private async Task<bool> DraftedAsync()
    {
        for (var wait = 0; wait < 40; wait++)
        {
            if (await client.ReadAsync(council.Clerk, api => api.FindMinutesAsync(_sessionId, default)) is { Engine: not null })
            {
                return true;
            }

            await Task.Delay(100);
        }

        // The draft comes later: its errand waits for another attempt.
        return false;
    }

    private async Task<bool> ApproveAsync()
    {
        while (await client.ReadAsync(council.Clerk, api => api.FindMinutesAsync(_sessionId, default)) is { Blockers: [var blocker, ..] } minutes)
        {
            if (!await SettleAsync(blocker, minutes.Version))
            {
                return false;
            }
        }

        var preview = (await client.ReadAsync(council.Clerk, api => api.FindMinutesPreviewAsync(_sessionId, default)))!;
        return await client.WriteAsync(
            council.Clerk, $"approval {_sessionId}", new ApprovalFacts(preview.Sha256),
            api => api.PostApprovalAsync(_sessionId, preview.Version, default, preview.Sha256), view => view.Version);
    }

    private Task<bool> SettleAsync(Blocker blocker, long version)
    {
        var entryId = blocker.EntryId ?? Guid.NewGuid();
        if (blocker.Kind == BlockerKind.Verdict)
        {
            return client.WriteAsync(council.Clerk, $"{entryId}", new EntryFacts(null), api => api.DeleteEntryAsync(_sessionId, entryId, version, default), _ => 0);
        }

        var edit = new EditEntry(
            blocker.AgendaItemId!.Value, EntryKind.Decision, $"Ohne Ergebnis, {_tag}.", null, [], new Decision(Outcome.NoResult), OwnAddition: true);
        return client.WriteAsync(
            council.Clerk, $"{entryId}", new EntryFacts(edit.Text), api => api.PutEntryAsync(_sessionId, entryId, edit, version, default), _ => 0);
    }
}
