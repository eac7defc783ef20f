using System.Collections.Concurrent;

namespace Coordination.Bot.Channel;

/// <summary>
/// Keeps the bot within what Teams documents: 7 messages a second, 8 in two, 60 in thirty and 1800 in an hour for each thread, and 50 calls a
/// second in a tenant. Whoever would be faster waits; a long wait is refused as Teams itself would refuse it. Counted per instance: what several
/// of them exceed together, Teams answers with 429.
/// </summary>
public sealed class SendPace(TimeProvider time, bool paced = true)
{
    /// <summary>Longer waits are the errands' affair: one that waits here keeps others from being begun.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    private const int ManyThreads = 10_000;
    private static readonly Window[] OfThread = [new(7, 1), new(8, 2), new(60, 30), new(1800, 3600)];
    private static readonly Window[] OfTenant = [new(50, 1)];

    private readonly ConcurrentDictionary<string, Lane> _threads = new(StringComparer.Ordinal);
    private readonly Lane _tenant = new(OfTenant);

    /// <summary>Not the time of day, which may be put back.</summary>
    private TimeSpan Now => time.GetElapsedTime(0);

    public async Task WaitAsync(string thread, CancellationToken ct)
    {
        if (!paced)
            return;

        await WaitAsync(_threads.GetOrAdd(thread, _ => new Lane(OfThread)), ct);
        await WaitAsync(_tenant, ct);
        if (_threads.Count > ManyThreads)
            Forget(Now);
    }

    private async Task WaitAsync(Lane lane, CancellationToken ct)
    {
        var wait = lane.Reserve(Now, LongestWait);
        if (wait > LongestWait)
            throw new ConnectorException(System.Net.HttpStatusCode.TooManyRequests, wait, "The bot keeps within the pace that Teams allows.");

        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, ct);
    }

    private void Forget(TimeSpan now)
    {
        foreach (var (thread, lane) in _threads)
        {
            if (lane.IsIdle(now))
                _threads.TryRemove(thread, out _);
        }
    }

    private sealed record Window(int Messages, int Seconds)
    {
        public TimeSpan Length => TimeSpan.FromSeconds(Seconds);
    }

    /// <summary>The moments of the last calls, oldest first, also those that are still waited for.</summary>
    private sealed class Lane(Window[] windows)
    {
        private readonly List<TimeSpan> _calls = [];
        private readonly Lock _lock = new();

        /// <returns>How long to wait for the place that was reserved; nothing is reserved where that is longer than <paramref name="longest"/>.</returns>
        public TimeSpan Reserve(TimeSpan now, TimeSpan longest)
        {
            lock (_lock)
            {
                _calls.RemoveRange(0, Math.Max(0, _calls.Count - windows[^1].Messages));
                var turn = _calls.Count > 0 && _calls[^1] > now ? _calls[^1] : now;
                foreach (var window in windows)
                {
                    if (_calls.Count >= window.Messages && _calls[^window.Messages] + window.Length is var free && free > turn)
                        turn = free;
                }

                if (turn - now <= longest)
                    _calls.Add(turn);

                return turn - now;
            }
        }

        public bool IsIdle(TimeSpan now)
        {
            lock (_lock)
            {
                return _calls.Count == 0 || now - _calls[^1] > windows[^1].Length;
            }
        }
    }
}
