namespace Coordination.Drafting.Language;

/// <summary>
/// Splits German compounds (Zusammensetzungen) along words that the texts at hand use on their own:
/// "Schulsozialarbeit" meets "Sozialarbeit" without a dictionary to maintain.
/// </summary>
public sealed class Compounds(IEnumerable<string> vocabulary)
{
    private const int ShortestPart = 4;

    // Linking sounds between the parts (Fugen), the empty one first.
    private static readonly string[] Links = ["", "s", "es", "n", "en", "er", "e"];

    private readonly HashSet<string> words = [.. vocabulary.Where(word => word.Length >= ShortestPart).Select(word => word.ToLowerInvariant())];

    /// <summary>The parts of the word in order, or the word alone.</summary>
    public IReadOnlyList<string> Parts(string word)
    {
        word = word.ToLowerInvariant();
        for (var cut = word.Length - ShortestPart; cut >= ShortestPart; cut--)
        {
            var head = HeadBefore(word, cut);
            var tail = word[cut..];
            if (head is not null && (words.Contains(tail) || words.Contains(Stems.Of(tail))))
            {
                return [.. Parts(head), tail];
            }
        }

        return [word];
    }

    private string? HeadBefore(string word, int cut)
    {
        foreach (var link in Links)
        {
            var length = cut - link.Length;
            if (length >= ShortestPart && word.AsSpan(length, link.Length).SequenceEqual(link) && words.Contains(word[..length]))
            {
                return word[..length];
            }
        }

        return null;
    }
}
