using Coordination.Contracts;

namespace Coordination.Playground.Demo;

/// <summary>What the clerk enters after the session with their own token: notice, time, place, attendance, transcript.</summary>
internal static class RecordPart
{
    /// <returns>The uploaded transcript.</returns>
    public static async Task<TranscriptView> RecordAsync(DemoScene scene, SessionView session)
    {
        var (output, ct) = (scene.Output, scene.Ct);
        output.Step("stepRecord");
        scene.Clock.AdvanceTo(session.EndsAt + TimeSpan.FromHours(1));
        output.Say("clockSet", CouncilTime.ToLocal(scene.Clock.GetUtcNow()).ToString("dd.MM.yyyy HH:mm", null));
        var clerk = scene.Own(scene.Group.Clerk);
        await ShowRefusalAsync(scene, clerk, session.Id);
        var current = (await clerk.FindSessionAsync(session.Id, ct))!;
        current = await clerk.PutRecordingNoticeAsync(
            session.Id, new RecordingNotice(scene.Group.Chair.Name, session.StartsAt, ObjectionsRaised: false), current.Version, ct);
        output.Say("notice", scene.Group.Chair.Name);

        var transcript = await UploadAsync(scene, clerk, session.Id);
        var cues = await clerk.GetCuesAsync(session.Id, transcript.Id, ct);
        var length = TimeSpan.FromMilliseconds(cues.Max(c => c.EndMs));
        current = await clerk.PutRecordAsync(
            session.Id, new SessionRecord(session.StartsAt, session.StartsAt + length, scene.Group.Place), current.Version, ct);
        await clerk.PutAttendanceAsync(session.Id, scene.Group.Attendance, current.Version, ct);
        output.Say("sampleFacts", scene.Group.Place);
        output.Say("attendance", Count(scene, AttendanceStatus.Present) + scene.Group.Attendance.Guests.Count, Count(scene, AttendanceStatus.Excused));
        output.Say("uploaded", transcript.CueCount, transcript.Speakers.Count, transcript.Repairs.Sum(r => r.Count));
        return transcript;
    }

    private static int Count(DemoScene scene, AttendanceStatus status) => scene.Group.Attendance.Members.Count(m => m.Status == status);

    private static async Task ShowRefusalAsync(DemoScene scene, CoordinationClient clerk, Guid sessionId)
    {
        try
        {
            await UploadAsync(scene, clerk, sessionId);
        }
        catch (RefusedException e) when (e.Code == Refusal.RecordingNoticeMissing)
        {
            scene.Output.Say("uploadRefused", e.Code);
            return;
        }

        throw new DemoException("A transcript was accepted without the recorded notice.");
    }

    private static async Task<TranscriptView> UploadAsync(DemoScene scene, CoordinationClient clerk, Guid sessionId)
    {
        using var file = new MemoryStream(scene.Input.Transcript);
        return await clerk.PutTranscriptAsync(sessionId, Guid.CreateVersion7(), file, scene.Input.TranscriptName, kind: null, scene.Ct);
    }
}
