using System.Text.RegularExpressions;

namespace Coordination.Drafting.Language;

/// <summary>Finds numbers of papers (Vorlagennummern) and other numbers with strokes: "SV-9-1769", "2017/FB3/0412", "18-9402".</summary>
public static partial class PaperNumbers
{
    public static IEnumerable<Figure> Of(string text)
    {
        foreach (Match match in Pattern().Matches(text))
        {
            yield return new Figure(
                FigureKind.Paper, match.Value.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant(), null, null, match.Index, match.Length);
        }
    }

    [GeneratedRegex(
        @"\b(?:[A-ZÄÖÜ]{1,5}[-/ ])?\d+(?:[-/][A-Za-z]{0,4}\d+)+\b|\b[A-ZÄÖÜ]{1,5}[-/]\d+\b",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
