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
        var meanings = draft.Input.Profile.Glossary.GroupBy(entry => entry.Abbreviation, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Meaning, StringComparer.Ordinal);
        return draft.Entries.SelectMany(pair => OtherMeanings(draft, pair.Item, pair.Entry, meanings)).Concat(Undefined(draft, meanings));
    }

    private static IEnumerable<Finding> OtherMeanings(Draft draft, MinutesItemView item, MinutesEntryView entry, Dictionary<string, string> meanings)
    {
        foreach (var (abbreviation, written) in Expansions(entry.Text).Concat(SpeltOut(draft, entry, meanings)).DistinctBy(found => found.Abbreviation))
        {
            if (!meanings.TryGetValue(abbreviation, out var meaning) || SameMeaning(written, meaning)) continue;

            yield return new Finding(
                FindingKind.Abbreviation, FindingCode.OtherMeaning, FindingSeverity.Serious, item.AgendaItemId, [entry.Id], entry.CueIds,
                Draft.Facts(("detail", abbreviation), ("written", written), ("meaning", meaning)));
        }
    }

    private static IEnumerable<Finding> Undefined(Draft draft, Dictionary<string, string> meanings)
    {
        var explained = draft.Entries.SelectMany(pair => Expansions(pair.Entry.Text)).Select(found => found.Abbreviation).ToHashSet(StringComparer.Ordinal);
        return draft.Entries
            .SelectMany(pair => Pattern().Matches(pair.Entry.Text).Select(match => match.Value).Distinct(StringComparer.Ordinal).Select(abbreviation => (abbreviation, pair.Item, pair.Entry)))
            .Where(use => !Everyday.Contains(use.abbreviation) && !meanings.ContainsKey(use.abbreviation) && !explained.Contains(use.abbreviation) && !IsFaction(draft, use.abbreviation))
            .GroupBy(use => use.abbreviation, StringComparer.Ordinal)
            .Select(uses => new Finding(
                FindingKind.Abbreviation, FindingCode.UndefinedAbbreviation, FindingSeverity.Note, uses.First().Item.AgendaItemId, [.. uses.Select(use => use.Entry.Id)],
                [.. uses.SelectMany(use => use.Entry.CueIds).Distinct(StringComparer.Ordinal)], Draft.Facts(("detail", uses.Key))));
    }

    private static bool IsFaction(Draft draft, string abbreviation) =>
        Grounding.Names.FactionOf(abbreviation.ToLowerInvariant()) is not null || draft.Input.Cues.Any(cue => cue.Speaker?.Contains("(" + abbreviation + ")", StringComparison.Ordinal) == true);

    // "Künstliche Intelligenz" where the cited cue says "KI": words with the letters of an abbreviation of the glossary.
    private static IEnumerable<(string Abbreviation, string Written)> SpeltOut(Draft draft, MinutesEntryView entry, Dictionary<string, string> meanings)
    {
        var words = Words.Of(entry.Text);
        foreach (var abbreviation in meanings.Keys.Where(abbreviation => abbreviation.Length > 1 && draft.CitedBy(entry).Any(cue => Grounding.Names.HasWord(cue.Text, abbreviation))))
        {
            for (var at = 0; at + abbreviation.Length <= words.Count; at++)
            {
                if (!HasLetters(words, at, abbreviation) || !char.IsUpper(entry.Text[words[at + abbreviation.Length - 1].Start])) continue;

                yield return (abbreviation, entry.Text[words[at].Start..words[at + abbreviation.Length - 1].End]);
            }
        }
    }

    private static bool HasLetters(IReadOnlyList<Word> words, int at, string abbreviation)
    {
        for (var i = 0; i < abbreviation.Length; i++)
        {
            if (words[at + i].Text[0] != char.ToLowerInvariant(abbreviation[i])) return false;
        }

        return true;
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
