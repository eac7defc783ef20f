using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Coordination.Evaluation.Variation;

/// <summary>Invented phrases by group, one half of them, drawn by a seeded chance.</summary>
internal sealed partial class PhraseBook(bool heldOut, Random chance)
{
    // Names are no phrases: both halves share them.
    private static readonly HashSet<string> Shared = ["family", "faction", "committee", "filler"];

    private static readonly Dictionary<string, List<string>> Groups = Read();

    public bool Chance(double probability) => chance.NextDouble() < probability;

    public string Any(string group)
    {
        var phrases = Groups[group];
        var half = Shared.Contains(group) ? phrases : [.. phrases.Where((_, i) => i % 2 == (heldOut ? 1 : 0))];
        return half[chance.Next(half.Count)];
    }

    public bool Has(string group) => Groups.ContainsKey(group);

    /// <summary>A phrase with its blanks filled: first those given, then names of people, factions and committees.</summary>
    public string Say(string group, params ReadOnlySpan<(string Blank, string Text)> given)
    {
        var text = Any(group);
        foreach (var (blank, value) in given)
        {
            text = text.Replace("{" + blank + "}", value, StringComparison.Ordinal);
        }

        text = Fill(text, "{p}", "family");
        text = Fill(Fill(text, "{f}", "faction"), "{g}", "faction");
        return Agreeing(Fill(text, "{c}", "committee"));
    }

    private string Fill(string text, string blank, string group)
    {
        for (var at = text.IndexOf(blank, StringComparison.Ordinal); at >= 0; at = text.IndexOf(blank, StringComparison.Ordinal))
        {
            text = text[..at] + Any(group) + text[(at + blank.Length)..];
        }

        return text;
    }

    // "eine Stimme(n)" and "drei Stimme(n)".
    private static string Agreeing(string text) =>
        Plural().Replace(text, match => IsOne(text[..match.Index]) ? "" : match.Groups["ending"].Value);

    private static bool IsOne(string before) => before.Split(' ') is [.., var number, _] && number is "1" or "eine";

    // In an order that does not follow the file, so that neighbours do not fall into halves by turns of the author's mind.
    private static Dictionary<string, List<string>> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Coordination.Evaluation.Variation.phrases.txt")!;
        using var reader = new StreamReader(stream);
        var groups = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var group = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('[')) groups.Add(line.Trim('[', ']'), group = []);
            else if (line.Length > 0 && line[0] != '#') group.Add(line);
        }

        return groups.ToDictionary(pair => pair.Key, pair => pair.Value.OrderBy(Hash).ToList(), StringComparer.Ordinal);
    }

    /// <summary>The same for a text on every machine and day.</summary>
    public static uint Hash(string text) => text.Aggregate(2166136261u, (hash, letter) => unchecked((hash ^ letter) * 16777619));

    public static string Words(int number) => number switch
    {
        0 => "keine",
        1 => "eine",
        < 13 => Small[number],
        16 => "sechzehn",
        17 => "siebzehn",
        < 20 => Small[number - 10] + "zehn",
        < 100 => (number % 10 == 0 ? "" : (number % 10 == 1 ? "ein" : Small[number % 10]) + "und") + Tens[number / 10],
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    private static readonly string[] Small = ["null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"];
    private static readonly string[] Tens = ["", "zehn", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"];

    [GeneratedRegex(@"\((?<ending>n|en)\)")]
    private static partial Regex Plural();
}
