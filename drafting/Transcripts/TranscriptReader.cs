using Coordination.Contracts;

namespace Coordination.Drafting.Transcripts;

/// <summary>Reads a Mitschrift in any of the forms Teams and clerks hand in.</summary>
public static class TranscriptReader
{
    public static TranscriptReading Read(Stream content, string fileName, TranscriptKind? kind) =>
        TranscriptReading.Failed(kind ?? TranscriptKind.PlainText, TranscriptProblem.UnknownKind);
}
