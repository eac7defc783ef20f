using Coordination.Api.Minutes;
using Coordination.Contracts;

namespace Coordination.Tests.Api;

public sealed class ApprovalGateTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly PolicyProfile WorkingGroup = new();

    [Theory]
    [InlineData(VerdictKind.Supported, false)]
    [InlineData(VerdictKind.ClerkAddition, false)]
    [InlineData(VerdictKind.Weak, false)]
    [InlineData(VerdictKind.NotFound, true)]
    [InlineData(VerdictKind.Falsified, true)]
    public void Only_sentences_without_ground_block(VerdictKind kind, bool blocks)
    {
        var statement = Entry(EntryKind.Statement) with { Verdict = new Verdict(kind) };
        var blockers = ApprovalGate.Blockers([Item(statement, Result(Outcome.Consensus))], [], ApprovalRule.Clerk, []);
        Assert.Equal(blocks, blockers.Any(b => b.Kind == BlockerKind.Verdict && b.EntryId == statement.Id));
    }

    [Fact]
    public void An_item_without_a_result_blocks() =>
        Assert.Equal(BlockerKind.UndecidedResult, Assert.Single(ApprovalGate.Blockers([Item()], [], ApprovalRule.Clerk, [])).Kind);

    [Fact]
    public void A_result_nobody_heard_blocks_until_a_person_enters_one()
    {
        var unheard = Result(Outcome.Undecided);
        var blocker = Assert.Single(ApprovalGate.Blockers([Item(unheard)], [], ApprovalRule.Clerk, []));
        Assert.Equal((BlockerKind.UndecidedResult, unheard.Id), (blocker.Kind, blocker.EntryId!.Value));
        Assert.Empty(ApprovalGate.Blockers([Item(Result(Outcome.NoResult))], [], ApprovalRule.Clerk, []));
    }

    [Fact]
    public void Four_eyes_are_two_people()
    {
        var clerk = Sign(Role.Clerk);
        Assert.False(ApprovalGate.IsComplete(ApprovalRule.ClerkAndChair, [clerk]));
        Assert.False(ApprovalGate.IsComplete(ApprovalRule.ClerkAndChair, [clerk, Sign(Role.Clerk)]));
        Assert.False(ApprovalGate.IsComplete(ApprovalRule.ClerkAndChair, [Sign(Role.Chair)]));
        Assert.True(ApprovalGate.IsComplete(ApprovalRule.ClerkAndChair, [clerk, Sign(Role.Chair)]));
        Assert.Contains(ApprovalGate.Blockers([], [], ApprovalRule.ClerkAndChair, [clerk]), b => b.Kind == BlockerKind.SecondApprovalMissing);
    }

    [Fact]
    public void The_chair_alone_does_not_replace_the_clerk() => Assert.False(ApprovalGate.IsComplete(ApprovalRule.Clerk, [Sign(Role.Chair)]));

    [Fact]
    public void An_empty_record_misses_every_mandatory_field()
    {
        Assert.Equal(
            ["openedAt", "place", "attendance", "agenda"],
            MandatoryFields.Missing(WorkingGroup, new SessionRecord(null, null, " "), new AttendanceList([], []), 0));
        Assert.Contains("closedAt", MandatoryFields.Missing(
            WorkingGroup with { Body = BodyKind.Committee }, new SessionRecord(Now, null, "Kreishaus"), Attended(), 3));
    }

    [Fact]
    public void A_list_on_which_everybody_is_excused_is_no_attendance() =>
        Assert.Equal(["attendance"], MandatoryFields.Missing(
            WorkingGroup, new SessionRecord(Now, null, "Kreishaus"), new AttendanceList([new(Guid.NewGuid(), AttendanceStatus.Excused)], []), 1));

    [Fact]
    public void A_complete_record_misses_nothing() =>
        Assert.Empty(MandatoryFields.Missing(WorkingGroup, new SessionRecord(Now, null, "Kreishaus"), Attended(), 1));

    private static AttendanceList Attended() => new([new(Guid.NewGuid(), AttendanceStatus.Present)], []);

    private static Signature Sign(Role role) => new(Guid.NewGuid(), "Name", role, Now, 1);

    private static MinutesItemView Item(params MinutesEntryView[] entries) =>
        new(Guid.NewGuid(), "Ö 1", "Sachstand", Publicity.Public, null, null, entries);

    private static MinutesEntryView Result(Outcome outcome) => Entry(EntryKind.Decision) with { Decision = new Decision(outcome) };

    private static MinutesEntryView Entry(EntryKind kind) =>
        new(Guid.NewGuid(), kind, "Ein Satz.", null, ["c0001"], null, null, null, new Verdict(VerdictKind.Supported));
}
