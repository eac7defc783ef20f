using System.Globalization;
using System.Text.RegularExpressions;

namespace Coordination.Evaluation.Perturbed;

/// <summary>Makes true sentences wrong in one known way, by tables and arithmetic.</summary>
internal sealed partial class Faults(string folder, int half, Random random)
{
    private static readonly string[][] AbsentPeople = [["Ostermann", "Wieland", "Haverkamp"], ["Brückner", "Seidel", "Thormann"]];
    private static readonly string[][] OtherFactions = [["SPD", "FDP", "Volt"], ["CDU", "AfD", "BSW"]];
    private readonly List<(string Type, string From, string To)> swaps = [.. Half("swaps.txt", folder, half).Select(Swap)];
    private readonly List<string> inventions = [.. Half("inventions.txt", folder, half)];

    public IEnumerable<Pair> Of(Pair pair)
    {
        foreach (var (type, from, to) in swaps)
        {
            if (Replaced(pair.Sentence, from, to) is { } other && !pair.Evidence.Any(said => Holds(said.Text, to))) yield return Made(pair, other, type == "same" ? "ok_same" : type);
        }

        if (Number(pair) is { } number) yield return Made(pair, number, "number");
        if (Person(pair, AbsentPeople[half]) is { } person) yield return Made(pair, person, "person");
        if (Faction(pair) is { } faction) yield return Made(pair, faction, "faction");
        yield return Made(pair, pair.Sentence.TrimEnd('.') + inventions[random.Next(inventions.Count)] + ".", "fabricated");
    }

    private static Pair Made(Pair pair, string sentence, string type) => pair with { Sentence = sentence, Type = type };

    private string? Number(Pair pair)
    {
        var numbers = Digits().Matches(pair.Sentence);
        if (numbers.Count == 0) return null;

        var chosen = numbers[random.Next(numbers.Count)];
        var other = (int.Parse(chosen.Value, CultureInfo.InvariantCulture) + random.Next(1, 8)).ToString(CultureInfo.InvariantCulture);
        return pair.Evidence.Any(said => said.Text.Contains(other, StringComparison.Ordinal)) ? null
            : string.Concat(pair.Sentence.AsSpan(0, chosen.Index), other, pair.Sentence.AsSpan(chosen.Index + chosen.Length));
    }

    private string? Person(Pair pair, string[] names)
    {
        var family = Titled().Match(pair.Sentence).Groups["family"];
        return family.Success ? string.Concat(pair.Sentence.AsSpan(0, family.Index), names[random.Next(names.Length)], pair.Sentence.AsSpan(family.Index + family.Length)) : null;
    }

    private string? Faction(Pair pair)
    {
        var faction = Bracketed().Match(pair.Sentence).Groups["faction"];
        var others = OtherFactions[half].Where(other => !pair.Evidence.Any(said => (said.Speaker + said.Text).Contains(other, StringComparison.OrdinalIgnoreCase))).ToList();
        return faction.Success && others.Count > 0 ? string.Concat(pair.Sentence.AsSpan(0, faction.Index), others[0], pair.Sentence.AsSpan(faction.Index + faction.Length)) : null;
    }

    private static string? Replaced(string text, string from, string to)
    {
        var match = Regex.Match(text, $@"(?<!\w){Regex.Escape(from)}(?!\w)", RegexOptions.None, TimeSpan.FromSeconds(1));
        return match.Success ? string.Concat(text.AsSpan(0, match.Index), to, text.AsSpan(match.Index + match.Length)) : null;
    }

    private static bool Holds(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static (string, string, string) Swap(string line)
    {
        var parts = line.Split([": ", " > "], StringSplitOptions.None);
        return (parts[0], parts[1], parts[2]);
    }

    private static IEnumerable<string> Half(string file, string folder, int half) =>
        File.ReadLines(Path.Combine(folder, file)).Where(line => line.Length > 0 && line[0] != '#').Where((_, at) => at % 2 == half);

    [GeneratedRegex(@"(?<![\w.,])[0-9]{1,3}(?![\w,]|\.[0-9])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();

    [GeneratedRegex(@"(?:Stadtrat|Stadträtin|Frau|Herr|Ktabg\.|Bürgermeister|Bürgermeisterin) (?:Dr\. )?(?<family>\p{Lu}\p{L}+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Titled();

    [GeneratedRegex(@"\((?<faction>CDU|SPD|FDP|AfD|GRÜNE|Grüne|KULT|Die Linke)\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bracketed();
}
