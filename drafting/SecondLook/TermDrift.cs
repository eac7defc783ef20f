using System.Globalization;
using System.Text.RegularExpressions;
using Coordination.Contracts;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.SecondLook;

/// <summary>
/// Uneinheitliche Bezeichnungen: "Kommunales Integrationszentrum", "Kommunale Integrationsagentur" and "Kommunales Kompetenzzentrum" are names
/// with the same attribute whose compounds share a part; one thing seldom has two of them.
/// </summary>
internal static partial class TermDrift
{
    private const int ShortestPart = 4;
    private static readonly string[] Endings = [.. WordList.Read("SecondLook.endings.txt").Select(Stems.Of)];

    private sealed record Name(string Attribute, string Noun, Guid EntryId, IReadOnlyList<string> CueIds);

    public static IEnumerable<Finding> In(Draft draft)
    {
        var names = draft.Entries.SelectMany(pair => In(pair.Entry)).ToList();
        foreach (var sameAttribute in names.GroupBy(name => name.Attribute, StringComparer.Ordinal))
        {
            foreach (var family in Families(sameAttribute).Where(family => family.Select(name => Stems.Of(name.Noun)).Distinct(StringComparer.Ordinal).Count() > 1))
            {
                var terms = family.GroupBy(name => Stems.Of(name.Noun), StringComparer.Ordinal).OrderByDescending(group => group.Count()).ToList();
                yield return new Finding(
                    FindingKind.Terminology, FindingCode.TermDrift, FindingSeverity.Note, null, [.. family.Select(name => name.EntryId).Distinct()],
                    [.. family.SelectMany(name => name.CueIds).Distinct(StringComparer.Ordinal)],
                    Draft.Facts(("terms", string.Join(", ", terms.Select(group => group.First().Noun))), ("counts", string.Join(", ", terms.Select(group => group.Count().ToString(CultureInfo.InvariantCulture))))));
            }
        }
    }

    private static IEnumerable<Name> In(MinutesEntryView entry) =>
        Pattern().Matches(entry.Text).Select(match => new Name(Stems.Of(match.Groups["attribute"].Value), match.Groups["noun"].Value, entry.Id, entry.CueIds));

    private static List<List<Name>> Families(IEnumerable<Name> names)
    {
        var families = new List<List<Name>>();
        foreach (var name in names)
        {
            // One name may tie two families together: "Integrationszentrum" shares a part with "Integrationsagentur" and with "Kompetenzzentrum".
            var related = families.FindAll(family => family.Exists(other => SharePart(Stems.Of(other.Noun), Stems.Of(name.Noun))));
            families.RemoveAll(related.Contains);
            families.Add([.. related.SelectMany(family => family), name]);
        }

        return families;
    }

    private static bool SharePart(string a, string b) => a == b || a.AsSpan().CommonPrefixLength(b) > ShortestPart * 2 || CommonEnd(a, b) >= LongEnough(a);

    // "-ierung", "-schaft": what two words share may be an ending and no part of a compound.
    private static int LongEnough(string word) => Array.Exists(Endings, ending => word.EndsWith(ending, StringComparison.Ordinal)) ? ShortestPart * 2 : ShortestPart + 1;

    private static int CommonEnd(string a, string b)
    {
        var length = 0;
        while (length < a.Length && length < b.Length && a[^(length + 1)] == b[^(length + 1)]) length++;
        return length;
    }

    [GeneratedRegex(@"\b(?<attribute>\p{Lu}\p{Ll}{4,}(?:e|er|es|en|em))\s(?<noun>\p{Lu}\p{Ll}{8,})\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
