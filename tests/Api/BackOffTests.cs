using Coordination.Api.Errands;
using Coordination.Contracts;

namespace Coordination.Tests.Api;

public sealed class BackOffTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 5)]
    [InlineData(3, 30)]
    [InlineData(4, 120)]
    [InlineData(5, 360)]
    public void A_failed_errand_waits_longer_each_time(int attempt, int minutes) =>
        Assert.Equal(Now.AddMinutes(minutes), BackOff.Next(attempt, ErrandProblem.Unavailable, null, Now));

    [Fact]
    public void After_the_sixth_failure_a_person_has_to_look() => Assert.Null(BackOff.Next(6, ErrandProblem.Unavailable, null, Now));

    [Theory]
    [InlineData(ErrandProblem.RecipientUnknown)]
    [InlineData(ErrandProblem.Rejected)]
    [InlineData(ErrandProblem.Unconfirmed)]
    public void What_waiting_cannot_mend_is_stuck_at_once(ErrandProblem problem) => Assert.Null(BackOff.Next(1, problem, 30, Now));

    [Theory]
    [InlineData(90, 90)]
    [InlineData(-5, 60)]
    [InlineData(0, 60)]
    [InlineData(int.MaxValue, 6 * 3600)]
    public void The_wish_of_a_throttling_service_is_followed_within_bounds(int asked, int given) =>
        Assert.Equal(Now.AddSeconds(given), BackOff.Next(1, ErrandProblem.Throttled, asked, Now));
}
