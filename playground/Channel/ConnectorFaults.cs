using System.Collections.Concurrent;

namespace Coordination.Playground.Channel;

/// <summary>Trouble on demand: the next calls of the bot are answered with these statuses instead.</summary>
public sealed class ConnectorFaults
{
    private readonly ConcurrentQueue<(int Status, int? RetryAfterSeconds)> _next = new();
    private int _answered;

    /// <summary>How many calls of the bot were answered with trouble so far.</summary>
    public int Answered => _answered;

    /// <summary>Queues trouble for the next <paramref name="times"/> calls, such as 429 with the seconds to wait.</summary>
    public void Next(int status, int times = 1, int? retryAfterSeconds = null)
    {
        for (var i = 0; i < times; i++)
        {
            _next.Enqueue((status, retryAfterSeconds));
        }
    }

    internal (int Status, int? RetryAfterSeconds)? Take()
    {
        if (!_next.TryDequeue(out var fault))
        {
            return null;
        }

        Interlocked.Increment(ref _answered);
        return fault;
    }
}
