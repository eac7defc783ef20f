using System.Text.RegularExpressions;
using Coordination.Contracts;
using Coordination.Drafting.Grounding;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.SecondLook;

/// <summary>What tells how to reach or find a person, or how they are (Telefon, Anschrift, Bankverbindung, Geburtsdatum, Gesundheit).</summary>
internal static partial class PersonalData
{
    private static readonly Regex Health = Any("health");
    private static readonly Regex Person = Any("person-words");
    private static readonly Regex Living = Any("living");

    public static IEnumerable<Finding> In(Draft draft) => draft.Entries.SelectMany(pair => In(pair.Item, pair.Entry));

    private static IEnumerable<Finding> In(MinutesItemView item, MinutesEntryView entry)
    {
        var severity = item.Publicity == Publicity.Public ? FindingSeverity.Serious : FindingSeverity.Warning;
        foreach (var number in Phone().Matches(entry.Text).Select(match => match.Value.Trim()).Concat(Extension().Matches(entry.Text).Select(match => match.Groups["number"].Value)).Distinct(StringComparer.Ordinal))
        {
            yield return Found(FindingCode.PhoneNumber, number);
        }

        foreach (Match match in Mail().Matches(entry.Text)) yield return Found(FindingCode.MailAddress, match.Value);
        foreach (Match match in Account().Matches(entry.Text)) yield return Found(FindingCode.BankAccount, match.Value);
        foreach (Match match in Birth().Matches(entry.Text)) yield return Found(FindingCode.BirthDate, match.Groups["date"].Value);
        foreach (Match match in Street().Matches(entry.Text))
        {
            if (Living.IsMatch(entry.Text)) yield return Found(FindingCode.PrivateAddress, match.Value);
        }

        if (Illness(entry.Text) is { } health) yield return health.Person is { } person ? Found(FindingCode.HealthData, health.Word, ("person", person)) : Found(FindingCode.HealthData, health.Word);

        Finding Found(FindingCode code, string detail, params (string, string)[] more) => Draft.Flag(code, severity, item, entry, [("detail", detail), .. more]);
    }

    // An illness is somebody's only where a person stands beside it: hospitals and health reports are council matters.
    private static (string Word, string? Person)? Illness(string text)
    {
        var word = Health.Match(text);
        if (!word.Success) return null;

        var named = Names.Of(text).Select(mention => mention.Family).FirstOrDefault();
        return named is not null || Person.IsMatch(text) ? (word.Value, named) : null;
    }

    private static Regex Any(string name) => new(
        string.Join('|', WordList.Read($"SecondLook.{name}.txt").Select(line => $"(?:{line})")),
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    // A German number has a prefix with 0 or +49 and at least six digits in all; a stroke, blank or bracket parts them.
    [GeneratedRegex(@"(?<![0-9.,/-])(?:\+49|0049|\(?0)[0-9]{1,4}\)?(?:[ /.-]{0,3}[0-9]{2,}){1,5}(?![0-9]|[.,][0-9])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Phone();

    // A short number is one only behind the word for it.
    [GeneratedRegex(@"\b(?:Durchwahl|Telefon|Telefonnummer|Tel|Handy|Rufnummer|Mobil)\b[^0-9]{0,12}(?<number>[0-9][0-9 /-]{2,}[0-9])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Extension();

    [GeneratedRegex(@"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mail();

    [GeneratedRegex(@"\b[A-Z]{2}[0-9]{2}(?: ?[0-9]{4}){3,7}(?: ?[0-9]{1,3})?\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Account();

    [GeneratedRegex(@"(?:\bgeb(?:oren)?\.?\s+(?:am\s+)?|\bGeburtsdatum:?\s+)(?<date>[0-9]{1,2}\.\s?(?:[0-9]{1,2}\.|\p{L}{3,9})\s?[0-9]{2,4})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Birth();

    [GeneratedRegex(@"\b\p{Lu}[\p{L}-]*(?:straße|strasse|str\.|weg|gasse|allee|platz|ring|ufer|damm|stieg)\s[0-9]{1,3}\s?[a-z]?\b|\b(?:Am|An der|Auf dem|Zum|Zur|Im)\s\p{Lu}[\p{L}-]+\s[0-9]{1,3}\s?[a-z]?\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Street();
}
