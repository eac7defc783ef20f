using System.Globalization;
using Coordination.Contracts;
using Coordination.Drafting.Language;
using Coordination.Drafting.Requests;
using Coordination.Drafting.Speech;

namespace Coordination.Drafting.Style;

/// <summary>Writes what was said the way the house writes it: reported speech where it is safe, a marked quote where it is not.</summary>
internal sealed class HouseStyle(MinutesStyle style, Func<string, bool> isNoun)
{
    private const int LongestQuote = 400;

    /// <param name="count">How many statements the item has already; verbs of saying take turns.</param>
    /// <param name="continues">The speaker is the one of the statement before: a marked sentence needs no frame.</param>
    public string Statement(SpokenSentence sentence, Narrator narrator, int count, bool continues)
    {
        if (sentence.Text.EndsWith('?')) return Question(sentence, narrator);
        if (ReportedSpeech.Of(sentence.Text, narrator, style) is not { } report) return Quote(sentence, narrator);
        if (report.NamesSpeaker || (continues && report.IsMarked)) return report.Text;

        return Framed("Clause", "Sentence", narrator.Name, Phrases.SayingVerb(count), report.Text);
    }

    public string Question(SpokenSentence sentence, Narrator narrator) =>
        ReportedQuestion.Of(sentence.Text, narrator, style) is { } clause
            ? Format("Ask", narrator.Name, clause) : Format("AskQuote", narrator.Name, Shortened(sentence.Text));

    /// <summary>"X fragt, ob es Mittel gebe und wie hoch die Kosten seien."; what cannot be turned round follows as a quote.</summary>
    public string Questions(IReadOnlyList<SpokenSentence> asked, Narrator narrator)
    {
        var clauses = asked.Select(sentence => ReportedQuestion.Of(sentence.Text, narrator, style)).ToList();
        var written = clauses.OfType<string>().ToList();
        var quoted = asked.Where((_, i) => clauses[i] is null).Select(sentence => Format("AskQuote", narrator.Name, Shortened(sentence.Text)));
        return string.Join(' ', written.Count == 0 ? quoted : quoted.Prepend(Format("Ask", narrator.Name, string.Join(Phrases.Of("Ask.And"), written))));
    }

    public string Promise(HeardPromise promise, Narrator narrator)
    {
        if (promise.Of is not null) return Format("Promise.Agreed", narrator.Name);

        var kind = promise.Act == SpeechAct.Request ? "Request" : "Promise";
        if (promise.Sentence.Text.EndsWith('?')) return Asked(promise.Sentence, narrator);
        if (ReportedSpeech.Of(promise.Sentence.Text, narrator, style) is not { } report) return Format(kind + ".Quote", narrator.Name, Shortened(promise.Sentence.Text));
        if (report.NamesSpeaker) return report.Text;

        return kind == "Promise" && MayFollowComma(report.Text) is { } clause
            ? Format("Promise.Clause", narrator.Name, clause)
            : Framed("Clause", "Sentence", narrator.Name, Phrases.SayingVerb(1), report.Text);
    }

    // "Könnten wir …?" is a request in the form of a question.
    private string Asked(SpokenSentence sentence, Narrator narrator) =>
        ReportedQuestion.Of(sentence.Text, narrator, style) is { } clause && clause.StartsWith("ob ", StringComparison.Ordinal)
            ? Format("AskFor", narrator.Name, clause) : Question(sentence, narrator);

    public static string Quote(SpokenSentence sentence, Narrator narrator) => Format("Quote", narrator.Name, Shortened(sentence.Text));

    private string Framed(string clause, string whole, string name, string verb, string text) =>
        MayFollowComma(text) is { } lower ? Format(clause, name, verb, lower) : Format(whole, name, verb, text);

    // After a comma the first word loses its capital unless it is a noun or a name; where that is not known, a colon keeps it.
    private string? MayFollowComma(string text)
    {
        if (Words.Of(text) is not [var first, ..]) return null;

        // "Herr Weiß habe …": a form of address keeps its capital.
        if (text.StartsWith("Herr", StringComparison.Ordinal) || text.StartsWith("Frau ", StringComparison.Ordinal)) return text;

        if (StopWords.Contains(first.Text) || Verbs.Find(first.Text) is not null) return char.ToLowerInvariant(text[0]) + text[1..];

        return isNoun(text.Substring(first.Start, first.Length)) ? text : null;
    }

    // Only the end is cut, and the cut is marked: the rest stays word for word.
    public static string Shortened(string text)
    {
        var quote = SpokenText.Capitalised(SpokenText.WithoutOpener(text).Trim()).Replace('„', '‚').Replace('“', '‘').Replace('"', '‘');
        if (quote.Length <= LongestQuote) return quote;

        var blank = quote.LastIndexOf(' ', LongestQuote);
        var end = blank > 0 ? blank : LongestQuote;
        return quote[..(char.IsHighSurrogate(quote[end - 1]) ? end - 1 : end)] + " […]";
    }

    private static string Format(string key, params object[] parts) => string.Format(CultureInfo.InvariantCulture, Phrases.Of(key), parts);
}
