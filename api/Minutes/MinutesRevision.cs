using Coordination.Contracts;

namespace Coordination.Api.Minutes;

/// <summary>One change of a Niederschrift (Fassung): who, when, and the sentence before and after. Written with the change itself.</summary>
public sealed class MinutesRevision
{
    public Guid SessionId { get; init; }
    public long Version { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>Null where the engine wrote.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Name of the person, or of the engine; empty where the clock deleted a transcript.</summary>
    public string By { get; init; } = "";

    /// <summary>The item under which the sentence stands now, or stood when it was taken out.</summary>
    public Guid? AgendaItemId { get; init; }

    public Guid? EntryId { get; init; }
    public MinutesEntryView? Before { get; init; }
    public MinutesEntryView? After { get; init; }

    public RevisionView ToView() => new(Version, At, By, AgendaItemId, EntryId, Before, After);
}
