using Coordination.Drafting.Language;

namespace Coordination.Drafting.Speech;

internal enum Subject { Other, I, We, You }

/// <summary>A clause of a sentence that is put into reported speech: where its finite verb stands and who its subject is.</summary>
internal sealed class ReportedClause
{
    private static readonly HashSet<string> Subordinators = [.. WordList.Read("Speech.subordinators.txt")];
    private static readonly HashSet<string> Relatives = [.. WordList.Read("Speech.relatives.txt")];

    private ReportedClause(List<Token> tokens, bool isFirst, bool continuesI)
    {
        Tokens = tokens;
        IsFirst = isFirst;
        Subject = tokens.Exists(token => token.Lower == "ich") || continuesI ? Subject.I
            : tokens.Exists(token => token.Lower == "wir") ? Subject.We
            : tokens.Exists(token => token.Text == "Sie" && !(isFirst && token == tokens[0])) ? Subject.You : Subject.Other;
        var opener = tokens[0].Lower is "und" or "oder" or "aber" or "sondern" or "denn" && tokens.Count > 1 ? tokens[1].Lower : tokens[0].Lower;
        IsSubordinate = !isFirst && (Subordinators.Contains(opener) || (Relatives.Contains(opener) && VerbStandsLast()))
            || isFirst && Subordinators.Contains(opener) && VerbStandsLast();
        Finite = FindFinite();
    }

    public List<Token> Tokens { get; }

    public bool IsFirst { get; }

    public bool IsSubordinate { get; }

    public Subject Subject { get; }

    public int Finite { get; }

    /// <summary>Without a finite verb a clause may stand as an infinitive group, an apposition or a list, not as a sentence of its own.</summary>
    public bool MayLackVerb => !IsFirst && !IsSubordinate && Subject == Subject.Other;

    public static List<ReportedClause> Of(Wording wording)
    {
        var clauses = new List<ReportedClause>();
        var first = 0;
        for (var i = 1; i <= wording.Tokens.Count; i++)
        {
            if (i < wording.Tokens.Count && !wording.Tokens[i].OpensClause && !StartsCoordinate(wording.Tokens, first, i)) continue;

            var tokens = wording.Tokens[first..i];
            var continuesI = clauses.Count > 0 && clauses[^1].Subject == Subject.I && tokens[0].Lower is "und" or "oder" or "aber"
                && tokens.Count > 1 && Verbs.Find(tokens[1].Lower)?.Form == VerbForm.First;
            clauses.Add(new ReportedClause(tokens, clauses.Count == 0, continuesI));
            first = i;
        }

        return clauses;
    }

    // "… ist wichtig und wird gebraucht": the part behind "und" has its own finite verb at its head.
    private static bool StartsCoordinate(List<Token> tokens, int first, int i) =>
        i > first && i + 1 < tokens.Count && tokens[i].Lower is "und" or "aber"
        && i + 1 < tokens.Count && !tokens[i + 1].IsCapitalised && Verbs.Find(tokens[i + 1].Lower) is { Form: VerbForm.Third or VerbForm.First };

    private bool VerbStandsLast() => Tokens.Count > 1 && Candidate(Tokens.Count - 1);

    private int FindFinite()
    {
        if (IsSubordinate)
        {
            for (var i = Tokens.Count - 1; i > 0; i--)
            {
                if (Candidate(i)) return i;
            }

            return -1;
        }

        for (var i = 0; i < Tokens.Count; i++)
        {
            if (Candidate(i)) return i;
        }

        return -1;
    }

    private bool Candidate(int i)
    {
        var token = Tokens[i];
        if ((token.IsCapitalised && !(IsFirst && i == 0)) || Verbs.Find(token.Lower) is not { } found) return false;
        if (token.Lower is "bitte" or "meine" && Subject != Subject.I) return false;

        return found.Form switch
        {
            // The first person looks like adjectives, nouns and the subjunctive: it counts only beside "ich".
            VerbForm.First => Subject == Subject.I,
            VerbForm.Plural when found.Verb.Plural == found.Verb.Infinitive => PluralIsFinite(i),
            VerbForm.Third => !IsParticiple(token.Lower, i),
            _ => true,
        };
    }

    private bool PluralIsFinite(int i)
    {
        if (Subject == Subject.I || (i > 0 && Tokens[i - 1].Lower == "zu")) return false;
        if (Subject is Subject.We or Subject.You) return true;
        // In a main clause the finite verb is second: an infinitive stands at the end.
        return i < Tokens.Count - 1 || IsSubordinate || Tokens.Count <= 4;
    }

    // "erstellt", "verändert": participle and third person look alike; at the end of a main clause it is the participle.
    private bool IsParticiple(string word, int i) =>
        i == Tokens.Count - 1 && !IsSubordinate && i > 2 && (word.StartsWith("be", StringComparison.Ordinal) || word.StartsWith("er", StringComparison.Ordinal)
            || word.StartsWith("ver", StringComparison.Ordinal) || word.StartsWith("ent", StringComparison.Ordinal) || word.EndsWith("iert", StringComparison.Ordinal));
}
