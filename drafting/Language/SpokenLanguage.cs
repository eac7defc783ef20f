namespace Coordination.Drafting.Language;

/// <summary>
/// In which language something was said, where it is not German: by its script, or by the small words of a language. A foreign phrase in a German
/// sentence makes no foreign sentence, and where the words do not say enough nothing is said.
/// </summary>
public static class SpokenLanguage
{
    private const int FewestWords = 2;

    private static readonly IReadOnlyList<(string Tag, HashSet<string> Words)> Known = [.. WordList.Read("Language.languages.txt")
        .Select(line => line.Split('=', 2)).Select(pair => (pair[0], pair[1].Split(' ').ToHashSet(StringComparer.Ordinal)))];

    private static readonly (char First, char Last, string Tag)[] Scripts =
        [('\u0370', '\u03FF', "el"), ('\u0400', '\u052F', "und-Cyrl"), ('\u0590', '\u05FF', "he"), ('\u0600', '\u06FF', "und-Arab")];

    /// <returns>A language tag (BCP 47); null for German and where it cannot be told.</returns>
    public static string? Of(string text)
    {
        if (OfScript(text) is { } script) return script;

        var words = Words.Of(text).Select(word => word.Text).ToList();
        if (words.Count < FewestWords) return null;

        var german = words.Count(StopWords.Contains);
        var (tag, heard) = Known.Select(language => (language.Tag, Heard: words.Where(language.Words.Contains).Distinct(StringComparer.Ordinal).Count()))
            .MaxBy(language => language.Heard);
        // Most of a sentence is its own small words: a quarter of it at least, and clearly more than German has in it.
        return heard >= FewestWords && heard * 4 >= words.Count && heard > german * 2 ? tag : null;
    }

    private static string? OfScript(string text)
    {
        var letters = text.Count(char.IsLetter);
        foreach (var (first, last, tag) in Scripts)
        {
            if (letters > 0 && text.Count(letter => letter >= first && letter <= last) * 2 > letters) return tag;
        }

        return null;
    }
}
