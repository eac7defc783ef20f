using System.Text;
using Coordination.Bot.Review.Texts;
using Coordination.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace Coordination.Bot.Review;

/// <summary>A Sitzung as the clerk records it: begin, end, place, attendance, the notice of recording, and its Mitschrift.</summary>
public sealed class SessionModel(CoordinationClient client, PageTexts texts, TimeProvider time) : ReviewPage(client, texts)
{
    [BindProperty(SupportsGet = true)]
    public Guid SessionId { get; set; }

    [BindProperty]
    public long Version { get; set; }

    /// <summary>Fingerprint of what the posted form was filled from.</summary>
    [BindProperty]
    public string? FilledFrom { get; set; }

    [BindProperty]
    public RecordForm Record { get; set; } = new();

    [BindProperty]
    public AttendanceForm Attendance { get; set; } = new();

    [BindProperty]
    public TranscriptForm Upload { get; set; } = new();

    [BindProperty]
    public NoticeForm Notice { get; set; } = new();

    public SessionView Session { get; private set; } = null!;

    public GroupView Group { get; private set; } = null!;

    public IReadOnlyList<TranscriptView> Transcripts { get; private set; } = [];

    public IReadOnlyList<DeliveryView> Deliveries { get; private set; } = [];

    /// <summary>What people answered to the invitation; null for those who may not see it.</summary>
    public AttendanceForecast? Forecast { get; private set; }

    /// <summary>What may be fetched as a file.</summary>
    public IReadOnlyList<DocumentView> Files { get; private set; } = [];

    /// <summary>The section that was posted and not taken; its fields show what was typed, the others what is stored.</summary>
    public SessionSection? Open { get; private set; }

    /// <summary>True where a colleague changed the same section meanwhile: the page shows both.</summary>
    public bool Collided { get; private set; }

    /// <summary>The section that was saved just before; says so where the browser lands.</summary>
    [BindProperty(SupportsGet = true)]
    public SessionSection? Saved { get; set; }

    public Role? MyRole => Group.Members.FirstOrDefault(member => member.PersonId == PersonId)?.Role;

    public bool MayRecord => MyRole is Role.Clerk or Role.Chair;

    public DateTimeOffset Now => time.GetUtcNow();

    public async Task OnGetAsync()
    {
        await ReadAsync();
        Fill();
    }

    public Task<IActionResult> OnPostOpeningAsync() =>
        WriteAsync(SessionSection.Opening, () => Api.PutOpeningAsync(SessionId, new SessionMoment(Now), Ct));

    public Task<IActionResult> OnPostClosureAsync() =>
        WriteAsync(SessionSection.Opening, () => Api.PutClosureAsync(SessionId, new SessionMoment(Now), Ct));

    public async Task<IActionResult> OnPostRecordAsync()
    {
        var record = Record.Read(Wrong);
        return await WriteAsync(SessionSection.Record, record is null ? null : () => SaveAsync(
            session => session.Record, version => Api.PutRecordAsync(SessionId, record, version, Ct)));
    }

    public async Task<IActionResult> OnPostAttendanceAsync()
    {
        Session = Existing(await Api.FindSessionAsync(SessionId, Ct));
        var attendance = Attendance.Read(Session, Wrong);
        return await WriteAsync(SessionSection.Attendance, attendance is null ? null : () => SaveAsync(
            session => session.Attendance, version => Api.PutAttendanceAsync(SessionId, attendance, version, Ct)));
    }

    public async Task<IActionResult> OnPostNoticeAsync()
    {
        var notice = Notice.Read(Wrong);
        return await WriteAsync(SessionSection.Notice, notice is null ? null : () => SaveAsync(
            session => session.RecordingNotice, version => Api.PutRecordingNoticeAsync(SessionId, notice, version, Ct)));
    }

    public async Task<IActionResult> OnPostTranscriptAsync()
    {
        if (Upload.File is not { Length: > 0 } file)
        {
            Wrong("Upload.File");
            return await WriteAsync(SessionSection.Transcript, null);
        }

        await using var content = file.OpenReadStream();
        return await WriteAsync(SessionSection.Transcript, () =>
            Api.PutTranscriptAsync(SessionId, Upload.TranscriptId, content, file.FileName, Upload.Kind, Ct));
    }

