using System.Security.Cryptography;
using Coordination.Api.Groups;
using Coordination.Contracts;
using Coordination.Drafting.Transcripts;

namespace Coordination.Api.Minutes;

/// <summary>An uploaded Mitschrift, without its text: that lies apart (<see cref="TranscriptFile"/>, <see cref="TranscriptText"/>) and goes first.</summary>
public sealed class Transcript
{
    public Guid Id { get; init; }
    public Guid GroupId { get; init; }
    public Guid SessionId { get; init; }
    public TranscriptKind Kind { get; init; }
    public string FileName { get; init; } = "";

    /// <summary>Of the file as it came: the same upload again is no second transcript.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>
    /// Number of its first cue: within a session every cue has its own, so that a sentence may rest on a recording and on notes. Null in
    /// transcripts from before there could be several; those begin at 1.
    /// </summary>
    public int? FirstCue { get; init; }

    public int CueCount { get; init; }
    public IReadOnlyList<string> Speakers { get; init; } = [];
    public IReadOnlyList<Repair> Repairs { get; init; } = [];
    public DateTimeOffset UploadedAt { get; init; }
    public Guid UploadedBy { get; init; }

    /// <summary>
    /// Aufbewahrung: the last day it is kept. Minutes that are never approved do not keep it: then it ends the group's retention after the
    /// day on which they were due.
    /// </summary>
    public DateOnly? DeleteAfter { get; private set; }

    public static Transcript Of(
        Guid id, WorkingGroup group, Guid sessionId, string fileName, TranscriptKind? said, byte[] file, TranscriptReading reading, int firstCue, Guid by,
        DateTimeOffset now) => new()
        {
            Id = id,
            GroupId = group.Id,
            SessionId = sessionId,
            Kind = said == TranscriptKind.ClerkNotes && reading.Kind != TranscriptKind.WebVtt ? TranscriptKind.ClerkNotes : reading.Kind,
            FileName = fileName,
            Sha256 = HashOf(file),
            FirstCue = firstCue,
            CueCount = reading.Cues.Count,
            Speakers = [.. reading.Cues.Select(cue => cue.Speaker).OfType<string>().Distinct(StringComparer.Ordinal)],
            Repairs = reading.Repairs,
            UploadedAt = now,
            UploadedBy = by,
            DeleteAfter = CouncilTime.DateOf(now).AddDays(group.Profile.MinutesDueDays + group.Profile.TranscriptRetentionDays),
        };

    /// <summary>True where this upload is the one that made it.</summary>
    public bool Is(Guid sessionId, byte[] file) => SessionId == sessionId && Sha256 == HashOf(file);

    /// <summary>True where this cue is one of its own.</summary>
    public bool Holds(string cueId) => CueIds.NumberOf(cueId) is { } number && number >= (FirstCue ?? 1) && number < NextCue;

    /// <summary>The number after its last cue.</summary>
    public int NextCue => (FirstCue ?? 1) + CueCount;

    /// <summary>The purpose of a transcript ends with the approval; from there the group's retention runs.</summary>
    public void StartRetention(DateOnly approved, int days) => DeleteAfter = approved.AddDays(days);

    public TranscriptView ToView() => new(Id, SessionId, Kind, FileName, CueCount, Speakers, Repairs, UploadedAt, UploadedBy, DeleteAfter, FirstCue ?? 1);

    private static string HashOf(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));
}

/// <summary>The file as it came, for a clerk who doubts the reading.</summary>
public sealed class TranscriptFile
{
    public Guid TranscriptId { get; init; }
    public byte[] Content { get; init; } = [];
}

/// <summary>The cues (Abschnitte) that sentences cite as evidence.</summary>
public sealed class TranscriptText
{
    public Guid TranscriptId { get; init; }
    public IReadOnlyList<Cue> Cues { get; init; } = [];
}
