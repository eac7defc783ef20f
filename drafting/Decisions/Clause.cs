using Coordination.Drafting.Language;

namespace Coordination.Drafting.Decisions;

/// <summary>A piece of a sentence between colons, dashes and semicolons: the chair announces a result in one of them.</summary>
internal sealed record Clause(string Text, IReadOnlyList<Word> Words, bool IsQuestion)
{
    private const int FewestWordsBeforeColon = 3;

    private static readonly string[] Breaks = [" – ", " — ", " - ", "; ", " -> "];

    public static IEnumerable<Clause> Of(string sentence)
    {
        foreach (var part in sentence.Split(Breaks, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            // "Dagegen: drei" belongs together; a longer lead-in ends at its colon.
            var colon = part.LastIndexOf(": ", StringComparison.Ordinal);
            var cut = colon > 0 && Language.Words.Of(part[..colon]).Count >= FewestWordsBeforeColon ? colon + 1 : 0;
            foreach (var text in new[] { part[..cut], part[cut..].TrimStart() })
            {
                var words = Language.Words.Of(text);
                if (words.Count > 0)
                {
                    yield return new Clause(text, words, text.EndsWith('?'));
                }
            }
        }
    }
}
