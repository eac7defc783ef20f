using System.Globalization;
using System.Text.RegularExpressions;

namespace Coordination.Bot.Review;

/// <summary>Cue ids as a clerk quotes them: <c>c0012, c0015-c0017</c>, also without the c and the zeros. Whether the Mitschrift has them, the API knows.</summary>
public static partial class CueReferences
{
    /// <summary>More than a sentence can cite: a slip in the last number of a range, not evidence.</summary>
    private const int Most = 200;

    /// <summary>The ids in the order they were typed; null if something is no reference.</summary>
    public static IReadOnlyList<string>? Read(string? typed)
    {
        var found = new List<string>();
        foreach (var part in (typed ?? "").Split([',', ';', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (Reference().Match(part) is not { Success: true } match)
            {
                return null;
            }

            var first = Number(match.Groups["first"]);
            var last = match.Groups["last"].Success ? Number(match.Groups["last"]) : first;
            if (last < first || found.Count + last - first >= Most)
            {
                return null;
            }

            found.AddRange(Enumerable.Range(first, last - first + 1).Select(number => string.Create(CultureInfo.InvariantCulture, $"c{number:D4}")));
        }

        return found;
    }

    private static int Number(Group digits) => int.Parse(digits.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^c?0*(?<first>[0-9]{1,6})(?:[-–]c?0*(?<last>[0-9]{1,6}))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Reference();
}
