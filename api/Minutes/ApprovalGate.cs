using Coordination.Contracts;

namespace Coordination.Api.Minutes;

/// <summary>What stands between a draft and its Genehmigung. Nobody, not even the bot, gets past this list.</summary>
public static class ApprovalGate
{
    public static IReadOnlyList<Blocker> Blockers(
        IReadOnlyList<MinutesItemView> items, IEnumerable<string> missingFields, ApprovalRule rule, IReadOnlyList<Signature> signatures) =>
        [
            .. missingFields.Select(field => new Blocker(BlockerKind.MissingField, null, null, field, null)),
            .. items.SelectMany(OfItem),
            .. signatures.Count > 0 && !IsComplete(rule, signatures)
                ? [new Blocker(BlockerKind.SecondApprovalMissing, null, null, null, null)]
                : Array.Empty<Blocker>(),
        ];

    /// <summary>One clerk, or with four eyes a clerk and a chair: two people, since a person has one place in a group.</summary>
    public static bool IsComplete(ApprovalRule rule, IReadOnlyList<Signature> signatures) => rule switch
    {
        ApprovalRule.ClerkAndChair => signatures.Any(clerk => clerk.Role == Role.Clerk)
            && signatures.Any(chair => chair.Role == Role.Chair),
        _ => signatures.Any(s => s.Role == Role.Clerk),
    };

    /// <summary>Who may give one of the signatures that the rule asks for.</summary>
    public static bool MaySign(ApprovalRule rule, Signatory person) =>
        person.Role == Role.Clerk || (rule == ApprovalRule.ClerkAndChair && person.Role == Role.Chair);

    private static IEnumerable<Blocker> OfItem(MinutesItemView item)
    {
        foreach (var entry in item.Entries.Where(e => e.Verdict.Blocks))
        {
            yield return new Blocker(BlockerKind.Verdict, item.AgendaItemId, entry.Id, null, entry.Verdict);
        }

        var results = item.Entries.Where(e => e.Kind == EntryKind.Decision).ToList();
        foreach (var entry in results.Where(e => e.Decision is null or { Outcome: Outcome.Undecided }))
        {
            yield return new Blocker(BlockerKind.UndecidedResult, item.AgendaItemId, entry.Id, null, null);
        }

        if (results.Count == 0) yield return new Blocker(BlockerKind.UndecidedResult, item.AgendaItemId, null, null, null);
    }
}
