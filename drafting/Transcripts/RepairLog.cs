using Coordination.Contracts;

namespace Coordination.Drafting.Transcripts;

/// <summary>Counts what the reader mended, so that the clerk is told instead of surprised.</summary>
internal sealed class RepairLog
{
    private readonly SortedDictionary<RepairKind, int> counts = [];

    public IReadOnlyList<Repair> Repairs => [.. counts.Select(pair => new Repair(pair.Key, pair.Value))];

    public void Add(RepairKind kind, int count = 1)
    {
        if (count > 0)
        {
            counts[kind] = counts.GetValueOrDefault(kind) + count;
        }
    }
}
