using Coordination.Bot.Review;
using Coordination.Contracts;

namespace Coordination.Tests.Bot;

public sealed class EntryFormTests
{
    private static readonly Decision Voted = new(Outcome.Adopted, DecisionMode.Majority, new VoteTally(6, 2, null), Factions: [new FactionVote("Rosen", VoteChoice.No)]);
    private static readonly Promise Promised = new("Frau Kranich", "Zahlen nachreichen", "Ende Mai", new DateOnly(2027, 5, 31), AskedBy: "Herr Star");

    [Fact]
    public void Another_wording_keeps_who_asked_and_how_each_faction_voted()
    {
        Assert.Equal(Promised with { What = "die Zahlen nachreichen" }, Saved(Stored(EntryKind.Commitment, promise: Promised), form => form.What = "die Zahlen nachreichen").Promise);
        Assert.Equal(Voted, Saved(Stored(EntryKind.Decision, Voted), form => form.Text = "Der Vorschlag wird angenommen.").Decision);
    }

    [Fact]
    public void Another_result_is_nobodys_vote_of_before() =>
        Assert.Null(Saved(Stored(EntryKind.Decision, Voted), form => form.No = "3").Decision!.Factions);

    private static EditEntry Saved(MinutesEntryView stored, Action<EntryForm> type)
    {
        var form = EntryForm.Of(Guid.NewGuid(), stored);
        type(form);
        return EntryForm.Keeping(form.Read(field => Assert.Fail(field))!, stored);
    }

    private static MinutesEntryView Stored(EntryKind kind, Decision? decision = null, Promise? promise = null) =>
        new(Guid.NewGuid(), kind, "Der Vorschlag findet Zustimmung.", null, ["c0001"], decision, promise, null, new Verdict(VerdictKind.Supported));
}
