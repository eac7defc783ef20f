namespace Coordination.Contracts;

/// <summary>One utterance of a Mitschrift (Abschnitt). Times are milliseconds from the start of the recording; negative where transcription began late.</summary>
/// <param name="Id">Assigned by the API in reading order (<c>c0001</c>), no two alike within a session; what every sentence of the minutes cites as evidence.</param>
/// <param name="Speaker">The name as the recording gives it, never guessed; null where the source has none.</param>
/// <param name="SourceId">The id the source file used, kept so that a clerk can find the place in the original.</param>
/// <param name="Language">The language (BCP 47) where it is another than German; null for German and where it cannot be told.</param>
public sealed record Cue(string Id, int StartMs, int EndMs, string? Speaker, string Text, string? SourceId = null, string? Language = null);

/// <summary>The form in which a Mitschrift came.</summary>
public enum TranscriptKind
{
    WebVtt,
    Docx,
    PlainText,
    /// <summary>The clerk's own notes (Mitschrift der Schriftführung): evidence as well, but nobody's verbatim speech.</summary>
    ClerkNotes,
}

/// <summary>What the reader had to mend. The clerk sees each of them with how often it happened.</summary>
public enum RepairKind { Encoding, Order, Overlap, Duplicate, TruncatedCue, UnclosedMarkup, ControlCharacters, MergedLines }

public sealed record Repair(RepairKind Kind, int Count);

/// <summary>An uploaded Mitschrift without its text; the text is under <see cref="Routes.TranscriptCues"/> for the clerk alone.</summary>
/// <param name="FirstCue">Number of its first cue; the cues of all transcripts of a session are numbered through.</param>
public sealed record TranscriptView(
    Guid Id, Guid SessionId, TranscriptKind Kind, string FileName, int CueCount, IReadOnlyList<string> Speakers,
    IReadOnlyList<Repair> Repairs, DateTimeOffset UploadedAt, Guid UploadedBy, DateOnly? DeleteAfter, int FirstCue = 1);

/// <summary>
/// The recorded notice (Hinweis auf die Aufzeichnung) without which no transcript is accepted: who told the participants, when,
/// and whether anyone objected. Section 201 of the German criminal code protects the non-public spoken word.
/// </summary>
public sealed record RecordingNotice(string InformedBy, DateTimeOffset InformedAt, bool ObjectionsRaised);
