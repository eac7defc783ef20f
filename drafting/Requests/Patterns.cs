using System.Text.RegularExpressions;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Requests;

/// <summary>
/// A table of turns of phrase (Wendungen), one expression a line. <c>&lt;name&gt;</c> stands for a class of words.txt, <c>~</c> for up to
/// nine words of the same clause, <c>~~</c> for up to eighteen across commas. The gaps are counted and a word has one way to match, also in what
/// a table repeats (<c>bis |zum |</c>, never <c>bis |zum |bis zum |</c>), so the work grows with the length of the sentence only.
/// </summary>
internal static class Patterns
{
    private const string Word = @"(?>\d+\.|[^\s.!?,;:]+)";
    private const string AnyWord = @"(?>\d+\.|[^\s.!?]+)";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private static readonly List<(string Name, string Words)> Classes = [.. WordList.Read("Requests.words.txt")
        .Select(line => line.Split('=', 2)).Select(pair => ($"<{pair[0]}>", pair[1])).Reverse()];

    public static Regex Read(string name) => Of(WordList.Read("Requests." + name + ".txt"));

    private static Regex Of(IEnumerable<string> lines) => new(
        string.Join('|', lines.Select(line => $"(?:{Expanded(line)})")),
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Longest);

    /// <summary>Separable verbs with what closes their clause, in both orders: "lege ich Ihnen … vor", "wir legen … bei, weil".</summary>
    public static Regex ReadSeparable(string name) => Of(WordList.Read("Requests." + name + ".txt").Select(line => line.Split([' ', ':'], 3)).Select(verb =>
        $"""\b(?:(?:ich {verb[0]}|wir {verb[1]})(?: Ihnen)?|{verb[0]} ich|{verb[1]} wir)~ (?:{verb[2].Trim()})(?=\W*$|[,;:]| und | oder )"""));

    // A class may be made of classes above it, so they are put in from the last to the first.
    private static string Expanded(string line) => Classes
        .Aggregate(line, (text, entry) => text.Replace(entry.Name, $"(?:{entry.Words})", StringComparison.Ordinal))
        .Replace("~~", $"(?: {AnyWord}){{0,18}}", StringComparison.Ordinal)
        .Replace("~", $"(?: {Word}){{0,9}}", StringComparison.Ordinal)
        .Replace(" ", @"\s+", StringComparison.Ordinal);
}
