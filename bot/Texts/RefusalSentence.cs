using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Coordination.Contracts;

namespace Coordination.Bot.Texts;

/// <summary>The sentence of a refusal with its facts filled in: "Frühestens möglich ist Do., 14.01.2027."</summary>
public static partial class RefusalSentence
{
    /// <summary>Parts in square brackets are left out where a fact they name is missing.</summary>
    public static string Sentence(this Wording words, RefusedException refusal)
    {
        var text = OptionalPart().Replace(words.Say(KeyOf(refusal)), part =>
            Place().Matches(part.Value).All(place => FactOf(refusal, place) is not null) ? part.Value[1..^1] : "");
        return Place().Replace(text, place => FactOf(refusal, place) is { } fact ? Written(fact, words) : "…");
    }

    /// <summary>Whoever wrote too much can mend that at once, if they are told.</summary>
    private static Enum KeyOf(RefusedException refusal) =>
        refusal.Code == Refusal.Malformed && FactOf(refusal, "code") == "tooLong" ? Phrase.TextTooLong : refusal.Code;

    private static string? FactOf(RefusedException refusal, Match place) => FactOf(refusal, place.Groups["fact"].Value);

    private static string? FactOf(RefusedException refusal, string name) =>
        refusal.Facts.TryGetValue(name, out var value)
            ? value switch
            {
                JsonElement { ValueKind: JsonValueKind.String } text => text.GetString(),
                JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } or null => null,
                DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
                DateTimeOffset instant => instant.ToString("O", CultureInfo.InvariantCulture),
                _ => Convert.ToString(value, CultureInfo.InvariantCulture),
            }
            : null;

    private static string Written(string fact, Wording words)
    {
        if (DateOnly.TryParseExact(fact, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return words.Date(date);

        return fact.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(fact, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? words.Moment(instant)
            : fact;
    }

    [GeneratedRegex(@"\[[^\]]*\]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OptionalPart();

    [GeneratedRegex(@"\{(?<fact>[a-zA-Z]+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
