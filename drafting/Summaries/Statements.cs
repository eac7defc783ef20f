using System.Text.RegularExpressions;
using Coordination.Contracts;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Summaries;

/// <summary>
/// Chooses the sentences of an item that a Niederschrift keeps: central to the discussion, close to the title, taking a position
/// or naming figures; not the same twice; a share for each speaker.
/// </summary>
internal static class Statements
{
    private const double Redundant = 0.6;
    private const int ShortestSentence = 5;
    private const int LongestSentence = 45;

    private static readonly Regex Positions = new(
        string.Join('|', WordList.Read("Summaries.positions.txt").Select(line => $"(?:{line})")),
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private sealed record Candidate(SpokenSentence Sentence, int Index, HashSet<string> Stems, double Score);

    /// <param name="fluency">How well a sentence can be written down, 0–1; asked once per sentence.</param>
    public static IReadOnlyList<SpokenSentence> Choose(
        IReadOnlyList<SpokenSentence> sentences, string title, MinutesLength length, string? chair, Func<SpokenSentence, double> fluency)
    {
        if (length == MinutesLength.Results) return [];

        var candidates = Rank(sentences, [.. Words.Content(title)], chair, fluency);
        var (perSpeaker, perItem) = length == MinutesLength.Brief ? (2, 12) : (5, 60);
        var chosen = new List<Candidate>();
        var taken = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var candidate in candidates.OrderByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.Index))
        {
            var speaker = candidate.Sentence.Speaker ?? "";
            if (chosen.Count == perItem) break;
            if (taken.GetValueOrDefault(speaker) == Quota(speaker, sentences, perSpeaker) || chosen.Exists(other => Overlap(other.Stems, candidate.Stems) > Redundant)) continue;

            chosen.Add(candidate);
            taken[speaker] = taken.GetValueOrDefault(speaker) + 1;
        }

        return [.. chosen.OrderBy(candidate => candidate.Index).Select(candidate => candidate.Sentence)];
    }

    // Who presents a report at length gets more room than who asks one thing.
    private static int Quota(string speaker, IReadOnlyList<SpokenSentence> sentences, int perSpeaker)
    {
        var said = sentences.Count(sentence => (sentence.Speaker ?? "") == speaker);
        return Math.Min(perSpeaker * 4, Math.Max(perSpeaker, said / 4));
    }

    private static List<Candidate> Rank(IReadOnlyList<SpokenSentence> sentences, HashSet<string> title, string? chair, Func<SpokenSentence, double> fluency)
    {
        var stems = sentences.Select(sentence => Words.Content(sentence.Text).ToHashSet(StringComparer.Ordinal)).ToList();
        var ranks = SentenceRank.Of(stems, title);
        var candidates = new List<Candidate>();
        for (var i = 0; i < sentences.Count; i++)
        {
            var words = Words.Of(sentences[i].Text).Count;
            if (stems[i].Count < ShortestSentence - 1 || words < ShortestSentence || Remarks.IsProcedure(sentences[i].Text)) continue;

            var score = ranks[i]
                + (0.5 * stems[i].Count(title.Contains) / Math.Max(1, title.Count))
                + (Positions.IsMatch(sentences[i].Text) ? 0.4 : 0)
                + (sentences[i].Text.AsSpan().IndexOfAnyInRange('0', '9') >= 0 ? 0.15 : 0)
                + (sentences[i].Text.EndsWith('?') ? 0.2 : 0)
                + (i == 0 || sentences[i - 1].Speaker != sentences[i].Speaker ? 0.15 : 0)
                - (words > LongestSentence ? 0.3 : 0) - (sentences[i].Speaker == chair ? 0.2 : 0)
                + (0.5 * fluency(sentences[i]));
            candidates.Add(new Candidate(sentences[i], i, stems[i], score));
        }

        return candidates;
    }

    private static double Overlap(HashSet<string> a, HashSet<string> b)
    {
        var shared = a.Count(b.Contains);
        return (double)shared / Math.Min(a.Count, b.Count);
    }
}
