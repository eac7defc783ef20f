using Coordination.Drafting.Language;

namespace Coordination.Drafting.Decisions;

/// <summary>A piece of a sentence between colons, dashes and semicolons: the chair announces a result in one of them.</summary>
internal sealed record Clause(string Text, IReadOnlyList<Word> Words, bool IsQuestion)
{
    private const int FewestWordsBeforeColon = 3;

    private static readonly string[] Breaks = [" – ", " — ", " - ", "; ", " -> "];

    private static readonly HashSet<string> Starters = [.. WordList.Read("Decisions.clause-starters.txt")];

    public static IEnumerable<Clause> Of(string sentence)
    {
        if (Sentences.IsUnpunctuated(sentence)) return Unpunctuated(sentence);

        return sentence.Split(Breaks, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).SelectMany(AroundColon)
            .Select(text => new Clause(text, Language.Words.Meant(text), text.EndsWith('?')))
            .Where(clause => clause.Words.Count > 0);
    }

    // "Dagegen: drei" belongs together; a longer lead-in ends at its colon.
    private static string[] AroundColon(string part)
    {
        var colon = part.LastIndexOf(": ", StringComparison.Ordinal);
        return colon > 0 && Language.Words.Of(part[..colon]).Count >= FewestWordsBeforeColon ? [part[..(colon + 1)], part[(colon + 1)..].TrimStart()] : [part];
    }

    // "wer stimmt dagegen wer enthält sich damit ist das beschlossen"
    private static IEnumerable<Clause> Unpunctuated(string text)
    {
        var start = 0;
        foreach (var word in Language.Words.Of(text).Where(word => Starters.Contains(word.Text)).Append(new Word("", text.Length, 0)))
        {
            var part = text[start..word.Start].TrimEnd();
            var words = Language.Words.Meant(part);
            if (words.Count > 0) yield return new Clause(part, words, IsQuestion: false);

            start = word.Start;
        }
    }
}
