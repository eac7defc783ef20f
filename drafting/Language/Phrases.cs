namespace Coordination.Drafting.Language;

/// <summary>
/// A group of set phrases (Redewendungen) from a data file. A file has groups, <c>[name]</c>, of one phrase a line:
/// <c>wort</c> this word · <c>wort*</c> begins so · <c>*wort</c> ends so · <c>a|b</c> one of these · <c>wort?</c> may be missing ·
/// <c>..</c> up to six words between · <c>&lt;n&gt;</c> a number in digits or words · <c>^</c> at the beginning · <c>$</c> at the end.
/// </summary>
public sealed class Phrases
{
    private const int WidestGap = 6;

    // By the first letter of the first word, so that most words of a text are passed at once.
    private readonly Dictionary<char, List<Element[]>> byFirstLetter = [];
    private readonly List<Element[]> anywhere = [];

    private Phrases(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var phrase = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Element.Parse).ToArray();
            if (phrase[0].FirstLetters() is not { } letters)
            {
                anywhere.Add(phrase);
                continue;
            }

            foreach (var letter in letters.Distinct())
            {
                (byFirstLetter.TryGetValue(letter, out var list) ? list : byFirstLetter[letter] = []).Add(phrase);
            }
        }
    }

    /// <param name="table">The file as in <see cref="WordList.Read"/>.</param>
    public static IReadOnlyDictionary<string, Phrases> Read(string table)
    {
        var groups = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        List<string>? group = null;
        foreach (var line in WordList.Read(table))
        {
            if (line.StartsWith('['))
            {
                groups.Add(line.Trim('[', ']'), group = []);
            }
            else
            {
                (group ?? throw new InvalidOperationException(table + " has a phrase before its first group")).Add(line);
            }
        }

        return groups.ToDictionary(pair => pair.Key, pair => new Phrases(pair.Value), StringComparer.Ordinal);
    }

    public bool In(IReadOnlyList<Word> words) => Find(words) is not null;

    /// <returns>The words of the first phrase found at or after <paramref name="from"/>, as a half-open range.</returns>
    public (int First, int Next)? Find(IReadOnlyList<Word> words, int from = 0)
    {
        for (var at = from; at < words.Count; at++)
        {
            if (byFirstLetter.TryGetValue(words[at].Text[0], out var likely) && Longest(likely, words, at) is { } next)
            {
                return (at, next);
            }

            if (anywhere.Count > 0 && Longest(anywhere, words, at) is { } end)
            {
                return (at, end);
            }
        }

        return null;
    }

    private static int? Longest(List<Element[]> phrases, IReadOnlyList<Word> words, int at)
    {
        int? longest = null;
        foreach (var phrase in phrases)
        {
            if (Match(phrase, 0, words, at) is { } next && !(longest >= next))
            {
                longest = next;
            }
        }

        return longest;
    }

    private static int? Match(Element[] phrase, int element, IReadOnlyList<Word> words, int at)
    {
        if (element == phrase.Length)
        {
            return at;
        }

        switch (phrase[element].Kind)
        {
            case ElementKind.Start:
                return at == 0 ? Match(phrase, element + 1, words, at) : null;
            case ElementKind.End:
                return at == words.Count ? at : null;
            case ElementKind.Gap:
                for (var next = at; next <= Math.Min(at + WidestGap, words.Count); next++)
                {
                    if (Match(phrase, element + 1, words, next) is { } found)
                    {
                        return found;
                    }
                }

                return null;
            default:
                return (at < words.Count && phrase[element].Fits(words[at]) ? Match(phrase, element + 1, words, at + 1) : null)
                    ?? (phrase[element].Optional ? Match(phrase, element + 1, words, at) : null);
        }
    }

    private enum ElementKind { Word, Gap, Start, End }

    private sealed record Element(ElementKind Kind, string[] Alternatives, bool Optional)
    {
        public static Element Parse(string text) => text switch
        {
            ".." => new(ElementKind.Gap, [], false),
            "^" => new(ElementKind.Start, [], false),
            "$" => new(ElementKind.End, [], false),
            _ => new(ElementKind.Word, text.TrimEnd('?').Split('|'), text.EndsWith('?')),
        };

        /// <summary>The letters a match can begin with; null if it can begin with any.</summary>
        public IEnumerable<char>? FirstLetters() =>
            Kind != ElementKind.Word || Optional || Alternatives.Any(word => word[0] is '*' or '<') ? null : Alternatives.Select(word => word[0]);

        public bool Fits(Word word)
        {
            foreach (var wanted in Alternatives)
            {
                if (wanted == "<n>" ? Numeral.Value(word.Text) is not null
                    : wanted[^1] == '*' ? word.Text.StartsWith(wanted.AsSpan(0, wanted.Length - 1), StringComparison.Ordinal)
                    : wanted[0] == '*' ? word.Text.AsSpan().EndsWith(wanted.AsSpan(1), StringComparison.Ordinal)
                    : word.Text == wanted)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
