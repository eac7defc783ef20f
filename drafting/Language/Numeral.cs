using System.Globalization;

namespace Coordination.Drafting.Language;

/// <summary>A whole number as it is counted in a room: "12", "zwölf", "keine", "eine".</summary>
public static class Numeral
{
    /// <summary>The count a word stands for, with "ein" as one and "kein" as none; null for other words.</summary>
    public static int? Value(string word) => word switch
    {
        "kein" or "keine" or "keiner" or "keinen" or "keinem" or "niemand" or "niemanden" or "null" or "nullmal" => 0,
        "ein" or "eine" or "einer" or "einen" or "einem" or "eins" => 1,
        _ when char.IsAsciiDigit(word[0]) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits : null,
        _ => NumberWords.Cardinal(word) is { } value && value == decimal.Truncate(value) && value < 100_000 ? (int)value : null,
    };
}
