using Coordination.Contracts;

namespace Coordination.Drafting.Transcripts;

/// <summary>Why an upload is no Mitschrift that can be drafted from.</summary>
public enum TranscriptProblem
{
    /// <summary>No content at all.</summary>
    Empty,
    /// <summary>The form is right, but nobody speaks.</summary>
    NoSpeech,
    /// <summary>An error page, a binary file, a damaged or dangerous document.</summary>
    NotATranscript,
    /// <summary>Neither content nor file name tell the form.</summary>
    UnknownKind,
}

/// <summary>What was read from an uploaded Mitschrift, and what had to be mended on the way.</summary>
public sealed record TranscriptReading(
    TranscriptKind Kind, IReadOnlyList<Cue> Cues, IReadOnlyList<Repair> Repairs, TranscriptProblem? Problem = null)
{
    public static TranscriptReading Failed(TranscriptKind kind, TranscriptProblem problem) => new(kind, [], [], problem);
}
