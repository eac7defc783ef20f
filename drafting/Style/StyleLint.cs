using Coordination.Contracts;
using Coordination.Drafting.Language;
using Coordination.Drafting.Speech;

namespace Coordination.Drafting.Style;

/// <summary>Looks whether reported speech (indirekte Rede) keeps to the mood of the house; what is quoted is left alone.</summary>
public static class StyleLint
{
    private static readonly HashSet<string> Saying = [.. WordList.Read("Style.reporting.txt")];
    private static readonly HashSet<string> Relatives = [.. WordList.Read("Speech.relatives.txt")];

    /// <summary>The verbs of a sentence that stand in the other mood; none where nobody is reported.</summary>
    /// <param name="narrator">Whose act the first clause may be in the clerk's own words: "Herr Weiß freut sich, dass …".</param>
    public static IEnumerable<string> Of(string sentence, MinutesStyle style, string? narrator = null)
    {
        var name = narrator?.Split(' ')[^1];
        var clauses = Clauses(Wording.Of(WithoutQuotes(sentence)).Tokens);
        var framed = clauses.FindIndex(clause => clause.Exists(token => Saying.Contains(token.Lower) || token.Text == name));
        // A sentence that goes on reporting shows it by its first verb; otherwise the first clause is the clerk's own.
        var first = framed >= 0 ? framed + 1 : clauses.Exists(IsMarked) ? (IsMarked(clauses[0]) ? 0 : 1) : clauses.Count;
        return style == MinutesStyle.Subjunctive
            ? clauses.Skip(first).Where((clause, i) => !IsRelative(clause) && !(i == 0 && GoesOnAsNarrator(clause))).SelectMany(Indicatives)
            : clauses.Skip(first).Where(clause => !clause.Exists(token => token.Lower == "ich")).SelectMany(clause => clause.Where(IsSubjunctiveOne)).Select(token => token.Text);
    }

    private static string WithoutQuotes(string text)
    {
        while (text.IndexOf('„', StringComparison.Ordinal) is >= 0 and var open)
        {
            var close = text.IndexOf('“', open);
            text = close < 0 ? text[..open] : text[..open] + text[(close + 1)..];
        }

        return text;
    }

    private static List<List<Token>> Clauses(List<Token> tokens)
    {
        var clauses = new List<List<Token>>();
        foreach (var token in tokens)
        {
            if (clauses.Count == 0 || token.OpensClause) clauses.Add([]);
            clauses[^1].Add(token);
        }

        return clauses;
    }

    // "Herr Weiß schlägt vor, …, und bittet um …": his own act, in the clerk's words.
    private static bool GoesOnAsNarrator(List<Token> clause) => clause.Count > 1 && clause[0].Lower == "und" && Verbs.Find(clause[1].Lower)?.Form == VerbForm.Third;

    private static bool IsRelative(List<Token> clause) => Relatives.Contains(clause[0].Lower) && Verbs.Find(clause[^1].Lower) is not null;

    private static bool IsMarked(List<Token> clause) => clause.Exists(IsSubjunctiveOne);

    // A clause with a subjunctive may have participles and infinitives beside it that look like the indicative.
    private static IEnumerable<string> Indicatives(List<Token> clause) => clause
        .Where((token, i) => IsIndicative(clause, i)).Select(token => token.Text);

    private static bool IsIndicative(List<Token> clause, int at)
    {
        var token = clause[at];
        if (token.IsCapitalised || Verbs.Find(token.Lower) is not { } found) return false;
        if (found.Form == VerbForm.Third) return found.Verb.Third != found.Verb.SubjunctiveOne && !ReportedClause.LooksLikeParticiple(token.Lower);

        return token.Lower == "sind";
    }

    private static bool IsSubjunctiveOne(Token token) => !token.IsCapitalised && (token.Lower == "seien" || Subjunctives.Value.Contains(token.Lower));

    // First person and Konjunktiv I look alike except for these; in minutes nobody says "ich".
    private static readonly Lazy<HashSet<string>> Subjunctives = new(() => [.. WordList.Read("Speech.verbs.txt").Select(line => line.Split(' ')[2]).Where(form => form is not ("bitte" or "lasse" or "frage" or "dame"))]);
}
