using Coordination.Api.Rules;
using Coordination.Contracts;

namespace Coordination.Api.Minutes;

/// <summary>What a draft may look like: bounded, and nowhere empty. Whether it is true is the judge's question.</summary>
public static class DraftForm
{
    private const int LongestText = 20_000;
    private const int MostEntries = 20_000;

    public static MinutesDraft Clean(MinutesDraft draft)
    {
        Check.Id(draft.TranscriptId, "transcriptId");
        var items = Check.All(draft.Items, "items");
        if (items.Sum(item => Check.All(item.Entries, "entries").Count) > MostEntries) throw Check.Malformed("items", FieldProblem.TooLong);
        if (items.DistinctBy(item => item.AgendaItemId).Count() != items.Count) throw Check.Malformed("agendaItemId", FieldProblem.Duplicate);

        return draft with
        {
            Engine = Check.Line(draft.Engine, "engine", 200),
            Items = [.. items.Select(item => item with { Entries = [.. item.Entries.Select(Clean)], Origin = UsageForm.Clean(item.Origin) })],
            Usage = UsageForm.Clean(draft.Usage),
        };
    }

    private static DraftEntry Clean(DraftEntry entry) => entry with
    {
        Kind = Check.Known(entry.Kind, "kind"),
        Text = Check.Text(entry.Text, "text", LongestText),
        Speaker = Check.OptionalLine(entry.Speaker, "speaker", 300),
        CueIds = Check.All(entry.CueIds, "cueIds"),
        Decision = EntryForm.Of(entry.Kind, entry.Decision),
        Promise = EntryForm.Of(entry.Kind, entry.Promise),
        Doubt = entry.Doubt is { } doubt ? Check.Known(doubt, "doubt") : null,
    };
}
