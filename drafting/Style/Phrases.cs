using Coordination.Drafting.Language;

namespace Coordination.Drafting.Style;

/// <summary>The sentence patterns of a Niederschrift by key, from the data files beside this one.</summary>
internal static class Phrases
{
    private static readonly Dictionary<string, string> Texts = WordList.Read("Style.phrases.txt")
        .Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1].TrimEnd('_'), StringComparer.Ordinal);

    private static readonly string[] Saying = [.. WordList.Read("Style.saying.txt")];

    public static string Of(string key) => Texts[key];

    public static string? Find(string key) => Texts.GetValueOrDefault(key);

    /// <summary>What follows a prefix of keys, in the order of the file.</summary>
    public static IEnumerable<string> Below(string prefix) => Texts.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Select(key => key[prefix.Length..]);

    /// <summary>A verb of saying; the count of what was said before takes turns so that neighbours differ.</summary>
    public static string SayingVerb(int count) => Saying[count % Saying.Length];
}
