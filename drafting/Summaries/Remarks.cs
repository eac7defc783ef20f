using System.Text.RegularExpressions;
using Coordination.Contracts;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Summaries;

/// <summary>Leaves out what no Niederschrift keeps: the course of the session, thanks, and what was said off the record.</summary>
internal static class Remarks
{
    private static readonly Regex Procedure = Table("procedure");
    private static readonly Regex OffTheRecord = Table("off-the-record");
    private static readonly Regex OnTheRecord = Table("on-the-record");
    private static readonly Regex Closed = Table("closed");
    private static readonly Regex Reopened = Table("reopened");

    public static bool IsProcedure(string sentence) => Procedure.IsMatch(sentence);

    /// <summary>The wishes to keep something out of the minutes (nicht ins Protokoll), each with the cues of all that it keeps out.</summary>
    public static IReadOnlyList<SpokenSentence> WishesIn(IReadOnlyList<Cue> cues)
    {
        var sentences = Sentences.OfTurns(cues);
        var wishes = new List<SpokenSentence>();
        var kept = OnRecord(sentences).ToHashSet(ReferenceEqualityComparer.Instance);
        var ids = new List<string>();
        SpokenSentence? wish = null;
        foreach (var sentence in sentences)
        {
            if (kept.Contains(sentence))
            {
                Close();
                continue;
            }

            if (!OnTheRecord.IsMatch(sentence.Text) && OffTheRecord.IsMatch(sentence.Text)) wish ??= sentence;
            ids.AddRange(sentence.CueIds);
        }

        Close();
        return wishes;

        void Close()
        {
            if (wish is not null) wishes.Add(wish with { CueIds = [.. ids.Distinct(StringComparer.Ordinal)] });
            wish = null;
            ids.Clear();
        }
    }

    /// <summary>
    /// The sentences that were meant for the record: a remark asked to be kept out goes with its whole turn, a stop of the recording
    /// with everything until it runs again.
    /// </summary>
    public static IReadOnlyList<SpokenSentence> OnRecord(IReadOnlyList<SpokenSentence> sentences)
    {
        var kept = new List<SpokenSentence>(sentences.Count);
        string? silenced = null;
        var stopped = false;
        for (var i = 0; i < sentences.Count; i++)
        {
            var sentence = sentences[i];
            if (OnTheRecord.IsMatch(sentence.Text))
            {
                (silenced, stopped) = (null, false);
                continue;
            }

            if (OffTheRecord.IsMatch(sentence.Text))
            {
                stopped |= sentence.Text.Contains("zeichnung", StringComparison.OrdinalIgnoreCase);
                silenced = sentence.Speaker ?? "";
                // "Das bitte nicht ins Protokoll": what was said just before is meant, whoever said it.
                if (kept.Count > 0 && i > 0 && kept[^1] == sentences[i - 1]) kept.RemoveAt(kept.Count - 1);
                while (kept.Count > 0 && i > 0 && kept[^1] == sentences[i - 1] && kept[^1].Speaker == sentence.Speaker && kept[^1].CueIds.Intersect(sentence.CueIds).Any()) kept.RemoveAt(kept.Count - 1);
                continue;
            }

            if (!stopped && silenced is not null && silenced != (sentence.Speaker ?? "")) silenced = null;
            if (!stopped && silenced is null) kept.Add(sentence);
        }

        return kept;
    }

    /// <summary>The cues said while the public was shut out (nichtöffentlich): nothing of them may stand under a public item.</summary>
    public static HashSet<string> NonPublicCues(IReadOnlyList<Cue> cues)
    {
        var closed = new HashSet<string>(StringComparer.Ordinal);
        var isClosed = false;
        foreach (var cue in cues)
        {
            if (Reopened.IsMatch(cue.Text)) isClosed = false;
            else if (Closed.IsMatch(cue.Text)) isClosed = true;
            if (isClosed) closed.Add(cue.Id);
        }

        return closed;
    }

    private static Regex Table(string name) => new(
        string.Join('|', WordList.Read($"Summaries.{name}.txt").Select(line => $"(?:{line})")),
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
