using Coordination.Api.Polls;
using Coordination.Contracts;

namespace Coordination.Tests.Api;

public sealed class PollReminderTests
{
    [Theory]
    // The clocks change in the night to Sunday, 30 March 2025, and to Sunday, 26 October 2025.
    [InlineData("2025-03-20", "2025-03-30", "2025-03-29")]
    [InlineData("2025-10-10", "2025-10-26", "2025-10-25")]
    [InlineData("2025-05-01", "2025-05-10", "2025-05-09")]
    public void A_long_poll_reminds_a_day_before_at_the_same_hour_of_the_wall_clock(string opened, string deadline, string reminder) =>
        Assert.Equal(At(reminder), PollReminder.At(At(opened), At(deadline)));

    [Fact]
    public void A_short_poll_reminds_at_half_time() => Assert.Equal(At("2025-05-01").AddHours(18), PollReminder.At(At("2025-05-01"), At("2025-05-01").AddHours(36)));

    private static DateTimeOffset At(string day) => CouncilTime.FromLocal(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), new TimeOnly(18, 0));
}
