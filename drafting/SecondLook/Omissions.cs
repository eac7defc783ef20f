using System.Globalization;
using Coordination.Contracts;
using Coordination.Drafting.Language;
using Coordination.Drafting.Summaries;

namespace Coordination.Drafting.SecondLook;

/// <summary>Lücken: what one speaker said at length under an item and no sentence of the draft stands on.</summary>
internal static class Omissions
{
    private const int AtLength = 25;
    private const int Named = 3;

    public static IEnumerable<Finding> In(Draft draft) =>
        draft.Input.Profile.Length == MinutesLength.Results ? [] : draft.Input.Items.SelectMany(item => Under(item, draft));

    private static IEnumerable<Finding> Under(MinutesItemView item, Draft draft)
    {
        var said = draft.SaidUnder(item);
        for (var first = 0; first < said.Count;)
        {
            var next = first;
            while (next < said.Count && said[next].Speaker == said[first].Speaker && !draft.Cited.Contains(said[next].Id)) next++;
            if (next > first && Missing(item, [.. said.Skip(first).Take(next - first)]) is { } finding) yield return finding;
            first = Math.Max(next, first + 1);
        }
    }

    private static Finding? Missing(MinutesItemView item, IReadOnlyList<Cue> cues)
    {
        var words = Remarks.OnRecord(Sentences.OfTurns(cues)).Where(sentence => !Remarks.IsProcedure(sentence.Text))
            .SelectMany(sentence => Words.Content(sentence.Text)).ToList();
        if (words.Count < AtLength) return null;

        var terms = words.GroupBy(word => word, StringComparer.Ordinal).OrderByDescending(group => group.Count()).Take(Named).Select(group => group.Key);
        return new Finding(
            FindingKind.Omission, FindingCode.NotInDraft, FindingSeverity.Warning, item.AgendaItemId, [], [.. cues.Select(cue => cue.Id)],
            Draft.Facts(
                ("speaker", cues[0].Speaker ?? ""), ("words", words.Count.ToString(CultureInfo.InvariantCulture)),
                ("seconds", ((cues[^1].EndMs - cues[0].StartMs) / 1000).ToString(CultureInfo.InvariantCulture)), ("terms", string.Join(", ", terms))));
    }
}
