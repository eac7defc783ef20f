using System.Text.RegularExpressions;

namespace Coordination.Bot.Texts;

/// <summary>An intent that was heard.</summary>
/// <param name="Language">The language it was said in; null where the words are the same in both.</param>
public sealed record Utterance(string Intent, Wording? Language, Match Words);

/// <summary>The table of what people say (<c>utterances.txt</c>, <c>spoken-parts.txt</c>): German and English side by side, data and not code.</summary>
public static partial class Utterances
{
    private static readonly Lazy<IReadOnlyList<Line>> Commands = new(() => Read("utterances.txt", wholeText: true));
    private static readonly Lazy<ILookup<string, Expression>> Parts = new(() =>
        Read("spoken-parts.txt", wholeText: false).ToLookup(line => line.Intent, line => line.Expression, StringComparer.Ordinal));

    /// <summary>The first intent of the table that the whole text expresses.</summary>
    public static Utterance? Hear(string text)
    {
        foreach (var line in Commands.Value)
        {
            if (line.Expression.Match(text) is { Success: true } words)
                return new Utterance(line.Intent, line.Language, words);
        }

        return null;
    }

    /// <summary>The first place in the text where a part (a date, a time, a wish for publicity) is said.</summary>
    public static Match? Find(string part, string text) =>
        Parts.Value[part].Select(expression => expression.Match(text)).FirstOrDefault(match => match.Success);

    private static List<Line> Read(string file, bool wholeText)
    {
        using var stream = typeof(Utterances).Assembly.GetManifestResourceStream($"{typeof(Utterances).Namespace}.{file}")!;
        using var reader = new StreamReader(stream);
        var macros = new Dictionary<string, string>(StringComparer.Ordinal);
        var lines = new List<Line>();
        var (intent, language) = ("", (Wording?)null);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;

            if (line[0] == '@')
                macros[line[1..line.IndexOf(" = ", StringComparison.Ordinal)]] = Filled(line[(line.IndexOf(" = ", StringComparison.Ordinal) + 3)..], macros);
            else if (line[0] == '[' && line[^1] == ']' && !line.Contains('\\', StringComparison.Ordinal))
                (intent, language) = Heading(line[1..^1]);
            else
                lines.Add(new Line(intent, language, new Expression(wholeText ? $"^(?:{Filled(line, macros)})$" : Filled(line, macros))));
        }

        return lines;
    }

    private static (string Intent, Wording? Language) Heading(string text) => text.Split('.') switch
    {
        [var intent, "de"] => (intent, Wording.German),
        [var intent, "en"] => (intent, Wording.English),
        _ => (text, null),
    };

    private static string Filled(string expression, Dictionary<string, string> macros) =>
        Macro().Replace(expression, match => macros.TryGetValue(match.Groups["name"].Value, out var part) ? part : match.Value);

    [GeneratedRegex(@"\{(?<name>[a-z]+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Macro();

    private sealed record Line(string Intent, Wording? Language, Expression Expression);
}
