using Coordination.Api.Minutes;
using Coordination.Contracts;

namespace Coordination.Tests.Api;

/// <summary>What a later draft would change, sentence by sentence: no sentence of a person's is put up for deletion, nothing settled is asked again.</summary>
public sealed class RedraftDiffTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Signatory Clerk = new(Guid.NewGuid(), "Ute Sommer", Role.Clerk);
    private static readonly Guid First = Guid.NewGuid();
    private static readonly Guid Second = Guid.NewGuid();
    private readonly SessionMinutes _minutes = new() { SessionId = Guid.NewGuid() };
    private readonly Redraft _redraft = new();

    [Fact]
    public void The_same_draft_changes_nothing()
    {
        Draft(Said("Frau Ulmen wünscht einen zweiten Raum."), Heard(Outcome.Noted));
        Assert.Empty(Beside([Said("Frau Ulmen wünscht einen zweiten Raum."), Heard(Outcome.Noted)]));
    }

    [Fact]
    public void Other_words_for_the_same_remark_are_one_change_and_a_new_remark_is_another()
    {
        Draft(Said("Frau Ulmen wünscht dringend einen zweiten Raum für die Sprechstunde.", "c0003"));
        var changes = Beside([Said("Frau Ulmen fordert einen zweiten Raum für die Sprechstunde.", "c0003"), Said("Die Vorsitzende dankt den Gästen.", "c0009")]);
        Assert.Equal([RedraftChangeKind.Changed, RedraftChangeKind.Added], changes.Select(change => change.Kind));
        Assert.Equal(Entry(0).Id, changes[0].Standing!.Id);
    }

    [Fact]
    public void A_sentence_that_the_clerk_rewrote_is_found_by_its_evidence_and_marked_as_theirs()
    {
        Draft(Said("Die Beratungsstelle hat 48 Familien begleitet.", "c0002"));
        Put(Entry(0).Id, "Im Vorjahr kamen 48 Familien zur Beratung.", "c0002");
        var change = Assert.Single(Beside([Said("Die Beratungsstelle hat 48 Familien begleitet.", "c0002")]));
        Assert.Equal((RedraftChangeKind.Changed, true, Entry(0).Id), (change.Kind, change.IsOwn, change.Standing!.Id));
    }

    [Fact]
    public void Only_an_engines_sentence_falls_away_never_a_persons_and_never_because_of_notes()
    {
        Draft(Said("Frau Ulmen wünscht einen zweiten Raum."), Said("Herr Kiel fragt nach den Kosten."), Heard(Outcome.Noted));
        Put(Entry(1).Id, "Herr Kiel fragt nach allen Kosten des Umbaus.", "c0004");
        var change = Assert.Single(Beside([Said("Die Vorsitzende dankt den Gästen.")]), change => change.Kind == RedraftChangeKind.Dropped);
        Assert.Equal("Frau Ulmen wünscht einen zweiten Raum.", change.Standing!.Text);
        Assert.DoesNotContain(Beside([Said("Die Vorsitzende dankt den Gästen.")], supplements: true), other => other.Kind == RedraftChangeKind.Dropped);
    }

    [Fact]
    public void Another_result_is_shown_however_it_is_worded_and_none_heard_is_no_result()
    {
        Draft(Heard(Outcome.Noted));
        Assert.Empty(Beside([Heard(Outcome.Undecided, "Ein Ergebnis war nicht zu erkennen.")]));
        var change = Assert.Single(Beside([Heard(Outcome.Adopted, "Dem wurde einstimmig zugestimmt.")]));
        Assert.Equal((RedraftChangeKind.Result, Entry(0).Id), (change.Kind, change.Standing!.Id));
    }

    [Fact]
    public void A_sentence_that_belongs_under_another_item_moves()
    {
        Draft(Said("Jede Gemeinde soll drei Baumpaten benennen."));
        _redraft.Take(new MinutesDraft(Guid.NewGuid(), "rules/2", [new DraftItem(First, []), new DraftItem(Second, [Said("Jede Gemeinde soll drei Baumpaten benennen.")])]), "1", false, Judge, Now);
        var diff = new RedraftDiff(_minutes, _redraft);
        var change = Assert.Single(diff.Changes);
        Assert.Equal((RedraftChangeKind.Moved, First, Second), (change.Kind, change.FromItemId, change.AgendaItemId));
        Take(change);
        Assert.Empty(_minutes.EntriesOf(First));
        Assert.Single(_minutes.EntriesOf(Second));
    }

    [Fact]
    public void What_is_taken_over_stands_where_the_later_draft_has_it_and_is_no_sentence_of_the_clerks()
    {
        Draft(Said("Frau Ulmen wünscht einen zweiten Raum."), Said("Herr Kiel fragt nach den Kosten."), Heard(Outcome.Noted));
        var added = Beside([Said("Frau Ulmen wünscht einen zweiten Raum."), Said("Die Verwaltung sagt eine Prüfung zu."), Said("Die Gäste verlassen den Saal.")])
            .Where(change => change.Kind == RedraftChangeKind.Added).ToList();
        foreach (var change in added) Take(change);

        Assert.Equal(
            ["Frau Ulmen wünscht einen zweiten Raum.", "Die Verwaltung sagt eine Prüfung zu.", "Die Gäste verlassen den Saal.", "Herr Kiel fragt nach den Kosten."],
            _minutes.EntriesOf(First).Select(entry => entry.Text).SkipLast(1));
        Assert.All(_minutes.EntriesOf(First), entry => Assert.False(entry.IsOwn));
        Assert.DoesNotContain(new RedraftDiff(_minutes, _redraft).Changes, change => change.Kind == RedraftChangeKind.Added);
    }

    [Fact]
    public void A_sentence_that_has_no_neighbour_goes_before_the_result()
    {
        Draft(Said("Herr Kiel fragt nach den Kosten."), Heard(Outcome.Noted));
        Take(Assert.Single(Beside([Said("Die Gäste verlassen den Saal.")], supplements: true)));
        Assert.Equal([EntryKind.Statement, EntryKind.Statement, EntryKind.Decision], _minutes.EntriesOf(First).Select(entry => entry.Kind));
    }

    [Fact]
    public void What_was_settled_is_not_asked_again_whatever_the_clerk_edits_afterwards()
    {
        Draft(Said("Frau Ulmen wünscht einen zweiten Raum.", "c0003"));
        var change = Assert.Single(Beside([Said("Frau Ulmen fordert einen zweiten Raum.", "c0003")]));
        _redraft.Settle(change.Id, taken: false);
        Assert.Empty(new RedraftDiff(_minutes, _redraft).Changes);
        Put(Entry(0).Id, "Frau Ulmen will einen zweiten Raum.", "c0003");
        Assert.Empty(new RedraftDiff(_minutes, _redraft).Changes);
        Assert.False(_redraft.SettledAs(change.Id));
    }

    private static DraftEntry Said(string text, string cue = "c0001") => new(EntryKind.Statement, text, null, [cue]);

    private static DraftEntry Heard(Outcome outcome, string text = "Der Bericht wird zur Kenntnis genommen.") =>
        new(EntryKind.Decision, text, null, ["c0005"], new Decision(outcome));

    private static Verdict Judge(DraftEntry entry) => new(VerdictKind.Supported);

    private MinutesEntry Entry(int index) => _minutes.EntriesOf(First).ElementAt(index);

    private void Draft(params DraftEntry[] entries) =>
        _minutes.TakeDraft(new MinutesDraft(Guid.NewGuid(), "rules/1", [new DraftItem(First, entries), new DraftItem(Second, [])]), "0", Judge, Now);

    private void Put(Guid id, string text, string cue) =>
        _minutes.Put(id, new EditEntry(First, EntryKind.Statement, text, null, [cue]), Clerk, Judge, Now);

    private IReadOnlyList<RedraftChange> Beside(DraftEntry[] entries, bool supplements = false)
    {
        _redraft.Take(new MinutesDraft(Guid.NewGuid(), "rules/2", [new DraftItem(First, entries), new DraftItem(Second, [])]), "1", supplements, Judge, Now);
        return new RedraftDiff(_minutes, _redraft).Changes;
    }

    private void Take(RedraftChange change)
    {
        var place = change is { Standing: not null, Kind: not RedraftChangeKind.Moved } ? 0 : new RedraftDiff(_minutes, _redraft).PlaceOf(change);
        _minutes.TakeOver(change, place, _redraft, Clerk, Judge, Now);
        _redraft.Settle(change.Id, taken: true);
    }
}
