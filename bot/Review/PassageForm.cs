using Coordination.Contracts;

namespace Coordination.Bot.Review;

/// <summary>The form for a passage that the draft leaves out (Lücke): who spoke, what was said, and the cues as evidence.</summary>
internal static class PassageForm
{
    private const int LongestText = 4_000;

    public static EntryForm? Of(Guid item, Finding? finding, MinutesText? draft)
    {
        if (finding is null || draft is null)
        {
            return null;
        }

        var cues = finding.CueIds.Select(draft.CueOf).OfType<Cue>().ToList();
        var said = string.Join(' ', cues.Select(cue => cue.Text));
        return new EntryForm
        {
            EntryId = Guid.CreateVersion7(),
            AgendaItemId = item,
            Kind = EntryKind.Statement,
            Speaker = cues.FirstOrDefault()?.Speaker,
            Text = said.Length > LongestText ? said[..(LongestText - 1)] + "…" : said,
            CueIds = [.. cues.Select(cue => cue.Id)],
        };
    }
}
