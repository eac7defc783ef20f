using Coordination.Api.Rules;
using Coordination.Contracts;

namespace Coordination.Api.Minutes;

/// <summary>One sentence of a Niederschrift with its evidence (Beleg) and the verdict the API reached on it.</summary>
public sealed class MinutesEntry
{
    public Guid Id { get; init; }
    public Guid SessionId { get; init; }
    public Guid AgendaItemId { get; internal set; }

    /// <summary>0-based among the sentences of its item.</summary>
    public int Position { get; internal set; }

    public EntryKind Kind { get; internal set; }
    public string Text { get; internal set; } = "";
    public string? Speaker { get; internal set; }
    public IReadOnlyList<string> CueIds { get; internal set; } = [];
    public Decision? Decision { get; internal set; }
    public Promise? Promise { get; internal set; }

    /// <summary>Why the engine asks for the result; gone as soon as one is entered.</summary>
    public ResultDoubt? Doubt { get; internal set; }

    /// <summary>Ergänzung der Schriftführung: the name of the clerk who answers for it.</summary>
    public string? AddedBy { get; internal set; }

    /// <summary>True from the first time a person changed what it says; an engine's words that somebody took over are still an engine's.</summary>
    public bool Edited { get; internal set; }

    public Verdict Verdict { get; internal set; } = new(VerdictKind.NotFound, VerdictReason.NoEvidence);

    /// <summary>A person wrote or changed it: no draft touches it without their click.</summary>
    public bool IsOwn => Edited || AddedBy is not null;

    public MinutesEntryView ToView() => new(Id, Kind, Text, Speaker, CueIds, Decision, Promise, AddedBy, Verdict, Doubt);

    /// <summary>True where nothing but its place, its verdict or who answers for it is another.</summary>
    internal bool SaysTheSame(MinutesEntryView other) => Fingerprint.Of(ToDraft())
        == Fingerprint.Of(new DraftEntry(other.Kind, other.Text, other.Speaker, other.CueIds, other.Decision, other.Promise));

    internal DraftEntry ToDraft() => new(Kind, Text, Speaker, CueIds, Decision, Promise);
}
