using Coordination.Bot.Chat;
using Coordination.Contracts;

namespace Coordination.Tests.Bot;

public sealed class SpokenOptionsTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void Each_line_is_a_date_with_a_beginning_and_an_end_or_the_usual_two_hours()
    {
        var options = SpokenOptions.Read("Do 14.01.2027, 17:00 bis 19:30 Uhr\n15. Januar 2027 um 18 Uhr; 16.01.2027 von 22:00 bis 00:30 Uhr\n\n", Today, out var unread);
        Assert.Empty(unread);
        Assert.Equal(
            [new(At(14, 17, 0), At(14, 19, 30)), new(At(15, 18, 0), At(15, 20, 0)), new PollOption(At(16, 22, 0), At(17, 0, 30))], options);
    }

    [Fact]
    public void A_line_without_date_or_time_is_named_and_not_guessed()
    {
        var options = SpokenOptions.Read("14.01.2027 um 17 Uhr\nirgendwann im Januar\n15.01.2027", Today, out var unread);
        Assert.Single(options);
        Assert.Equal(["irgendwann im Januar", "15.01.2027"], unread);
    }

    private static DateTimeOffset At(int day, int hour, int minute) => CouncilTime.FromLocal(new DateOnly(2027, 1, day), new TimeOnly(hour, minute));
}
