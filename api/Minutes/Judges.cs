using Coordination.Contracts;
using Coordination.Drafting.Grounding;
using Microsoft.Extensions.Caching.Memory;

namespace Coordination.Api.Minutes;

/// <summary>A judge with the cues that may be cited before it.</summary>
public sealed record Bench(GroundingJudge Judge, IReadOnlyList<Cue> Cues, IReadOnlySet<string> CueIds);

/// <summary>
/// The judges in use: making one reads whole transcripts, asking one is cheap, and a clerk saves sentence after sentence. A few are kept,
/// for minutes only, so that a deleted transcript does not live on in memory.
/// </summary>
public sealed class Judges : IDisposable
{
    private const int Kept = 16;
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);
    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = Kept });

    /// <summary>Profile and roster decide with: a change of the group makes another judge.</summary>
    public async Task<Bench> ForAsync(IReadOnlyList<Guid> transcripts, GroupView group, Func<Task<IReadOnlyList<Cue>>> readCues)
    {
        var key = (string.Join(' ', transcripts), group.Id, group.Version);
        if (_cache.TryGetValue(key, out Bench? known)) return known!;

        var cues = await readCues();
        var bench = new Bench(new GroundingJudge(cues, group.Profile, group.Members), cues, cues.Select(cue => cue.Id).ToHashSet(StringComparer.Ordinal));
        return _cache.Set(key, bench, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = KeptFor });
    }

    public void Dispose() => _cache.Dispose();
}
