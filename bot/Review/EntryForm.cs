using System.Globalization;
using Coordination.Contracts;

namespace Coordination.Bot.Review;

/// <summary>A sentence of the draft as the clerk types it, with its evidence and, for a result, the vote.</summary>
public sealed class EntryForm
{
    public Guid EntryId { get; set; }

    public Guid AgendaItemId { get; set; }

    public EntryKind Kind { get; set; }

    public string? Text { get; set; }

    public string? Speaker { get; set; }

    public IList<string> CueIds { get; set; } = [];

    /// <summary>More cues by their ids: <c>c0012, c0015-c0017</c>.</summary>
    public string? MoreCues { get; set; }

    public bool OwnAddition { get; set; }

    public Outcome Outcome { get; set; }

    public DecisionMode? Mode { get; set; }

    public string? Yes { get; set; }

    public string? No { get; set; }

    public string? Abstentions { get; set; }

    public string? ReferredTo { get; set; }

    /// <summary>Fraktionen, separated by commas.</summary>
    public string? FactionsYes { get; set; }

    public string? FactionsNo { get; set; }

    public string? FactionsAbstention { get; set; }

    public string? AskedBy { get; set; }

    public string? Who { get; set; }

    public string? What { get; set; }

    public string? DueText { get; set; }

    public string? DueBy { get; set; }

    public bool IsPromise => Kind is EntryKind.Request or EntryKind.Commitment;

    public static EntryForm Of(Guid itemId, MinutesEntryView entry) => new()
    {
        EntryId = entry.Id,
        AgendaItemId = itemId,
        Kind = entry.Kind,
        Text = entry.Text,
        Speaker = entry.Speaker,
        CueIds = [.. entry.CueIds],
        OwnAddition = entry.AddedBy is not null,
        Outcome = entry.Decision?.Outcome ?? Outcome.Undecided,
        Mode = entry.Decision?.Mode,
        Yes = Number(entry.Decision?.Tally?.Yes),
        No = Number(entry.Decision?.Tally?.No),
        Abstentions = Number(entry.Decision?.Tally?.Abstentions),
        ReferredTo = entry.Decision?.ReferredTo,
        FactionsYes = FactionNames.Of(entry.Decision, VoteChoice.Yes),
        FactionsNo = FactionNames.Of(entry.Decision, VoteChoice.No),
        FactionsAbstention = FactionNames.Of(entry.Decision, VoteChoice.Abstention),
        AskedBy = entry.Promise?.AskedBy,
        Who = entry.Promise?.Who,
        What = entry.Promise?.What,
        DueText = entry.Promise?.DueText,
        DueBy = entry.Promise?.DueBy?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    /// <summary>Null where something cannot be read; then <paramref name="wrong"/> was told which field.</summary>
    public EditEntry? Read(Action<string> wrong)
    {
        var faults = 0;
        void Fault(string field)
        {
            faults++;
            wrong($"Entry.{field}");
        }

        if (string.IsNullOrWhiteSpace(Text))
        {
            Fault(nameof(Text));
        }

        var evidence = CueReferences.Read(MoreCues);
        if (evidence is null)
        {
            Fault(nameof(MoreCues));
        }

        var decision = Kind == EntryKind.Decision ? ReadDecision(Fault) : null;
        var promise = IsPromise ? ReadPromise(Fault) : null;
        return faults > 0 ? null : new EditEntry(
            AgendaItemId, Kind, Text!.Trim(), Trimmed(Speaker), [.. CueIds.Union(evidence!, StringComparer.Ordinal)], decision, promise,
            Position: null, OwnAddition);
    }

    private Decision ReadDecision(Action<string> fault)
    {
        int? Count(string? field, string name)
        {
            if (string.IsNullOrWhiteSpace(field))
            {
                return null;
            }

            if (int.TryParse(field.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count < 1000)
            {
                return count;
            }

            fault(name);
            return null;
        }

        var tally = new VoteTally(Count(Yes, nameof(Yes)), Count(No, nameof(No)), Count(Abstentions, nameof(Abstentions)));
        var factions = FactionNames.Read(
            [(FactionsYes, VoteChoice.Yes), (FactionsNo, VoteChoice.No), (FactionsAbstention, VoteChoice.Abstention)], choice => fault($"Factions{choice}"));
        return new Decision(Outcome, Mode, tally == new VoteTally(null, null, null) ? null : tally, Trimmed(ReferredTo), factions.Count == 0 ? null : factions);
    }

    private Promise ReadPromise(Action<string> fault)
    {
        DateOnly? dueBy = null;
        if (!string.IsNullOrWhiteSpace(DueBy))
        {
            if (DateOnly.TryParseExact(DueBy, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                dueBy = date;
            }
            else
            {
                fault(nameof(DueBy));
            }
        }

        return new Promise(Trimmed(Who), Trimmed(What) ?? Trimmed(Text) ?? "", Trimmed(DueText), dueBy, Trimmed(AskedBy));
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string? Number(int? count) => count?.ToString(CultureInfo.InvariantCulture);
}
