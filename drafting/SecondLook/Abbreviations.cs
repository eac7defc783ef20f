using System.Text.RegularExpressions;
using Coordination.Contracts;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.SecondLook;

/// <summary>Abkürzungen: each is explained in the draft or in the body's glossary, and means there what it means here.</summary>
internal static partial class Abbreviations
{
    private static readonly HashSet<string> Everyday = [.. WordList.Read("SecondLook.everyday-abbreviations.txt")];

    public static IEnumerable<Finding> In(Draft draft)
    {
        var meanings = draft.Input.Glossary.GroupBy(entry => entry.Abbreviation, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Meaning, StringComparer.Ordinal);
        var explained = new Dictionary<string, string>(StringComparer.Ordinal);
        var undefined = new Dictionary<string, List<(MinutesItemView Item, MinutesEntryView Entry)>>(StringComparer.Ordinal);
        foreach (var (item, entry) in draft.Entries)
        {
            foreach (var (abbreviation, written) in Expansions(entry.Text))
            {
                explained.TryAdd(abbreviation, written);
                if (meanings.TryGetValue(abbreviation, out var meaning) && !SameMeaning(written, meaning))
                {
                    yield return new Finding(
                        FindingKind.Abbreviation, FindingCode.OtherMeaning, FindingSeverity.Serious, item.AgendaItemId, [entry.Id], entry.CueIds,
                        Draft.Facts(("detail", abbreviation), ("written", written), ("meaning", meaning)));
                }
            }

            foreach (var abbreviation in Pattern().Matches(entry.Text).Select(match => match.Value).Distinct(StringComparer.Ordinal))
            {
                if (Everyday.Contains(abbreviation) || meanings.ContainsKey(abbreviation)) continue;

                if (!undefined.TryGetValue(abbreviation, out var uses)) undefined[abbreviation] = uses = [];
                uses.Add((item, entry));
            }
        }

        foreach (var (abbreviation, uses) in undefined.Where(pair => !explained.ContainsKey(pair.Key)))
        {
            yield return new Finding(
                FindingKind.Abbreviation, FindingCode.UndefinedAbbreviation, FindingSeverity.Note, uses[0].Item.AgendaItemId, [.. uses.Select(use => use.Entry.Id)],
                [.. uses.SelectMany(use => use.Entry.CueIds).Distinct(StringComparer.Ordinal)], Draft.Facts(("detail", abbreviation)));
        }
    }

    // "Kommunales Integrationszentrum (KI)" and "KI (Kommunales Integrationszentrum)".
    private static IEnumerable<(string Abbreviation, string Written)> Expansions(string text)
    {
        foreach (Match match in LongFirst().Matches(text)) yield return (match.Groups["short"].Value, match.Groups["long"].Value);
        foreach (Match match in ShortFirst().Matches(text)) yield return (match.Groups["short"].Value, match.Groups["long"].Value);
    }

    private static bool SameMeaning(string written, string meaning)
    {
        var words = Words.Content(written).ToHashSet(StringComparer.Ordinal);
        return Words.Content(meaning).All(words.Contains);
    }

    // Not the letters of a paper number ("SV-9-1769").
    [GeneratedRegex(@"(?<![\w/-])\p{Lu}[\p{Lu}a-zäöü]{0,4}\p{Lu}\b(?![-/ ]?[0-9])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"(?<long>\p{Lu}[\p{L}-]+(?:\s[\p{L}-]+){0,5})\s\((?<short>\p{Lu}[\p{L}]{0,5}\p{Lu})\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LongFirst();

    [GeneratedRegex(@"\b(?<short>\p{Lu}[\p{L}]{0,5}\p{Lu})\s\((?<long>\p{Lu}[\p{L}-]+(?:\s[\p{L}-]+){0,5})\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShortFirst();
}
