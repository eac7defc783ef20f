using Coordination.Api.Minutes;
using Coordination.Contracts;

namespace Coordination.Tests.Api;

public sealed class SessionMinutesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Signatory Clerk = new(Guid.NewGuid(), "Ute Sommer", Role.Clerk);
    private static readonly Guid First = Guid.NewGuid();
    private static readonly Guid Second = Guid.NewGuid();
    private readonly SessionMinutes _minutes = new() { SessionId = Guid.NewGuid() };
    private readonly List<string> _judged = [];

    [Fact]
    public void An_edit_judges_only_the_touched_sentence()
    {
        Draft("Eins.", "Zwei.", "Drei.");
        _judged.Clear();
        var revision = Put(Entry(1).Id, First, "Zwei, genauer.");
        Assert.Equal(["Zwei, genauer."], _judged);
        Assert.Equal(("Zwei.", "Zwei, genauer."), (revision.Before!.Text, revision.After!.Text));
        Assert.Equal(MinutesState.InReview, _minutes.State);
    }

    [Fact]
    public void A_draft_never_overwrites_what_a_person_has_in_hand()
    {
        Draft("Eins.");
        _minutes.StartReview(Clerk, Now);
        Assert.Throws<InvalidOperationException>(() => Draft("Neu."));
        Put(Entry(0).Id, First, "Von Hand.");
        Assert.Throws<InvalidOperationException>(() => Draft("Neu."));
        Assert.Equal("Von Hand.", Entry(0).Text);
    }

    [Fact]
    public void A_page_that_the_clerk_began_and_left_empty_takes_a_draft()
    {
        _minutes.StartReview(Clerk, Now);
        Assert.False(_minutes.IsInHand);
        Draft("Eins.");
        Assert.Equal("Eins.", Entry(0).Text);
    }

    [Fact]
    public void Only_what_a_person_changed_is_their_own()
    {
        Draft("Eins.", "Zwei.", "Drei.");
        Put(Entry(0).Id, First, "Eins.", position: 2);
        Put(Entry(0).Id, First, "Zwei, von Hand.");
        Put(Guid.NewGuid(), First, "Neu.");
        Assert.Equal([("Zwei, von Hand.", true), ("Drei.", false), ("Eins.", false), ("Neu.", true)], _minutes.EntriesOf(First).Select(e => (e.Text, e.IsOwn)));
    }

    [Fact]
    public void A_later_draft_replaces_one_that_nobody_touched()
    {
        Draft("Eins.", "Zwei.");
        Draft("Neu.");
        Assert.Equal("Neu.", Assert.Single(_minutes.Entries).Text);
        Assert.Equal(2, _minutes.Version);
    }

    [Fact]
    public void Moving_a_sentence_to_another_item_leaves_no_gap()
    {
        Draft("Eins.", "Zwei.", "Drei.");
        var moved = Entry(0).Id;
        Put(moved, Second, "Eins.");
        Put(Guid.NewGuid(), Second, "Davor.", position: 0);
        Assert.Equal([("Zwei.", 0), ("Drei.", 1)], Places(First));
        Assert.Equal([("Davor.", 0), ("Eins.", 1)], Places(Second));
    }

    [Theory]
    [InlineData(0, "Drei.|Eins.|Zwei.")]
    [InlineData(1, "Eins.|Drei.|Zwei.")]
    [InlineData(99, "Eins.|Zwei.|Drei.")]
    [InlineData(-1, "Drei.|Eins.|Zwei.")]
    public void A_sentence_goes_where_the_clerk_puts_it(int position, string expected)
    {
        Draft("Eins.", "Zwei.", "Drei.");
        Put(Entry(2).Id, First, "Drei.", position);
        Assert.Equal(expected, string.Join('|', Places(First).Select(p => p.Text)));
    }

    [Fact]
    public void An_own_addition_carries_the_clerks_name_and_is_not_judged()
    {
        Draft("Eins.");
        _judged.Clear();
        var after = Put(Guid.NewGuid(), First, "Frau Sommer verteilt die Unterlagen.", own: true).After!;
        Assert.Equal(("Ute Sommer", VerdictKind.ClerkAddition), (after.AddedBy, after.Verdict.Kind));
        Assert.Empty(_judged);
    }

    [Fact]
    public void Taking_a_sentence_out_twice_makes_one_revision()
    {
        Draft("Eins.", "Zwei.");
        var gone = Entry(0).Id;
        Assert.Equal("Eins.", _minutes.Remove(gone, Clerk, Now)!.Before!.Text);
        Assert.Null(_minutes.Remove(gone, Clerk, Now));
        Assert.Equal([("Zwei.", 0)], Places(First));
    }

    [Fact]
    public void A_signature_falls_with_the_next_change()
    {
        Draft("Eins.");
        Sign(ApprovalRule.ClerkAndChair);
        Assert.Single(_minutes.Signatures);
        Put(Entry(0).Id, First, "Anders.");
        Assert.Empty(_minutes.Signatures);
        Assert.Null(_minutes.Approved);
    }

    [Fact]
    public void An_approved_text_refuses_every_change()
    {
        Draft("Eins.");
        Sign(ApprovalRule.Clerk);
        Assert.Equal(MinutesState.Approved, _minutes.State);
        foreach (Action change in new Action[]
        {
            () => Draft("Neu."),
            () => Put(Entry(0).Id, First, "Anders."),
            () => _minutes.Remove(Entry(0).Id, Clerk, Now),
            () => _minutes.StartReview(Clerk, Now),
            () => Sign(ApprovalRule.Clerk),
        })
        {
            Assert.Equal(Refusal.MinutesApproved, Assert.Throws<RefusedException>(change).Code);
        }
    }

    [Fact]
    public void Blockers_refuse_the_signature_with_their_list()
    {
        Draft("Eins.");
        var blocker = new Blocker(BlockerKind.MissingField, null, null, "place", null);
        var refused = Assert.Throws<RefusedException>(() => Sign(ApprovalRule.Clerk, blocker));
        Assert.Equal(Refusal.MinutesBlocked, refused.Code);
        Assert.Equal([blocker], Assert.IsAssignableFrom<IReadOnlyList<Blocker>>(refused.Facts["blockers"]));
        Assert.Equal(MinutesState.Draft, _minutes.State);
    }

    [Fact]
    public void Losing_the_transcript_takes_an_untouched_draft_along_and_the_ground_from_an_edited_one()
    {
        Draft("Eins.", "Zwei.");
        Put(Entry(0).Id, First, "Eins, bearbeitet.");
        Put(Guid.NewGuid(), First, "Ergänzt.", own: true);
        _minutes.LoseTranscript(new Transcript { Id = _minutes.TranscriptId!.Value, CueCount = 1 }, Clerk, Now);
        Assert.Equal(
            [VerdictKind.NotFound, VerdictKind.NotFound, VerdictKind.ClerkAddition], _minutes.EntriesOf(First).Select(e => e.Verdict.Kind));
    }

    [Fact]
    public void Losing_the_notes_takes_the_ground_from_what_rests_on_them_alone()
    {
        Draft("Eins.", "Zwei.");
        _minutes.Put(Entry(0).Id, new EditEntry(First, EntryKind.Statement, "Aus den Notizen.", null, ["c0007"]), Clerk, Judge, Now);
        var notes = new Transcript { Id = Guid.NewGuid(), FirstCue = 5, CueCount = 3 };
        Assert.NotNull(_minutes.LoseTranscript(notes, Clerk, Now));
        Assert.Equal([VerdictKind.NotFound, VerdictKind.Supported], _minutes.EntriesOf(First).Select(e => e.Verdict.Kind));
        Assert.NotNull(_minutes.TranscriptId);
        Assert.Null(_minutes.LoseTranscript(new Transcript { Id = Guid.NewGuid(), FirstCue = 8, CueCount = 9 }, Clerk, Now));
    }

    [Fact]
    public void Where_an_item_begins_decides_under_which_item_the_engines_sentences_stand()
    {
        Lay(("c0001", First, ["c0001", "c0002", "c0003"]), ("c0004", Second, ["c0004", "c0005"]));
        _minutes.Put(Entry(1).Id, new EditEntry(First, EntryKind.Statement, "Von Hand.", null, ["c0003"]), Clerk, Judge, Now);
        var revisions = _minutes.MoveBoundary(Second, "c0002", new ItemStretches(["c0001", "c0002", "c0003", "c0004", "c0005"]), Clerk, Now);

        Assert.Equal(["Satz zu c0001.", "Von Hand."], _minutes.EntriesOf(First).Select(e => e.Text));
        Assert.Equal(["Satz zu c0003.", "Satz zu c0004.", "Satz zu c0005."], _minutes.EntriesOf(Second).Select(e => e.Text));
        Assert.Equal([null, "Satz zu c0003."], revisions.Select(revision => revision.After?.Text));
        Assert.Equal(revisions[^1].Version, _minutes.Version);
        var place = _minutes.Places.Single(place => place.AgendaItemId == Second);
        Assert.Equal(("c0002", 1.0, false), (place.FirstCueId, place.Confidence, place.Doubt));

        _minutes.MoveBoundary(Second, "c0005", new ItemStretches(["c0001", "c0002", "c0003", "c0004", "c0005"]), Clerk, Now);
        Assert.Equal(["Satz zu c0005."], _minutes.EntriesOf(Second).Select(e => e.Text));
        Assert.Equal(4, _minutes.EntriesOf(First).Count());
    }

    private void Lay(params (string First, Guid Item, string[] Cues)[] items) => _minutes.TakeDraft(
        new MinutesDraft(Guid.NewGuid(), "rules/1", [.. items.Select(item => new DraftItem(
            item.Item, [.. item.Cues.Select(cue => new DraftEntry(EntryKind.Statement, $"Satz zu {cue}.", null, [cue]))], item.First, 0.4, Doubt: true))]),
        "0",
        Judge,
        Now);

    private MinutesEntry Entry(int index) => _minutes.EntriesOf(First).ElementAt(index);

    private IEnumerable<(string Text, int Position)> Places(Guid item) => _minutes.EntriesOf(item).Select(e => (e.Text, e.Position));

    private void Draft(params string[] sentences) => _minutes.TakeDraft(
        new MinutesDraft(Guid.NewGuid(), "rules/1", [new DraftItem(First, [.. sentences.Select(s => new DraftEntry(EntryKind.Statement, s, null, ["c0001"]))])]),
        string.Join('|', sentences),
        Judge,
        Now);

    private MinutesRevision Put(Guid id, Guid item, string text, int? position = null, bool own = false) =>
        _minutes.Put(id, new EditEntry(item, EntryKind.Statement, text, null, ["c0001"], Position: position, OwnAddition: own), Clerk, Judge, Now);

    private void Sign(ApprovalRule rule, params Blocker[] blockers) =>
        _minutes.Sign(Clerk, rule, blockers, () => new ApprovedText("Text", "Text", ApprovedText.HashOf("Text"), [], Now), Now);

    private Verdict Judge(DraftEntry entry)
    {
        _judged.Add(entry.Text);
        return new Verdict(VerdictKind.Supported);
    }
}
