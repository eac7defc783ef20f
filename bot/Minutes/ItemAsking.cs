using Coordination.Contracts;
using Coordination.Drafting;

namespace Coordination.Bot.Minutes;

/// <summary>Asks about one item, in parts where it is long, and makes the best of the answers.</summary>
internal sealed class ItemAsking(ModelOptions options, DraftingInput input, DraftMaterial material, DraftAsking asking)
{
    /// <summary>Endpoints bound how many values a schema may list.</summary>
    private const int MostCues = 300;
    private const int MostParts = 40;

    /// <param name="doubt">Why the item may not be given away; null where it may.</param>
    public async Task<DraftItem> WriteAsync(ItemMaterial item, RulesReason? doubt, CancellationToken ct)
    {
        if (doubt is { } reason) return WordedItem.ByRules(item, reason);

        var spoken = item.Tellable.Where(cue => cue.Speaker is not null).DistinctBy(cue => cue.Id).ToList();
        var shown = spoken.Where(cue => !ProgramTalk.Is(cue)).ToList();
        var withheld = spoken.Count - shown.Count;
        if (shown.Count == 0 || !item.Draft.Entries.Any(entry => entry.Kind != EntryKind.Decision)) return WordedItem.ByRules(item, RulesReason.NothingToAsk, withheld);

        var parts = Parts(shown);
        if (parts.Count > MostParts) return WordedItem.ByRules(item, RulesReason.TooLong, withheld);

        var proposed = new List<ProposedEntry>();
        foreach (var part in parts)
        {
            var answer = await asking.AskAsync(ItemPrompt.Of(item.Item, part, input.Profile, material.NarratorOf), ct);
            if (answer.Problem is { } problem) return WordedItem.ByRules(item, problem, withheld);
            if (AnswerForm.Read(answer.Text!) is not { } entries) return WordedItem.ByRules(item, RulesReason.Malformed, withheld);

            proposed.AddRange(entries);
        }

        return WordedItem.Of(item, new AnswerGate(item, shown, input, material).Judge(proposed), withheld);
    }

    private List<List<Cue>> Parts(List<Cue> cues)
    {
        var parts = new List<List<Cue>> { new() };
        var length = 0;
        foreach (var cue in cues)
        {
            if (parts[^1].Count > 0 && (length + cue.Text.Length > options.LongestPart || parts[^1].Count == MostCues))
            {
                parts.Add([]);
                length = 0;
            }

            parts[^1].Add(cue);
            length += cue.Text.Length;
        }

        return parts;
    }
}
