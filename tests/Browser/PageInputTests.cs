using Coordination.Bot.Review;
using Coordination.Contracts;

namespace Coordination.Tests.Browser;

/// <summary>How the pages read what people type.</summary>
public sealed class PageInputTests
{
    private static readonly IReadOnlyList<Cue> Cues = [.. Enumerable.Range(1, 20).Select(n => new Cue($"c{n:0000}", n, n, null, "…"))];

    [Theory]
    [InlineData(null, "")]
    [InlineData("c0003", "c0003")]
    [InlineData("3, C5", "c0003 c0005")]
    [InlineData("c0002-c0004; 9–10", "c0002 c0003 c0004 c0009 c0010")]
    public void Cues_are_quoted_as_people_write_them(string? typed, string expected) =>
        Assert.Equal(expected, string.Join(' ', CueReferences.Read(typed)!));

    [Theory]
    [InlineData("c0001-c0201")]
    [InlineData("c0004-c0002")]
    [InlineData("drei")]
    [InlineData("c0001;DROP")]
    public void What_is_no_reference_is_not_guessed(string typed) => Assert.Null(CueReferences.Read(typed));

    [Theory]
    [InlineData("17:20", "2027-01-14 17:20")]
    [InlineData("16:45", "2027-01-14 16:45")]
    [InlineData("00:15", "2027-01-15 00:15")]
    public void A_time_long_before_the_beginning_means_after_midnight(string typed, string expected)
    {
        var start = CouncilTime.FromLocal(new DateOnly(2027, 1, 14), new TimeOnly(17, 0));
        Assert.True(Spoken.TryTime(typed, start, out var at));
        Assert.Equal(expected, CouncilTime.ToLocal(at!.Value).ToString("yyyy-MM-dd HH:mm", null));
    }

    [Theory]
    [InlineData(0, "0:00:00")]
    [InlineData(3_909_000, "1:05:09")]
    [InlineData(-61_000, "−0:01:01")]
    public void A_place_in_the_recording_is_read_like_a_clock(int milliseconds, string expected) => Assert.Equal(expected, Spoken.Offset(milliseconds));
}
