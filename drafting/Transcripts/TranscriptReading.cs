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
    /// <summary>More lines or cues than any session has.</summary>
    TooMuch,
}

/// <summary>What was read from an uploaded Mitschrift, and what had to be mended on the way.</summary>
/// <param name="ErrorCode">The innermost error code where the upload is the answer of a web interface; a fetcher decides by it what to try next.</param>
public sealed record TranscriptReading(
    TranscriptKind Kind, IReadOnlyList<Cue> Cues, IReadOnlyList<Repair> Repairs,
    TranscriptProblem? Problem = null, string? ErrorCode = null)
{
    public static TranscriptReading Failed(TranscriptKind kind, TranscriptProblem problem, string? errorCode = null) =>
        new(kind, [], [], problem, errorCode);
}
