using Coordination.Contracts;
using Coordination.Drafting.Speech;

namespace Coordination.Drafting;

/// <summary>What one agenda item gives to somebody else who writes about it, a language model for instance.</summary>
/// <param name="Draft">What the rules wrote.</param>
/// <param name="Tellable">
/// What was said under it and may be told: nothing off the record, under a public item nothing said behind closed doors. Of a cue that also
/// belongs to the next item, this item's sentences.
/// </param>
public sealed record ItemMaterial(AgendaItemView Item, DraftItem Draft, IReadOnlyList<Cue> Tellable);

/// <summary>The draft by rules with the material it was made from.</summary>
/// <param name="WasClosed">Whether somebody was heard to shut out the public.</param>
/// <param name="NarratorOf">How the Niederschrift names a speaker.</param>
public sealed record DraftMaterial(MinutesDraft Draft, IReadOnlyList<ItemMaterial> Items, bool WasClosed, Func<string?, Narrator> NarratorOf);
