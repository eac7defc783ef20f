using Coordination.Contracts;

namespace Coordination.Drafting.Segmentation;

/// <summary>An item that the chair took off the Tagesordnung outside of that item: abgesetzt, vertagt or zurückgezogen.</summary>
/// <param name="AgendaIndex">Index into the agenda given.</param>
/// <param name="CueIds">Where it was said.</param>
public sealed record AgendaChange(int AgendaIndex, Outcome Outcome, IReadOnlyList<string> CueIds);