    public async Task<IActionResult> OnPostNotesAsync()
    {
        if (string.IsNullOrWhiteSpace(Upload.Notes))
        {
            Wrong("Upload.Notes");
            return await WriteAsync(SessionSection.Notes, null);
        }

        using var content = new MemoryStream(Encoding.UTF8.GetBytes(Upload.Notes));
        return await WriteAsync(SessionSection.Notes, () =>
            Api.PutTranscriptAsync(SessionId, Upload.TranscriptId, content, T["transcript.notesFile"], TranscriptKind.ClerkNotes, Ct));
    }

    public Task<IActionResult> OnPostOutlookAsync() => WriteAsync(SessionSection.Outlook, () => Api.PutOutlookRestorationAsync(SessionId, Ct));

    public Task<IActionResult> OnPostDraftAgainAsync(Guid transcript) =>
        WriteAsync(SessionSection.DraftAgain, () => Api.PutDraftingAsync(SessionId, transcript, Ct));

    public Task<IActionResult> OnPostDeleteTranscriptAsync(Guid transcript) =>
        WriteAsync(SessionSection.Removal, () => Api.DeleteTranscriptAsync(SessionId, transcript, Ct));

    /// <summary>
    /// What the form of a section was filled from: what is stored, unless what somebody typed earlier still stands in it. Once the page has
    /// shown both versions, the stored one counts as seen.
    /// </summary>
    public string? BasisOf(SessionSection section, object? stored) => Open == section && !Collided ? FilledFrom : Basis.Of(stored);

    /// <summary>The version that belongs to it.</summary>
    public long VersionOf(SessionSection section) => Open == section && !Collided ? Version : Session.Version;

    private async Task<IActionResult> WriteAsync(SessionSection section, Func<Task>? write)
    {
        if (write is not null && await TryAsync(write) && !Collided)
        {
            return Again($"?saved={section}#{section.Place()}");
        }

        Open = section;
        await ReadAsync();
        Fill();
        if (write is null)
        {
            Problem = T["problem.fields"];
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        return Page();
    }

    private async Task SaveAsync(Func<SessionView, object?> part, Func<long, Task> write)
    {
        try
        {
            await write(Version);
        }
        catch (RefusedException e) when (e.Code == Refusal.Stale)
        {
            var stored = Existing(await Api.FindSessionAsync(SessionId, Ct));
            if (Basis.Of(part(stored)) != FilledFrom)
            {
                Collided = true;
                throw;
            }

            await write(stored.Version);
        }
    }

    private void Wrong(string field) => ModelState.AddModelError(field, T[$"field.{field.Split('.')[^1]}"]);

    private async Task ReadAsync()
    {
        Session = Existing(await Api.FindSessionAsync(SessionId, Ct));
        Group = Existing(await Api.FindGroupAsync(Session.GroupId, Ct));
        Files = await Api.GetDocumentsAsync(SessionId, Ct);
        if (MayRecord)
        {
            Transcripts = await Api.GetTranscriptsAsync(SessionId, Ct);
            Deliveries = await Api.GetDeliveriesAsync(SessionId, Ct);
            Forecast = await Api.GetAttendanceForecastAsync(SessionId, Ct);
        }
    }

    private void Fill()
    {
        Record = Open == SessionSection.Record ? Record : RecordForm.Of(Session);
        Notice = Open == SessionSection.Notice ? Notice : NoticeForm.Of(Session, Group, PersonId);
        Attendance = Open == SessionSection.Attendance ? Attendance : AttendanceForm.Of(Session, Group, Forecast);
        Attendance.AddSpareGuests();
        if (Open is not (SessionSection.Transcript or SessionSection.Notes) || Upload.TranscriptId == Guid.Empty)
        {
            Upload = new TranscriptForm { TranscriptId = Guid.CreateVersion7(), Notes = Open == SessionSection.Notes ? Upload.Notes : null };
        }
    }
}

/// <summary>The parts of the session page that are saved apart from each other.</summary>
public enum SessionSection { Opening, Record, Attendance, Notice, Transcript, Notes, Removal, DraftAgain, Outlook }

public static class SessionSections
{
    /// <summary>The heading under which a section stands on the page.</summary>
    public static SessionSection Place(this SessionSection section) => section switch
    {
        SessionSection.Opening => SessionSection.Record,
        SessionSection.Notes or SessionSection.Removal or SessionSection.DraftAgain => SessionSection.Transcript,
        _ => section,
    };
}
