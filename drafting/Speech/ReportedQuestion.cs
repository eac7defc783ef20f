using Coordination.Contracts;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Speech;

/// <summary>Direct into indirect questions (indirekte Frage): "Gibt es Mittel?" becomes "ob es Mittel gebe".</summary>
public static class ReportedQuestion
{
    private static readonly HashSet<string> QuestionWords = [.. WordList.Read("Speech.question-words.txt")];

    /// <summary>The clause that follows "fragt, "; null where the question has several clauses or a verb that is not in the table.</summary>
    public static string? Of(string question, Narrator speaker, MinutesStyle style)
    {
        var wording = Wording.Of(SpokenText.Clean(question).TrimEnd('?', ' ', '.'));
        if (wording.Tokens.Count < 3) return null;

        var clauses = ReportedClause.Of(wording);
        if (clauses.Count != 1 || clauses[0].Finite < 0) return null;

        var clause = clauses[0];
        var asksForWord = QuestionWords.Contains(clause.Tokens[0].Lower)
            || (clause.Tokens.Count > 1 && QuestionWords.Contains(clause.Tokens[1].Lower) && clause.Finite > 1);
        if (!asksForWord && clause.Finite != 0) return null;

        var plain = clause.Tokens[clause.Finite];
        ReportedSpeech.PutVerb(clause, style);
        if (!Pronouns.Put(clause, speaker, useName: false)) return null;

        return Ordered(clause, plain, asksForWord);
    }

    private static string Ordered(ReportedClause clause, Token verb, bool asksForWord)
    {
        // "Gibt es denn …?": the particle belongs to the direct question alone.
        var rest = clause.Tokens.Where(token => token != verb && token.Text != "denn").ToList();
        var finite = verb.Lower;
        if (rest.Count > 1 && Verbs.IsParticle(rest[^1].Lower) && !finite.StartsWith(rest[^1].Lower, StringComparison.Ordinal))
        {
            finite = rest[^1].Lower + finite;
            rest.RemoveAt(rest.Count - 1);
        }

        var words = string.Join(' ', rest.Select((token, i) => i == 0 && asksForWord ? token.Lower : token.Text).Append(finite));
        return asksForWord ? words : QuestionWords.First() + " " + words;
    }
}
