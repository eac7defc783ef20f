using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Coordination.Api.Agenda;
using Coordination.Api.Errands;
using Coordination.Api.Journal;
using Coordination.Api.Minutes;
using Coordination.Api.Sessions;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Tests.Faults;

/// <summary>What the database says when all is over, held against the ledger and against itself. Findings are collected, none hides another.</summary>
public sealed class Autopsy
{
    private readonly List<string> _findings = [];
    private List<AgendaItem> _items = [];
    private List<Session> _sessions = [];
    private List<Transcript> _transcripts = [];
    private List<TranscriptFile> _files = [];
    private List<TranscriptText> _texts = [];
    private List<SessionMinutes> _minutes = [];
    private List<JournalEntry> _journal = [];
    private List<Errand> _errands = [];

    public IReadOnlyList<string> Findings => _findings;

    public IReadOnlyList<AgendaItem> Items => _items;

    public IReadOnlyList<Session> Sessions => _sessions;

    public IReadOnlyList<Errand> Errands => _errands;

    public int JournalRows => _journal.Count;

    public static async Task<Autopsy> OfAsync(CouncilDb db)
    {
        var autopsy = new Autopsy
        {
            _items = await db.Items.AsNoTracking().ToListAsync(),
            _sessions = await db.Sessions.AsNoTracking().ToListAsync(),
            _transcripts = await db.Transcripts.AsNoTracking().ToListAsync(),
            _files = await db.Set<TranscriptFile>().AsNoTracking().ToListAsync(),
            _texts = await db.Set<TranscriptText>().AsNoTracking().ToListAsync(),
            _minutes = await db.Minutes.AsNoTracking().Include(minutes => minutes.Entries).ToListAsync(),
            _journal = await db.Journal.AsNoTracking().ToListAsync(),
            _errands = await db.Errands.AsNoTracking().ToListAsync(),
        };
        autopsy.Whole();
        autopsy.Referenced(await db.Groups.AsNoTracking().Select(group => group.Id).ToListAsync());
        await autopsy.RevisionsAsync(db);
        await autopsy.ChainAsync(db);
        await autopsy.IntegrityAsync(db);
        return autopsy;
    }

    public void Expect(bool holds, string otherwise)
    {
        if (!holds)
        {
            _findings.Add(otherwise);
        }
    }

    /// <summary>Everything acknowledged is there with exactly that content, what is unknown is there whole or not at all, and nothing else is there.</summary>
    public void Compare(Ledger ledger)
    {
        var actual = Facts();
        foreach (var line in ledger.Lines)
        {
            if (!actual.Remove(line.Subject, out var facts))
            {
                Expect(line.MayBeMissing || line.Possible.Contains(new EntryFacts(null)), $"Lost: {line}");
            }
            else
            {
                Expect(line.Possible.Contains(facts), $"Not as acknowledged: {line}, but {facts}");
            }
        }

        foreach (var (subject, facts) in actual)
        {
            Expect(facts is EntryFacts, $"Nobody asked for {subject}: {facts}");
        }

        foreach (var (id, version) in _items.Select(i => (i.Title, i.Version)).Concat(_sessions.Select(s => ($"{s.Id}", s.Version))))
        {
            Expect(version >= (ledger.Find(id)?.Version ?? 0), $"{id} went back to version {version}");
        }
    }

    private Dictionary<string, object> Facts()
    {
        var facts = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var title in _items.GroupBy(item => item.Title))
        {
            var item = title.First();
            Expect(title.Count() == 1, $"Stored twice: {title.Key}");
            facts[title.Key] = new ItemFacts(item.Title, item.Reason, item.Publicity, item.Presenter, item.State, item.StateReason);
        }

        foreach (var s in _sessions)
        {
            facts[$"{s.Id}"] = new SessionFacts(s.StartsAt, s.EndsAt, s.Place, s.State, s.RecordingNotice?.InformedBy, s.Attendance.Members.Count);
        }

        foreach (var t in _transcripts)
        {
            var file = _files.Find(f => f.TranscriptId == t.Id);
            var cues = _texts.Find(text => text.TranscriptId == t.Id)?.Cues.Count ?? 0;
            facts[$"{t.Id}"] = new TranscriptFacts(t.Sha256, file is null ? "none" : Convert.ToHexStringLower(SHA256.HashData(file.Content)), cues);
        }

