using System.Globalization;
using Coordination.Contracts;
using Coordination.Drafting.Language;
using Coordination.Drafting.Summaries;

namespace Coordination.Drafting.SecondLook;

/// <summary>
/// Lücken: what one speaker said at length under an item and no sentence of the draft stands on. A speech of which the draft tells something
/// is a gap only where what it was mostly about is not told.
/// </summary>
internal static class Omissions
{
    private const int AtLength = 25;
    private const int AtGreatLength = 80;
    private const int Named = 3;
    private const int Often = 2;

    public static IEnumerable<Finding> In(Draft draft) =>
        draft.Input.Profile.Length == MinutesLength.Results ? [] : draft.Input.Items.SelectMany(item => Under(item, draft));

    private static IEnumerable<Finding> Under(MinutesItemView item, Draft draft)
    {
        var told = item.Entries.SelectMany(entry => Words.Content(entry.Text)).ToHashSet(StringComparer.Ordinal);
        foreach (var turn in Turns(draft.SaidUnder(item)))
        {
            var heard = turn.Exists(cue => draft.Cited.Contains(cue.Id));
            foreach (var stretch in Untold(turn, draft))
            {
                if (Missing(item, stretch, heard, told) is { } finding) yield return finding;
            }
        }
    }

    // A short interjection of the chair ends no speech.
    private static IEnumerable<List<Cue>> Turns(IReadOnlyList<Cue> cues)
    {
        for (var first = 0; first < cues.Count;)
        {
            var next = first + 1;
            while (next < cues.Count && cues[next].Speaker == cues[first].Speaker) next++;
            yield return [.. cues.Skip(first).Take(next - first)];
            first = next;
        }
    }

    private static IEnumerable<List<Cue>> Untold(List<Cue> turn, Draft draft)
    {
        var stretch = new List<Cue>();
        foreach (var cue in turn)
        {
            if (!draft.Cited.Contains(cue.Id))
            {
                stretch.Add(cue);
                continue;
            }

            if (stretch.Count > 0) yield return stretch;
            stretch = [];
        }

        if (stretch.Count > 0) yield return stretch;
    }

    private static Finding? Missing(MinutesItemView item, List<Cue> cues, bool heard, HashSet<string> told)
    {
        var sentences = Remarks.OnRecord(Sentences.OfTurns(cues)).Where(sentence => !Remarks.IsProcedure(sentence.Text)).ToList();
        var words = sentences.Sum(sentence => Words.Content(sentence.Text).Count());
        if (words < (heard ? AtGreatLength : AtLength)) return null;

        var terms = Nouns(sentences);
        if (heard && terms.Count(term => !told.Contains(Stems.Of(term.ToLowerInvariant()))) * 2 <= terms.Count) return null;

        return new Finding(
            FindingKind.Omission, FindingCode.NotInDraft, heard ? FindingSeverity.Note : FindingSeverity.Warning, item.AgendaItemId, [], [.. cues.Select(cue => cue.Id)],
            Draft.Facts(
                ("speaker", cues[0].Speaker ?? ""), ("words", words.ToString(CultureInfo.InvariantCulture)),
                ("seconds", ((cues[^1].EndMs - cues[0].StartMs) / 1000).ToString(CultureInfo.InvariantCulture)), ("terms", string.Join(", ", terms))));
    }

    // The nouns said most often, as they were said; the long ones first where all are said once.
    private static List<string> Nouns(List<SpokenSentence> sentences) =>
    [
        .. sentences.SelectMany(sentence => Words.Of(sentence.Text).Skip(1).Where(word => char.IsUpper(sentence.Text[word.Start]) && word.Length > 3 && !StopWords.Contains(word.Text))
                .Select(word => sentence.Text.Substring(word.Start, word.Length)))
            .GroupBy(word => Stems.Of(word.ToLowerInvariant()), StringComparer.Ordinal)
            .OrderByDescending(group => Math.Min(group.Count(), Often)).ThenByDescending(group => group.Key.Length).Take(Named).Select(group => group.First()),
    ];
}
