using Coordination.Contracts;

namespace Coordination.Api.Minutes;

/// <summary>A person who changes or signs minutes, with the name and the place in the group they act in.</summary>
public sealed record Signatory(Guid PersonId, string Name, Role Role);

/// <summary>One half of a Genehmigung: who approved which version. Falls with the next change of the text.</summary>
public sealed record Signature(Guid PersonId, string Name, Role Role, DateTimeOffset At, long SeenVersion);

/// <summary>Where an item begins in the transcript, how sure the engine is of that, and who wrote it.</summary>
public sealed record ItemPlace(Guid AgendaItemId, string? FirstCueId, double? Confidence, bool Doubt = false, ItemOrigin? Origin = null);
