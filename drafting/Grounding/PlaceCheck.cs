using Coordination.Contracts;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Grounding;

/// <summary>Names that nobody adds by mistake and that nobody said: countries, cities, levels of government, and abbreviations of institutions (Ort, Ebene, Kürzel).</summary>
internal static class PlaceCheck
{
    private const int LongestAbbreviation = 6;
    private const int Within = 60;
    private static readonly WordSet Known = new("Grounding.places.txt");
    private static readonly WordSet Offices = new("Grounding.titles.txt");

    public static Verdict? Check(Claim claim, Evidence evidence)
    {
        foreach (var term in claim.Clauses.SelectMany(clause => clause.Terms))
        {
            if (!term.IsName || Names.FactionOf(term.Text) is not null || evidence.Covers(term) || Offices.Contains(term.Text)) continue;
            if (Known.Contains(term.Text) || (IsAbbreviation(term) && !IsShortFor(term.Text, evidence.Text) && !evidence.Speakers.Any(speaker => IsShortFor(term.Text, speaker))))
            {
                return new Verdict(VerdictKind.NotFound, VerdictReason.NameNotInEvidence, term.Original);
            }
        }

        return null;
    }

    private static bool IsAbbreviation(Term term) =>
        term.Original.Length is >= 2 and <= LongestAbbreviation && term.Original.All(char.IsUpper) && Numbers.UnitOf(term.Text) is null && !Everyday.Contains(term.Text);

    private static readonly WordSet Everyday = new("Grounding.everyday.txt");

    // "KI" for "Kommunales Integrationszentrum", "SV" for "Sitzungsvorlage": the letters in their order, the first at the beginning of a word.
    private static bool IsShortFor(string letters, string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            if (char.ToLowerInvariant(text[start]) != letters[0] || (start > 0 && char.IsLetter(text[start - 1]))) continue;

            var next = 1;
            for (var at = start + 1; at < Math.Min(text.Length, start + Within) && next < letters.Length; at++)
            {
                if (char.ToLowerInvariant(text[at]) == letters[next] && (!char.IsLetter(text[at - 1]) || IsInOneWord(text, start, at))) next++;
            }

            if (next == letters.Length) return true;
        }

        return false;
    }

    private static bool IsInOneWord(string text, int from, int to) => !text.AsSpan(from, to - from).ContainsAny(' ', '-');
}
