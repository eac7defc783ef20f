using Coordination.Drafting.Language;

namespace Coordination.Drafting.Speech;

internal enum Subject { Other, I, We, You }

/// <summary>A clause of a sentence that is put into reported speech: where its finite verb stands and who its subject is.</summary>
internal sealed class ReportedClause
{
    private static readonly HashSet<string> Subordinators = [.. WordList.Read("Speech.subordinators.txt")];
    private static readonly HashSet<string> Adverbs = [.. WordList.Read("Speech.adverbs.txt")];
    private static readonly HashSet<string> Prepositions = [.. WordList.Read("Speech.prepositions.txt")];
    private static readonly HashSet<string> QuestionWords = [.. WordList.Read("Speech.question-words.txt")];
    private static readonly HashSet<string> Relatives = [.. WordList.Read("Speech.relatives.txt")];

    private ReportedClause(List<Token> tokens, bool isFirst, Subject continued)
    {
        Tokens = tokens;
        IsFirst = isFirst;
        Subject = tokens.Exists(token => token.Lower == "ich") ? Subject.I
            : tokens.Exists(token => token.Lower == "wir") ? Subject.We
            : tokens.Exists(token => token.Text == "Sie" && !(isFirst && token == tokens[0])) ? Subject.You : continued;
        var at = tokens.Count > 2 && (tokens[0].Lower is "und" or "oder" or "aber" or "sondern" || Prepositions.Contains(tokens[0].Lower)) ? 1 : 0;
        var relative = !isFirst && Relatives.Contains(tokens[at].Lower) && !(Tokens.Count > at + 2 && Candidate(at + 1));
        IsSubordinate = relative || ((at == 0 || !Prepositions.Contains(tokens[0].Lower)) && Subordinators.Contains(tokens[at].Lower) && !AsksDirectly);
        // "da müssten wir erst fragen": an adverb, the verb stands second.
        if (Adverbs.Contains(tokens[at].Lower) && tokens.Count > at + 2 && Candidate(at + 1)) IsSubordinate = false;
        if (relative || isFirst) IsSubordinate &= EndsInVerb;
        Finite = FindFinite();
    }

    public List<Token> Tokens { get; }

    public bool IsFirst { get; }

    public bool IsSubordinate { get; private set; }

    public Subject Subject { get; }

    public int Finite { get; }

    /// <summary>"wie können wir …", "wer schafft es": a direct question inside a sentence, which nobody turns round safely.</summary>
    public bool AsksDirectly => Tokens.Count > 2 && QuestionWords.Contains(Tokens[0].Lower) && !Tokens[1].IsCapitalised
        && Verbs.Find(Tokens[1].Lower) is { Form: not VerbForm.Subjunctive } found && !(found.Form == VerbForm.Third && LooksLikeParticiple(Tokens[1].Lower));

    /// <summary>"Schauen Sie …", "Erinnern wir uns": who is told or asked to do it would become who does it.</summary>
    public bool CallsUpon => Tokens.Count > 1 && (Tokens[1].Text == "Sie" || (IsFirst && Tokens[1].Text == "wir")) && Verbs.Find(Tokens[0].Lower)?.Form == VerbForm.Plural;

    /// <summary>"weil die Zeiten ändern sich": spoken word order, which in writing is a mistake that nobody may put in somebody's mouth.</summary>
    public bool IsSpokenOrder => IsSubordinate && Tokens[0].Lower is "weil" or "obwohl" && Finite >= 0 && Finite <= 3 && Finite < Tokens.Count - 1;

    /// <summary>Whether the clause takes up again one that a relative clause broke off: its finite verb stands here.</summary>
    public bool EndsInVerb => Tokens.Count > 1 && Candidate(Tokens.Count - 1);

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
            clauses.Add(new ReportedClause(tokens, clauses.Count == 0, Continued(clauses, tokens)));
            first = i;
        }

        return clauses;
    }

    // "… ist wichtig und wird gebraucht": the part behind "und" has its own finite verb at its head.
    private static bool StartsCoordinate(List<Token> tokens, int first, int i)
    {
        if (i <= first || i + 2 >= tokens.Count || tokens[i].Lower is not ("und" or "aber" or "oder")) return false;

        // "… und wir möchten": a main clause with its own subject; "… und wird gebraucht": with the one before.
        var verb = tokens[i + 1].Lower is "wir" or "ich" or "es" or "man" ? i + 2 : i + 1;
        return !tokens[verb].IsCapitalised && Verbs.Find(tokens[verb].Lower) is { } found
            && (verb == i + 2 || found.Form is VerbForm.Third or VerbForm.First || (found.Form == VerbForm.Plural && tokens[..i].Exists(token => token.Lower == "wir")));
    }

    // "wir halten das für richtig und werden zustimmen": the part behind "und" has the subject before it.
    private static Subject Continued(List<ReportedClause> clauses, List<Token> tokens)
    {
        if (tokens.Count < 2 || tokens[0].Lower is not ("und" or "oder" or "aber")) return Subject.Other;

        var main = clauses.FindLast(clause => !clause.IsSubordinate && clause.Finite >= 0);
        return Verbs.Find(tokens[1].Lower)?.Form switch
        {
            VerbForm.First when main?.Subject == Subject.I => Subject.I,
            VerbForm.Plural when main?.Subject == Subject.We => Subject.We,
            _ => Subject.Other,
        };
    }

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

        var first = -1;
        for (var i = 0; i < Tokens.Count; i++)
        {
            if (!Candidate(i)) continue;
            if (!LooksLikeParticiple(Tokens[i].Lower)) return first >= 0 && !IsAuxiliary(i) ? first : i;
            if (first < 0) first = i;
        }

        return first;
    }

    private bool IsAuxiliary(int i) => Verbs.Find(Tokens[i].Lower)?.Verb.Infinitive is "sein" or "haben" or "werden";

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
    private bool IsParticiple(string word, int i) => i == Tokens.Count - 1 && !IsSubordinate && i > 2 && LooksLikeParticiple(word);

    internal static bool LooksLikeParticiple(string word) =>
        (word.EndsWith('t') && (word.StartsWith("be", StringComparison.Ordinal) || word.StartsWith("er", StringComparison.Ordinal)
            || word.StartsWith("ver", StringComparison.Ordinal) || word.StartsWith("ent", StringComparison.Ordinal)
            || word.StartsWith("über", StringComparison.Ordinal) || word.StartsWith("unter", StringComparison.Ordinal)))
        || word.EndsWith("iert", StringComparison.Ordinal);
}
