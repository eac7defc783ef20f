using Coordination.Bot.Review.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Review;

/// <summary>A result, a request or a commitment in words, as it stands beside its sentence.</summary>
public static class DecisionWords
{
    public static string Of(Decision decision, PageTexts t)
    {
        var parts = new List<string> { t.Of(decision.Outcome) };
        if (decision.Mode is { } mode)
        {
            parts.Add(t.Of(mode));
        }

        if (decision.Tally is { } tally)
        {
            parts.Add(string.Join(", ", new[] { Part("tally.yes", tally.Yes, t), Part("tally.no", tally.No, t), Part("tally.abstentions", tally.Abstentions, t) }.OfType<string>()));
        }

        if (decision.ReferredTo is { } target)
        {
            parts.Add(t["decision.to", target]);
        }

        return string.Join(" · ", parts);
    }

    /// <summary>Who, what and until when; what already stands in the sentence is not said again. Null where nothing is left to say.</summary>
    public static string? Of(Promise promise, string sentence, PageTexts t)
    {
        var due = promise.DueText ?? (promise.DueBy is { } date ? Spoken.Date(date) : null);
        var parts = new[]
        {
            promise.Who is null ? null : t["promise.isDueBy", promise.Who],
            promise.What == sentence ? null : promise.What,
            due is null ? null : t["promise.until", due],
        };
        return parts.All(part => part is null) ? null : string.Join(" · ", parts.OfType<string>());
    }

    private static string? Part(string key, int? count, PageTexts t) => count is { } number ? t[key, number] : null;
}
