namespace Coordination.Tests.Bot;

/// <summary>Waits for what another process has to do first; says what it last saw where that does not come.</summary>
public static class Eventually
{
    public static async Task<T> SeeAsync<T>(Func<Task<T>> look, Func<T, bool> enough, int seconds = 20)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        while (true)
        {
            var seen = await look();
            if (enough(seen))
            {
                return seen;
            }

            Assert.False(patience.IsCancellationRequested, $"Still {seen} after {seconds} s.");
            await Task.Delay(25);
        }
    }
}
