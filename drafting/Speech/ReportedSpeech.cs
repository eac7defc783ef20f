using Coordination.Contracts;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Speech;

/// <summary>A sentence in the style of the house.</summary>
/// <param name="NamesSpeaker">The speaker is the subject already: "Herr Weiß schlägt vor, …" needs no frame.</param>
/// <param name="IsMarked">At least one verb shows by its subjunctive that somebody is quoted.</param>
public sealed record Report(string Text, bool NamesSpeaker, bool IsMarked);

/// <summary>
/// Direct into reported speech (indirekte Rede): Konjunktiv I, Konjunktiv II where the first looks like the indicative, or the indicative;
/// ich becomes the speaker, wir becomes man. Numbers, names and negations are never touched.
/// </summary>
public static class ReportedSpeech
{
    private static readonly HashSet<string> Unreportable = [.. WordList.Read("Speech.unreportable.txt")];

    private static readonly HashSet<string> Stances = [.. WordList.Read("Speech.stances.txt")];

    private static readonly HashSet<string> Asking = [.. WordList.Read("Speech.asking.txt")];

    private static readonly Dictionary<string, string> Replacements = WordList.Read("Speech.replacements.txt")
        .Select(line => line.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>null where a finite verb or a pronoun is not safe to change; the sentence is quoted then.</summary>
    public static Report? Of(string sentence, Narrator speaker, MinutesStyle style)
    {
        if (SpokenText.AddressesSomebody(sentence)) return null;

        var wording = Wording.Of(SpokenText.Clean(sentence));
        if (wording.Tokens.Count < 3 || CitesWording(wording) || wording.Tokens.Exists(token => Unreportable.Contains(token.Text))) return null;

        var clauses = ReportedClause.Of(wording);
        var says = clauses[0] is { Subject: Subject.I, IsSubordinate: false, Finite: >= 0 };
        var asks = clauses[0] is { Subject: Subject.We, IsSubordinate: false, Finite: >= 0 } && Asks(clauses[0]);
        var names = asks || (says && TakesStand(clauses[0]));
        if (says && !names && speaker.IsWoman is null) return null;

        var (marked, heard) = (false, false);
        for (var i = 0; i < clauses.Count; i++)
        {
            var clause = clauses[i];
            if (clause.AsksDirectly || clause.CallsUpon || clause.IsSpokenOrder || HasLostParticiple(clauses, i)) return null;
            if (clause.Finite < 0 && !clause.MayLackVerb && !IsResumed(clauses, i)) return null;

            var mood = names && (i == 0 || clause.Tokens[0].Lower is "und" && clause.Subject == clauses[0].Subject) ? MinutesStyle.Indicative : style;
            if (clause.Finite >= 0)
            {
                // Standing alone, a sentence is read by its first verb: "Die Gemeinden sparen …, das seien …" would be the clerk's own.
                var shows = PutVerb(clause, mood);
                marked = heard ? marked : shows;
                heard = true;
            }

            if (!Pronouns.Put(clause, speaker, names && i == 0)) return null;
        }

        foreach (var token in wording.Tokens)
        {
            if (Replacements.TryGetValue(token.Lower, out var written)) token.Text = token.IsCapitalised ? SpokenText.Capitalised(written) : written;
        }

        return new Report(Ended(SpokenText.Capitalised(wording.ToString().Trim())), names, marked);
    }

    // "Ich schlage vor" is done by saying it; "ich stelle Ihnen die Maßnahmen vor" is announced, and "ich war dort" is told.
    private static bool TakesStand(ReportedClause clause)
    {
        var (verb, form, _) = Verbs.Find(clause.Tokens[clause.Finite].Lower)!.Value;
        return form != VerbForm.Past && Stances.Contains(verb.Infinitive)
            && !(verb.Infinitive is "haben" or "sein" && clause.Tokens.Count > 2 && clause.Finite < clause.Tokens.Count - 1 && !clause.Tokens[^1].IsCapitalised && IsParticiple(clause.Tokens[^1].Lower));
    }

    // "Wir bitten um …": whoever says it for a group asks; "man bitte um" would be nobody's request.
    private static bool Asks(ReportedClause clause) =>
        Verbs.Find(clause.Tokens[clause.Finite].Lower) is { Form: not VerbForm.Past } found && Asking.Contains(found.Verb.Infinitive);

    // "Wir hatten bei beiden Malen, als …, begrüßt", "wir hätten die Akteure, die Träger, mitnehmen müssen": what belongs to the verb
    // stands in a later clause.
    private static bool HasLostParticiple(List<ReportedClause> clauses, int at)
    {
        var clause = clauses[at];
        return at < clauses.Count - 1 && !clause.IsSubordinate && clause.Finite >= 0 && clause.Tokens[clause.Finite].Lower is "hatte" or "hatten" or "hätte" or "hätten"
            && !clause.Tokens.Skip(clause.Finite + 1).Any(token => IsParticiple(token.Lower) || token.Lower.StartsWith("gern", StringComparison.Ordinal));
    }

    // "Der Beschluss soll lauten: …": what follows is wording, not speech.
    private static bool CitesWording(Wording wording) =>
        wording.Tokens.Exists(token => token.Before.Contains(':', StringComparison.Ordinal)) && wording.Tokens.Exists(token => token.Lower is "lauten" or "lautet" or "laute");

    // "Die Sitzung, früher der Beirat, könnte …", "dass die Mittel, die …, ausreichen": the verb follows behind what was put in.
    private static bool IsResumed(List<ReportedClause> clauses, int broken) =>
        clauses[broken].Subject == Subject.Other && clauses.Skip(broken + 2).Any(later => !later.IsSubordinate && later.Finite >= 0
            && (clauses[broken].IsFirst ? later.Finite == 0 : later.EndsInVerb));

    internal static bool PutVerb(ReportedClause clause, MinutesStyle style)
    {
        var token = clause.Tokens[clause.Finite];
        var (verb, form, particle) = Verbs.Find(token.Lower)!.Value;
        var singular = clause.Subject is Subject.I or Subject.We || form is VerbForm.Third or VerbForm.First;
        var written = (style, form) switch
        {
            (_, VerbForm.Subjunctive) => clause.Subject == Subject.We ? verb.SubjunctiveTwo : token.Lower[particle.Length..],
            (MinutesStyle.Subjunctive, VerbForm.Past) when verb.Infinitive is "sein" or "haben" => PutPast(clause, verb),
            (_, VerbForm.Past) => clause.Subject == Subject.We ? verb.Past : token.Lower[particle.Length..],
            (MinutesStyle.Subjunctive, _) => singular ? verb.SubjunctiveOne : PluralSubjunctive(verb),
            _ => singular ? verb.Third : verb.Plural,
        };
        var capital = token.IsCapitalised;
        var changed = particle + written != token.Lower;
        token.Text = capital ? SpokenText.Capitalised(particle + written) : particle + written;
        return changed && style == MinutesStyle.Subjunctive || form == VerbForm.Subjunctive;
    }

    // "stiegen", "blieben" would be read as the past: there the indicative stays, as the weak verbs have it anyway.
    private static string PluralSubjunctive(Verb verb) =>
        verb.SubjunctivePlural == verb.PastPlural && verb.Infinitive is not ("sollen" or "wollen") ? verb.Plural : verb.SubjunctivePlural;

    // "war geplant" becomes "sei geplant gewesen"; "hatte zugesagt" becomes "habe zugesagt".
    private static string PutPast(ReportedClause clause, Verb verb)
    {
        var token = clause.Tokens[clause.Finite];
        var plural = token.Lower == verb.PastPlural && clause.Subject is not (Subject.I or Subject.We);
        var added = verb.Infinitive == "sein" ? "gewesen" : "gehabt";
        var atEnd = clause.Finite == clause.Tokens.Count - 1;
        if (verb.Infinitive == "sein" || !clause.Tokens.Exists(other => other != token && !other.IsCapitalised && IsParticiple(other.Lower)))
        {
            if (atEnd) token.Before += added + " ";
            else clause.Tokens[^1].Text += " " + added;
        }

        return plural ? verb.SubjunctivePlural : verb.SubjunctiveOne;
    }

    private static bool IsParticiple(string word) => ReportedClause.LooksLikeParticiple(word)
        || (word.EndsWith("en", StringComparison.Ordinal) && ReportedClause.LooksLikeParticiple(word[..^2] + "t"))
        || (word.Contains("ge", StringComparison.Ordinal) && (word.EndsWith('t') || word.EndsWith("en", StringComparison.Ordinal)));

    private static string Ended(string text) => text.TrimEnd(' ', ',', ';', ':', '-', '–', '…', '!') is { Length: > 0 } body && body[^1] is not ('.' or '?')
        ? body + "." : text.TrimEnd(' ', ',', ';', ':', '-', '–', '…', '!');
}
