using Coordination.Api.Rules;
using Coordination.Contracts;

namespace Coordination.Api.Minutes;

/// <summary>What a clerk may enter for one sentence: lengths, known codes, and a result only where the sentence is one.</summary>
public static class EntryForm
{
    private const int LongestText = 4_000;
    private const int MostCues = 200;
    private const int MostFactions = 50;

    public static EditEntry Clean(EditEntry edit)
    {
        Check.Known(edit.Kind, "kind");
        if (Check.All(edit.CueIds, "cueIds").Count > MostCues) throw Check.Malformed("cueIds", FieldProblem.TooLong);

        return edit with
        {
            AgendaItemId = Check.Id(edit.AgendaItemId, "agendaItemId"),
            Text = Check.Text(edit.Text, "text", LongestText),
            Speaker = Check.OptionalLine(edit.Speaker, "speaker", 200),
            Decision = Of(edit.Kind, edit.Decision),
            Promise = Of(edit.Kind, edit.Promise),
        };
    }

    internal static Decision? Of(EntryKind kind, Decision? decision)
    {
        if (decision is null) return null;
        if (kind != EntryKind.Decision) throw Check.Malformed("decision", FieldProblem.Unknown);

        Check.Known(decision.Outcome, "outcome");
        if (decision.Mode is { } mode) Check.Known(mode, "mode");
        foreach (var votes in new[] { decision.Tally?.Yes, decision.Tally?.No, decision.Tally?.Abstentions }) Check.Between(votes ?? 0, 0, 10_000, "tally");
        return decision with
        {
            ReferredTo = Check.OptionalLine(decision.ReferredTo, "referredTo", 300),
            Factions = decision.Factions is { } factions ? Factions(factions) : null,
        };
    }

    private static IReadOnlyList<FactionVote> Factions(IReadOnlyList<FactionVote?> votes)
    {
        var given = Check.All(votes, "factions");
        if (given.Count > MostFactions) throw Check.Malformed("factions", FieldProblem.TooLong);

        return [.. given.Select(vote => new FactionVote(Check.Line(vote.Faction, "factions", 100), Check.Known(vote.Choice, "factions")))];
    }

    internal static Promise? Of(EntryKind kind, Promise? promise)
    {
        if (promise is null) return null;
        if (kind is not (EntryKind.Request or EntryKind.Commitment)) throw Check.Malformed("promise", FieldProblem.Unknown);

        return promise with
        {
            Who = Check.OptionalLine(promise.Who, "who", 300),
            What = Check.Text(promise.What, "what", LongestText),
            DueText = Check.OptionalLine(promise.DueText, "dueText", 300),
        };
    }
}
