using System.Text.RegularExpressions;
using Coordination.Contracts;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Grounding;

/// <summary>What stands between quotation marks was said word for word; only case, commas and blanks may differ.</summary>
internal static partial class QuoteCheck
{
    public static Verdict? Check(Claim claim, Evidence evidence)
    {
        if (!claim.Text.AsSpan().ContainsAny('„', '»')) return null;

        foreach (Match quote in Quotes().Matches(claim.Text))
        {
            var parts = quote.Groups["words"].Value.Split("[…]", StringSplitOptions.RemoveEmptyEntries);
            if (parts.Any(part => !evidence.Flat.Contains(Flat(part), StringComparison.Ordinal)))
            {
                return new Verdict(VerdictKind.Falsified, VerdictReason.QuoteNotVerbatim, quote.Groups["words"].Value, evidence.Cues[0].Id);
            }
        }

        return null;
    }

    /// <summary>The sentence, without the frame that names its speaker, is a piece of what was said.</summary>
    public static bool IsVerbatim(Claim claim, Evidence evidence) => evidence.Flat.Contains(Flat(claim.Body), StringComparison.Ordinal);

    private static string Flat(string text) => " " + string.Join(' ', Words.Of(text).Select(word => word.Text)) + " ";

    [GeneratedRegex("[„»](?<words>[^“”«]+)[“”«]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quotes();
}
