using Coordination.Contracts;

namespace Coordination.Api.Minutes;

/// <summary>
/// When a Mitschrift may be taken in. The spoken word of a non-public session is protected (section 201 of the criminal code): a recording
/// needs the recorded notice (Hinweis) to everybody present, and one objection ends it. The clerk's own notes are no recording.
/// </summary>
public static class RecordingRules
{
    public static void Check(TranscriptKind? kind, ReadOnlySpan<byte> file, RecordingNotice? notice)
    {
        // Time marks come from a machine that listened: naming the file "notes" does not make it so.
        if (kind == TranscriptKind.ClerkNotes && file.IndexOf("-->"u8) < 0) return;
        if (notice is null) throw new RefusedException(Refusal.RecordingNoticeMissing);
        if (notice.ObjectionsRaised) throw new RefusedException(Refusal.RecordingObjected);
    }
}
