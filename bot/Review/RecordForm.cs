using Coordination.Contracts;

namespace Coordination.Bot.Review;

/// <summary>Begin, end and place as the clerk types them (Wanduhr in Europe/Berlin).</summary>
public sealed class RecordForm
{
    public string? OpenedAt { get; set; }

    public string? ClosedAt { get; set; }

    public string? Place { get; set; }

    public static RecordForm Of(SessionView session) => new()
    {
        OpenedAt = Spoken.Field(session.Record.OpenedAt),
        ClosedAt = Spoken.Field(session.Record.ClosedAt),
        Place = session.Record.Place ?? session.Place,
    };

    /// <summary>Null where a field cannot be read; then <paramref name="wrong"/> was told which.</summary>
    public SessionRecord? Read(Action<string> wrong)
    {
        var opened = Spoken.TryMoment(OpenedAt, out var openedAt);
        var closed = Spoken.TryMoment(ClosedAt, out var closedAt);
        if (!opened)
        {
            wrong($"Record.{nameof(OpenedAt)}");
        }

        if (!closed)
        {
            wrong($"Record.{nameof(ClosedAt)}");
        }

        return opened && closed ? new SessionRecord(openedAt, closedAt, string.IsNullOrWhiteSpace(Place) ? null : Place.Trim()) : null;
    }
}
