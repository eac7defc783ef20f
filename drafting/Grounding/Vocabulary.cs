using System.Collections.Concurrent;

namespace Coordination.Drafting.Grounding;

/// <summary>
/// What the words of one transcript mean (Wortschatz), looked up once each. It lives and dies with its judge: words of a transcript that was
/// deleted are kept nowhere.
/// </summary>
internal sealed class Vocabulary
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <param name="Stem">The stem of the word itself.</param>
    internal readonly record struct Entry(Meaning Meaning, string Stem);

    public Entry Of(string word) => _entries.GetOrAdd(word, static unknown => new Entry(Lexicon.Of(unknown), WordForms.StemOf(unknown)));
}
