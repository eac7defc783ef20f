namespace Coordination.Drafting.Language;

/// <summary>Reads German number words (Zahlwörter): "siebenundzwanzig", "dreieinhalb", "zweihundertfünfzigtausend", "dritten".</summary>
public static class NumberWords
{
    private static readonly Dictionary<string, int> Small = WordList.Read("Language.numbers.txt")
        .Select(line => line.Split(' ')).ToDictionary(entry => entry[0], entry => int.Parse(entry[1], System.Globalization.CultureInfo.InvariantCulture));

    private static readonly Dictionary<string, int> Irregular = WordList.Read("Language.ordinals.txt")
        .Select(line => line.Split(' ')).ToDictionary(entry => entry[0], entry => int.Parse(entry[1], System.Globalization.CultureInfo.InvariantCulture));

    private static readonly string[] OrdinalEndings = ["sten", "ster", "stes", "stem", "ste", "ten", "ter", "tes", "tem", "te"];

    /// <summary>The value of a cardinal; null for other words and for "ein", which is mostly an article.</summary>
    public static decimal? Cardinal(string word)
    {
        if (word.Length < 3) return null;
        if (word.EndsWith("einhalb", StringComparison.Ordinal))
        {
            return Below1000(word[..^"einhalb".Length]) is { } whole and > 0 ? whole + 0.5m : null;
        }

        var thousand = word.IndexOf("tausend", StringComparison.Ordinal);
        if (thousand < 0) return Below1000(word);

        var head = thousand == 0 ? 1 : Below1000(word[..thousand], bareOne: true);
        var tail = word[(thousand + "tausend".Length)..];
        var rest = tail.Length == 0 ? 0 : Below1000(tail.StartsWith("und", StringComparison.Ordinal) ? tail[3..] : tail, bareOne: true);
        return head is null || rest is null ? null : (head * 1000) + rest;
    }

    /// <summary>The value of an ordinal in any case ("zweite", "siebenundzwanzigsten"); null for other words.</summary>
    public static int? Ordinal(string word)
    {
        if (Irregular.TryGetValue(word, out var known)) return known;

        foreach (var ending in OrdinalEndings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal) && word.Length > ending.Length + 2
                && Below1000(word[..^ending.Length]) is { } value and > 3)
            {
                return value;
            }
        }

        return null;
    }

    private static int? Below1000(string word, bool bareOne = false)
    {
        var hundred = word.IndexOf("hundert", StringComparison.Ordinal);
        if (hundred < 0) return Below100(word, bareOne);

        var head = hundred == 0 ? 1 : Below100(word[..hundred], bareOne: true);
        var tail = word[(hundred + "hundert".Length)..];
        var rest = tail.Length == 0 ? 0 : Below100(tail.StartsWith("und", StringComparison.Ordinal) ? tail[3..] : tail, bareOne: true);
        return head is null || rest is null ? null : (head * 100) + rest;
    }

    private static int? Below100(string word, bool bareOne)
    {
        if (Small.TryGetValue(word, out var value)) return value;
        if (bareOne && word is "ein" or "eins") return 1;

        var and = word.IndexOf("und", StringComparison.Ordinal);
        if (and <= 0 || !Small.TryGetValue(word[(and + 3)..], out var tens) || tens < 20 || tens % 10 != 0) return null;

        var units = word[..and] == "ein" ? 1 : Small.GetValueOrDefault(word[..and], -1);
        return units is > 0 and < 10 ? tens + units : null;
    }
}
