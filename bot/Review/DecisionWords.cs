using Coordination.Bot.Review.Texts;
using Coordination.Contracts;
using Coordination.Drafting.Style;

namespace Coordination.Bot.Review;

/// <summary>A result, a request or a commitment in words, as it stands beside its sentence.</summary>
public static class DecisionWords
{
    public static string Of(Decision decision, PageTexts t)
    {
        var outcome = t.Of(decision.Outcome);
        var parts = new List<string> { decision.Mode is { } mode ? $"{t.Of(mode)} {outcome}" : outcome };

        if (decision.Tally is { } tally)
        {
            parts.Add(Votes(tally, t));
        }

        if (decision.ReferredTo is { } target)
        {
            parts.Add(t["decision.to", target]);
        }

        parts.AddRange(Factions(decision, t));
        return string.Join(" · ", parts);
    }

    /// <summary>What the sentence of a result leaves out, as it stands on paper behind the label; empty where it says everything.</summary>
    public static string Unsaid(Decision decision, string sentence, PageTexts t)
    {
        var said = ResultWording.Of(decision, sentence);
        var consensus = decision.Outcome == Outcome.Consensus;
        var parts = new List<string>();
        if (!said.Outcome && !consensus) parts.Add(t.Of(decision.Outcome));
        if (decision.Mode is { } mode && !said.Mode && !(consensus && mode == DecisionMode.Unanimous)) parts.Add(t.Of(mode));
        if (decision.Tally is { } tally && !said.Tally) parts.Add(Votes(tally, t));
        if (decision.ReferredTo is { } target && !said.Destination) parts.Add(t["decision.to", target]);
        if (!said.Factions) parts.AddRange(Factions(decision, t));
        return parts.Count == 0 ? "" : $" ({string.Join(" · ", parts)})";
    }

    /// <summary>Who, what and until when; what already stands in the sentence is not said again. Null where nothing is left to say.</summary>
    public static string? Of(Promise promise, string sentence, PageTexts t)
    {
        var due = promise.DueText ?? (promise.DueBy is { } date ? Spoken.Date(date) : null);
        var parts = new[]
        {
            promise.Who is null ? null : t["promise.isDueBy", promise.Who],
            promise.AskedBy is null || sentence.Contains(promise.AskedBy, StringComparison.OrdinalIgnoreCase) ? null : $"{t["promise.askedBy"]} {promise.AskedBy}",
            promise.What == sentence ? null : promise.What,
            due is null ? null : t["promise.until", due],
        };
        return parts.All(part => part is null) ? null : string.Join(" · ", parts.OfType<string>());
    }

    private static IEnumerable<string> Factions(Decision decision, PageTexts t) =>
        from choice in Enum.GetValues<VoteChoice>()
        let factions = decision.FactionsOf(choice)
        where factions.Count > 0
        select t[$"factions.{choice}", string.Join(", ", factions)];

    private static string Votes(VoteTally tally, PageTexts t) =>
        string.Join(", ", new[] { Part("tally.yes", tally.Yes, t), Part("tally.no", tally.No, t), Part("tally.abstentions", tally.Abstentions, t) }.OfType<string>());

    private static string? Part(string key, int? count, PageTexts t) => count is { } number ? t[key, number] : null;
}
