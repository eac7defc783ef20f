using Coordination.Contracts;

namespace Coordination.Tests.Concurrency;

/// <summary>Several calls that start in the same moment. Whatever is neither done nor refused with a code fails the test.</summary>
public sealed record AtOnce<T>(IReadOnlyList<T> Done, IReadOnlyList<RefusedException> Refused);

/// <summary>Starts them.</summary>
public static class AtOnce
{
    public static async Task<AtOnce<T>> RunAsync<T>(params IEnumerable<Func<Task<T>>> calls)
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = calls.Select(call => Task.Run<(T? Done, RefusedException? Refused)>(async () =>
        {
            await gate.Task;
            try
            {
                return (await call(), null);
            }
            catch (RefusedException refused)
            {
                return (default, refused);
            }
        })).ToList();
        gate.SetResult();
        var ended = await Task.WhenAll(running);
        return new AtOnce<T>(
            [.. ended.Where(end => end.Refused is null).Select(end => end.Done!)], [.. ended.Select(end => end.Refused).OfType<RefusedException>()]);
    }

    public static Task<AtOnce<T>> RunAsync<T>(int times, Func<int, Task<T>> call) =>
        RunAsync(Enumerable.Range(0, times).Select<int, Func<Task<T>>>(i => () => call(i)));
}
