using System.Net;
using Coordination.Bot.Channel;

namespace Coordination.Tests.Faults;

/// <summary>The pace that Teams documents for a thread (7 in 1 s, 8 in 2 s, 60 in 30 s, 1800 in 1 h) and for a tenant (50 a second).</summary>
public sealed class SendPaceTests
{
    private readonly Metronome _clock = new();

    [Fact]
    public async Task A_thread_gets_as_many_messages_as_Teams_allows_and_no_more()
    {
        var pace = new SendPace(_clock);
        var sent = new List<TimeSpan>();
        while (_clock.Elapsed < TimeSpan.FromMinutes(5))
        {
            await TryAsync(pace, "19:eins", sent);
        }

        foreach (var (messages, seconds) in new[] { (7, 1), (8, 2), (60, 30), (1800, 3600) })
        {
            Assert.InRange(MostWithin(sent, TimeSpan.FromSeconds(seconds)), 1, messages);
        }

        // Not slower than allowed either: sixty in each thirty seconds.
        Assert.InRange(sent.Count, 590, 620);
    }

    [Fact]
    public async Task A_tenant_gets_fifty_calls_a_second_whatever_the_threads()
    {
        var pace = new SendPace(_clock);
        var sent = new List<TimeSpan>();
        for (var i = 0; i < 400; i++)
        {
            await TryAsync(pace, $"19:{i}", sent);
        }

        Assert.InRange(MostWithin(sent, TimeSpan.FromSeconds(1)), 1, 50);
        Assert.InRange(_clock.Elapsed.TotalSeconds, 6.9, 8.1);
    }

    [Fact]
    public async Task One_thread_that_has_to_wait_does_not_keep_another_waiting()
    {
        var pace = new SendPace(_clock);
        for (var i = 0; i < 7; i++)
        {
            await pace.WaitAsync("19:eins", default);
        }

        var before = _clock.Elapsed;
        await pace.WaitAsync("19:zwei", default);
        Assert.Equal(before, _clock.Elapsed);
        await pace.WaitAsync("19:eins", default);
        Assert.Equal(before + TimeSpan.FromSeconds(1), _clock.Elapsed);
    }

    [Fact]
    public async Task A_long_wait_is_refused_with_the_time_to_come_again()
    {
        var pace = new SendPace(_clock);
        var sent = new List<TimeSpan>();
        while (sent.Count < 60)
        {
            await TryAsync(pace, "19:eins", sent);
        }

        var refused = await Assert.ThrowsAsync<ConnectorException>(() => pace.WaitAsync("19:eins", default));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.InRange(refused.RetryAfter!.Value.TotalSeconds, 4, 30);
    }

    private async Task TryAsync(SendPace pace, string thread, List<TimeSpan> sent)
    {
        try
        {
            await pace.WaitAsync(thread, default);
            sent.Add(_clock.Elapsed);
        }
        catch (ConnectorException e)
        {
            _clock.Advance(e.RetryAfter!.Value);
        }
    }

    private static int MostWithin(List<TimeSpan> sent, TimeSpan window) => sent.Max(first => sent.Count(one => one >= first && one < first + window));

    /// <summary>A clock whose waits are over at once, and have taken as long as they should.</summary>
    private sealed class Metronome : TimeProvider
    {
        private long _ticks = TimeSpan.FromDays(1).Ticks;

        public TimeSpan Elapsed => TimeSpan.FromTicks(_ticks) - TimeSpan.FromDays(1);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan time) => _ticks += time.Ticks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Advance(dueTime);
            callback(state);
            return System.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
