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
        Assert.Equivalent(Voted, Saved(Stored(EntryKind.Decision, Voted), form => form.Text = "Der Vorschlag wird angenommen.").Decision, strict: true);
    }

    [Fact]
    public void Factions_are_typed_between_commas_and_each_votes_once()
    {
        var decision = Saved(Stored(EntryKind.Decision, Voted), form => (form.FactionsYes, form.FactionsAbstention) = ("Tulpen; Nelken ,", "Farne")).Decision!;
        Assert.Equal(
            [new("Tulpen", VoteChoice.Yes), new("Nelken", VoteChoice.Yes), new("Rosen", VoteChoice.No), new("Farne", VoteChoice.Abstention)], decision.Factions!);
        Assert.Null(Saved(Stored(EntryKind.Decision, Voted), form => form.FactionsNo = " ").Decision!.Factions);

        var twice = EntryForm.Of(Guid.NewGuid(), Stored(EntryKind.Decision, Voted));
        twice.FactionsYes = "rosen";
        var wrong = new List<string>();
        Assert.Null(twice.Read(wrong.Add));
        Assert.Equal(["Entry.FactionsNo"], wrong);
    }

    private static EditEntry Saved(MinutesEntryView stored, Action<EntryForm> type)
    {
        var form = EntryForm.Of(Guid.NewGuid(), stored);
        type(form);
        return form.Read(field => Assert.Fail(field))!;
    }

    private static MinutesEntryView Stored(EntryKind kind, Decision? decision = null, Promise? promise = null) =>
        new(Guid.NewGuid(), kind, "Der Vorschlag findet Zustimmung.", null, ["c0001"], decision, promise, null, new Verdict(VerdictKind.Supported));
}
