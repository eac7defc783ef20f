using Coordination.Drafting.Language;

namespace Coordination.Drafting.Decisions;

/// <summary>A piece of a sentence between colons, dashes and semicolons: the chair announces a result in one of them.</summary>
internal sealed record Clause(string Text, IReadOnlyList<Word> Words, bool IsQuestion)
{
    private const int FewestWordsBeforeColon = 3;

    private static readonly string[] Breaks = [" – ", " — ", " - ", "; ", " -> "];

    public static IEnumerable<Clause> Of(string sentence) =>
        sentence.Split(Breaks, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).SelectMany(AroundColon)
            .Select(text => new Clause(text, Language.Words.Meant(text), text.EndsWith('?')))
            .Where(clause => clause.Words.Count > 0);

    // "Dagegen: drei" belongs together; a longer lead-in ends at its colon.
    private static string[] AroundColon(string part)
    {
        var colon = part.LastIndexOf(": ", StringComparison.Ordinal);
        return colon > 0 && Language.Words.Of(part[..colon]).Count >= FewestWordsBeforeColon ? [part[..(colon + 1)], part[(colon + 1)..].TrimStart()] : [part];
    }
}
