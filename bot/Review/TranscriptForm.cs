using Coordination.Contracts;

namespace Coordination.Bot.Review;

/// <summary>A Mitschrift as a file, or typed as notes of the clerk. The id is made with the page, so that a second click finds the first upload.</summary>
public sealed class TranscriptForm
{
    public Guid TranscriptId { get; set; }

    public IFormFile? File { get; set; }

    /// <summary>null lets the API tell.</summary>
    public TranscriptKind? Kind { get; set; }

    public string? Notes { get; set; }
}

/// <summary>Hinweis auf die Aufzeichnung: who informed the participants, when, and whether anybody objected.</summary>
public sealed class NoticeForm
{
    public string? InformedBy { get; set; }

    public string? InformedAt { get; set; }

    /// <summary>Asked openly: nothing is chosen in advance.</summary>
    public bool? Objections { get; set; }

    public static NoticeForm Of(SessionView session, GroupView group, Guid personId) => new()
    {
        InformedBy = session.RecordingNotice?.InformedBy ?? group.Members.FirstOrDefault(member => member.PersonId == personId)?.Name.Full,
        InformedAt = Spoken.Field(session.RecordingNotice?.InformedAt ?? session.Record.OpenedAt ?? session.StartsAt),
        Objections = session.RecordingNotice?.ObjectionsRaised,
    };

    public RecordingNotice? Read(Action<string> wrong)
    {
        var named = !string.IsNullOrWhiteSpace(InformedBy);
        var timed = Spoken.TryMoment(InformedAt, out var at) && at is not null;
        if (!named)
        {
            wrong($"Notice.{nameof(InformedBy)}");
        }

        if (!timed)
        {
            wrong($"Notice.{nameof(InformedAt)}");
        }

        if (Objections is null)
        {
            wrong($"Notice.{nameof(Objections)}");
        }

        return named && timed && Objections is { } objections ? new RecordingNotice(InformedBy!.Trim(), at!.Value, objections) : null;
    }
}
