namespace Coordination.Drafting.Language;

/// <summary>
/// German word stems (Wortstamm) after CISTEM (Weissweiler and Fraser 2017): umlauts folded, ge- and up to two endings stripped.
/// Stems are for comparing words, never for showing.
/// </summary>
public static class Stems
{
    public static string Of(string word)
    {
        var stem = Fold(word);
        // Long participles: gefördert, gestellt.
        if (stem.Length >= 6 && stem.StartsWith("ge", StringComparison.Ordinal))
        {
            stem = stem[2..];
        }

        return StripEndings(stem);
    }

    private static string Fold(string word) => word.ToLowerInvariant()
        .Replace('ä', 'a').Replace('ö', 'o').Replace('ü', 'u').Replace("ß", "ss", StringComparison.Ordinal);

    private static string StripEndings(string stem)
    {
        while (stem.Length > 3)
        {
            if (stem.Length > 5 && EndsWithAny(stem, "em", "er", "nd"))
            {
                stem = stem[..^2];
            }
            else if (stem[^1] is 'e' or 's' or 'n' or 't')
            {
                stem = stem[..^1];
            }
            else
            {
                break;
            }
        }

        return stem;
    }

    private static bool EndsWithAny(string text, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (text.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
