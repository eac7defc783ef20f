using Coordination.Contracts;

namespace Coordination.Api.Scheduling;

/// <summary>Why nothing fits: for each rule the days it rules out by itself, and the days that only this rule prevents.</summary>
internal static class Blocks
{
    public static IReadOnlyList<Block> Of(IReadOnlyList<RuleSet> rules, SlotGrid grid)
    {
        // Nobody asks whether a room is free at three in the morning: the other rules are counted within weekday and time of day.
        var frame = rules.Where(IsFrame).Select(rule => rule.Kept).Aggregate((a, b) => a.And(b));
        var framed = Days(frame, grid);
        return [.. rules.Select((rule, i) => new Block(
                rule.Rule, rule.FactionId,
                IsFrame(rule) ? grid.Days - Days(rule.Kept, grid) : framed - Days(frame.And(rule.Kept), grid),
                Days(rules.Where((_, other) => other != i).Select(other => other.Kept).Aggregate((a, b) => a.And(b)), grid)))
            .Where(block => block.Dates > 0 || block.OnlyObstacle > 0)];
    }

    private static bool IsFrame(RuleSet rule) => rule.Rule is SlotRule.Weekday or SlotRule.TimeOfDay;

    private static int Days(SlotSet starts, SlotGrid grid) => starts.Starts().Select(grid.DayOf).Distinct().Count();
}