        foreach (var minutes in _minutes)
        {
            minutes.Entries.ForEach(entry => facts[$"{entry.Id}"] = new EntryFacts(entry.Text));
            if (minutes.Approved is { } approved)
            {
                facts[$"approval {minutes.SessionId}"] = new ApprovalFacts(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(approved.Text))));
            }
        }

        return facts;
    }

    /// <summary>No change without its journal row and its errands, none of them twice, and no journal row without its change.</summary>
    private void Whole()
    {
        foreach (var item in _items)
        {
            Once(item.Id, JournalAction.ItemProposed, true, item.Title);
            Once(item.Id, JournalAction.ItemAdmitted, item.State == AgendaItemState.Admitted, item.Title);
            Once(item.Id, JournalAction.ItemRefused, item.State == AgendaItemState.Refused, item.Title);
            Once(item.Id, JournalAction.ItemWithdrawn, item.State == AgendaItemState.Withdrawn, item.Title);
            Errand(item.Id, ErrandKind.SendProposal, 1, item.Title);
            Errand(item.Id, ErrandKind.SendItemFate, item.State is AgendaItemState.Admitted or AgendaItemState.Refused ? 1 : 0, item.Title);
        }

        foreach (var session in _sessions)
        {
            var name = $"{session.Place} {session.Id}";
            Once(session.Id, JournalAction.SessionScheduled, true, name);
            Once(session.Id, JournalAction.SessionInvited, session.InvitedAt is not null, name);
            Once(session.Id, JournalAction.SessionOpened, session.OpenedAt is not null, name);
            Once(session.Id, JournalAction.SessionClosed, session.ClosedAt is not null, name);
            Once(session.Id, JournalAction.RecordingNoticeGiven, session.RecordingNotice is not null, name);
            Once(session.Id, JournalAction.AttendanceRecorded, session.Attendance.Members.Count > 0, name);
            Once(session.Id, JournalAction.MinutesApproved, session.Minutes == MinutesState.Approved, name);
            Errand(session.Id, ErrandKind.SendInvitation, session.InvitedAt is null ? 0 : 5, name);
            Errand(session.Id, ErrandKind.SendReschedule, Rows(session.Id, JournalAction.SessionRescheduled) * 5, name);
            Errand(session.Id, ErrandKind.SendMinutes, session.Minutes == MinutesState.Approved ? 5 : 0, name);
            Expect(session.Minutes == _minutes.Find(m => m.SessionId == session.Id)?.State, $"{name} and its minutes disagree about their state");
        }

        foreach (var transcript in _transcripts)
        {
            Once(transcript.Id, JournalAction.TranscriptAccepted, true, transcript.FileName);
            Errand(transcript.Id, ErrandKind.DraftMinutes, 1, transcript.FileName);
            Expect(_texts.Find(text => text.TranscriptId == transcript.Id)?.Cues.Count == transcript.CueCount, $"{transcript.Id} lacks cues");
        }
    }

    private int Rows(Guid subject, JournalAction action) => _journal.Count(row => row.SubjectId == subject && row.Action == action);

    private void Once(Guid subject, JournalAction action, bool happened, string name) =>
        Expect(Rows(subject, action) == (happened ? 1 : 0), $"{name}: {Rows(subject, action)} journal rows {action}, happened: {happened}");

    private void Errand(Guid subject, ErrandKind kind, int wanted, string name)
    {
        var found = _errands.Count(errand => errand.SubjectId == subject && errand.Kind == kind);
        Expect(found == wanted, $"{name}: {found} errands {kind} instead of {wanted}");
    }

    /// <summary>No orphans where no foreign key would catch them.</summary>
    private void Referenced(List<Guid> groups)
    {
        HashSet<Guid> subjects = [.. _items.Select(i => i.Id), .. _sessions.Select(s => s.Id), .. _transcripts.Select(t => t.Id), .. groups];
        HashSet<JournalAction> others =
            [JournalAction.MemberSaved, JournalAction.FactionSaved, JournalAction.ConversationBound, JournalAction.ErrandStuck, JournalAction.MinutesEdited];
        foreach (var errand in _errands)
        {
            Expect(subjects.Contains(errand.SubjectId) && groups.Contains(errand.GroupId), $"Errand {errand.Kind} {errand.Id} about nothing");
        }

        foreach (var row in _journal.Where(row => row.SubjectId is not null && !others.Contains(row.Action)))
        {
            Expect(subjects.Contains(row.SubjectId!.Value), $"Journal row {row.Sequence} {row.Action} about nothing");
        }

        foreach (var entry in _minutes.SelectMany(minutes => minutes.Entries))
        {
            Expect(subjects.Contains(entry.AgendaItemId), $"Entry {entry.Id} under no item");
        }
    }

    private async Task RevisionsAsync(CouncilDb db)
    {
        var revisions = await db.Set<MinutesRevision>().AsNoTracking().ToListAsync();
        foreach (var minutes in _minutes)
        {
            var versions = revisions.Where(r => r.SessionId == minutes.SessionId).Select(r => r.Version).Order().ToList();
            Expect(versions.Count == 0 || versions[^1] <= minutes.Version, $"Minutes {minutes.SessionId} are behind their revisions");
            Expect(versions.Distinct().Count() == versions.Count, $"Minutes {minutes.SessionId} have a version twice");
        }
    }

    private async Task ChainAsync(CouncilDb db)
    {
        while (await JournalQueries.SealAsync(db, default) > 0)
        {
            // As many rows at once as a sealing takes.
        }

        Expect(await JournalQueries.FindBreakAsync(db, default) is null, "The journal's chain is broken");
        Expect(!await db.Journal.AnyAsync(row => row.Link == null), "The journal has rows outside its chain");
    }

    private async Task IntegrityAsync(CouncilDb db)
    {
        if (db.Database.IsNpgsql())
        {
            return;
        }

        await db.Database.OpenConnectionAsync();
        Expect(await ScalarAsync(db.Database.GetDbConnection(), "PRAGMA integrity_check") == "ok", "SQLite finds the file damaged");
        Expect(await ScalarAsync(db.Database.GetDbConnection(), "PRAGMA foreign_key_check") is null, "SQLite finds orphans");
    }

    private static async Task<string?> ScalarAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (await command.ExecuteScalarAsync())?.ToString();
    }
}
