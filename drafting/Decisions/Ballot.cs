using Coordination.Contracts;

namespace Coordination.Drafting.Decisions;

/// <summary>
/// What has been heard of one motion so far: call, answers, counts, result, correction. The chair's last word counts.
/// </summary>
internal sealed class Ballot(DecisionRules rules)
{
    private readonly List<string> cueIds = [];
    private Count count = Count.None;
    private Announcement? announced;
    private (Announcement? Announced, Count Count)? doubted;
    private bool wentOn;
    private int clausesSinceCall;

    public bool IsCalled { get; private set; }

    public bool WasJustCalled => IsCalled && clausesSinceCall <= 6;

    /// <summary>The chair began to correct what had been announced; the next result or count replaces it.</summary>
    public bool IsDoubted { get; private set; }

    public bool HasResult => Outcome is not null;

    public bool IsOnlyCounted => announced is null && CountedOutcome is not null;

    public Outcome? Outcome => announced?.Outcome ?? CountedOutcome ?? doubted?.Announced?.Outcome;

    // Both sides counted: the majority decides. Nobody against and the chair goes on: adopted; if the recording ends there, unheard.
    private Outcome? CountedOutcome => count switch
    {
        { Yes: { } yes, No: { } no } => yes > no ? Contracts.Outcome.Adopted : Contracts.Outcome.Rejected,
        { No: 0 } when IsCalled && wentOn => Contracts.Outcome.Adopted,
        _ => null,
    };

    public void GoOn()
    {
        wentOn = true;
        clausesSinceCall++;
    }

    public void Call(IEnumerable<string> ids)
    {
        IsCalled = true;
        clausesSinceCall = 0;
        cueIds.AddRange(ids);
    }

    public void Doubt() => IsDoubted = HasResult;

    public void Add(Count heard, IEnumerable<string> ids)
    {
        ReplaceIfDoubted();
        count = count.With(heard);
        wentOn = false;
        cueIds.AddRange(ids);
    }

    public void Announce(Announcement announcement, IEnumerable<string> ids)
    {
        ReplaceIfDoubted();
        var sameAgain = announced?.Outcome == announcement.Outcome;
        announced = sameAgain
            ? announcement with { Mode = announcement.Mode ?? announced!.Mode, Content = announcement.Content ?? announced!.Content }
            : announcement with { Content = announced is { Outcome: Contracts.Outcome.Consensus } ? announced.Content : announcement.Content };
        cueIds.AddRange(ids);
    }

    public DetectedDecision? Decision()
    {
        if (Outcome is not { } outcome)
        {
            return null;
        }

        var heard = announced is null && CountedOutcome is null && doubted is { } old ? old : (Announced: announced, Count: count);
        var voted = outcome is Contracts.Outcome.Adopted or Contracts.Outcome.Rejected;
        var tally = voted && !heard.Count.IsEmpty ? new VoteTally(heard.Count.Yes, heard.Count.No, heard.Count.Abstentions) : null;
        return new DetectedDecision(
            new Decision(outcome, voted ? Mode(outcome, heard.Announced?.Mode, heard.Count) : null, tally), [.. cueIds.Distinct()], heard.Announced?.Content);
    }

    private DecisionMode? Mode(Outcome outcome, DecisionMode? said, Count votes)
    {
        var against = outcome == Contracts.Outcome.Adopted ? votes.No : votes.Yes;
        if (against > 0 || said is not null)
        {
            return against > 0 ? DecisionMode.Majority : said;
        }

        return against is null ? null
            : votes.Abstentions > 0 && !rules.UnanimousDespiteAbstentions ? DecisionMode.Majority
            : DecisionMode.Unanimous;
    }

    private void ReplaceIfDoubted()
    {
        if (IsDoubted)
        {
            (doubted, announced, count, IsDoubted) = ((announced, count), null, Count.None, false);
        }
    }
}
