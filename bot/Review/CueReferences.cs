using System.Globalization;
using System.Text.RegularExpressions;
using Coordination.Contracts;

namespace Coordination.Bot.Review;

/// <summary>Cue ids as a clerk quotes them: <c>c0012, c0015-c0017</c>, also without the c and the zeros.</summary>
public static partial class CueReferences
{
    /// <summary>The ids in reading order; null if one of them is not of this transcript.</summary>
    public static IReadOnlyList<string>? Read(string? typed, IReadOnlyList<Cue> cues)
    {
        var found = new List<string>();
        foreach (var part in (typed ?? "").Split([',', ';', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (Reference().Match(part) is not { Success: true } match)
            {
                return null;
            }

            var first = IndexOf(match.Groups["first"].Value, cues);
            var last = match.Groups["last"].Success ? IndexOf(match.Groups["last"].Value, cues) : first;
            if (first < 0 || last < first)
            {
                return null;
            }

            found.AddRange(cues.Skip(first).Take(last - first + 1).Select(cue => cue.Id));
            if (found.Count > cues.Count)
            {
                // The same again and again: no evidence, but soon all of the memory.
                return null;
            }
        }

        return found;
    }

    private static int IndexOf(string number, IReadOnlyList<Cue> cues)
    {
        var wanted = int.Parse(number, CultureInfo.InvariantCulture);
        for (var i = 0; i < cues.Count; i++)
        {
            if (int.TryParse(cues[i].Id.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id == wanted)
            {
                return i;
            }
        }

        return -1;
    }

    [GeneratedRegex(@"^c?0*(?<first>[0-9]{1,6})(?:[-–]c?0*(?<last>[0-9]{1,6}))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Reference();
}
