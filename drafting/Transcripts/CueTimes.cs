using System.Globalization;

namespace Coordination.Drafting.Transcripts;

/// <summary>Times of cues in milliseconds: <c>00:01:02.500</c>, <c>0:1:2.5</c>, <c>01:02,500</c>, negative where transcription began late.</summary>
internal static class CueTimes
{
    private const string Arrow = "-->";

    public static (int Start, int End)? Parse(string line)
    {
        var arrow = line.IndexOf(Arrow, StringComparison.Ordinal);
        if (arrow < 0)
        {
            return null;
        }

        var end = line.AsSpan(arrow + Arrow.Length).Trim();
        var settings = end.IndexOf(' ');
        return Milliseconds(line.AsSpan(0, arrow).Trim()) is { } from
            && Milliseconds(settings < 0 ? end : end[..settings]) is { } to ? (from, to) : null;
    }

    /// <summary>Up to four fields, hours first; null if it is no time.</summary>
    public static int? Milliseconds(ReadOnlySpan<char> time)
    {
        var negative = time.StartsWith("-");
        if (negative)
        {
            time = time[1..];
        }

        double total = 0;
        var fields = 0;
        foreach (var field in time.Split(':'))
        {
            var number = time[field].ToString().Replace(',', '.');
            if (!double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            {
                return null;
            }

            total = (total * 60) + value;
            fields++;
        }

        // A transcript of more than four days is a damaged time.
        return fields is 2 or 3 && total < 360_000 ? (int)Math.Round(total * 1000) * (negative ? -1 : 1) : null;
    }
}
