using Coordination.Contracts;
using Coordination.Drafting.Transcripts;

namespace Coordination.Api.Minutes;

/// <summary>
/// When a Mitschrift may be taken in. The spoken word of a non-public session is protected (section 201 of the criminal code): a recording
/// needs the recorded notice (Hinweis) to everybody present, and one objection ends it. The clerk's own notes are no recording.
/// </summary>
public static class RecordingRules
{
    public static void Check(RecordingNotice? notice)
    {
        if (notice is null) throw new RefusedException(Refusal.RecordingNoticeMissing);
        if (notice.ObjectionsRaised) throw new RefusedException(Refusal.RecordingObjected);
    }

    /// <summary>Time marks come from a machine that listened: calling the file notes does not make it so.</summary>
    public static bool IsRecording(TranscriptKind? said, TranscriptReading reading) =>
        said != TranscriptKind.ClerkNotes || reading.Kind == TranscriptKind.WebVtt || reading.Cues.Any(cue => cue.StartMs != 0 || cue.EndMs != 0);
}
