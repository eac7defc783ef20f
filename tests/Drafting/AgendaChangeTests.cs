using Coordination.Contracts;
using Coordination.Drafting;

namespace Coordination.Tests.Drafting;

/// <summary>Items taken off, called together, moved up and not reached.</summary>
public sealed class AgendaChangeTests
{
    private static readonly string[] Titles =
        ["Feststellung der Tagesordnung", "Neubau der Rettungswache", "Tarif der Kreisbusse", "Konzept gegen Schottergärten", "Leihrad für Beschäftigte", "Bericht der Kreismusikschule"];

    [Theory]
    [InlineData("Tagesordnungspunkt 4 wird von der Tagesordnung abgesetzt.", Outcome.Deferred)]
    [InlineData("TOP 4 ist von den Antragstellern zurückgezogen.", Outcome.Withdrawn)]
    [InlineData("Den Punkt 4 vertagen wir ohne Aussprache.", Outcome.Deferred)]
    [InlineData("Punkt 4 setzen wir heute ab.", Outcome.Deferred)]
    [InlineData("Das Konzept gegen Schottergärten wird heute abgesetzt.", Outcome.Deferred)]
    [InlineData("Die Verwaltung schlägt vor, Punkt 4 zu vertagen. Widerspruch sehe ich nicht, dann verfahren wir so.", Outcome.Deferred)]
    [InlineData("tagesordnungspunkt vier wird heute abgesetzt", Outcome.Deferred)]
    public void What_is_taken_off_at_the_start_is_the_result_of_that_item_and_of_no_other(string said, Outcome outcome)
    {
        var items = Drafted("Brandt: Ich rufe TOP 1 auf, Feststellung der Tagesordnung.", "Brandt: " + said, "Brandt: Ich rufe TOP 2 auf, Neubau der Rettungswache.", "Wolters: Die Wache wird gebraucht.");
        Assert.Equal(outcome, Assert.Single(items[3].Entries).Decision!.Outcome);
        Assert.Contains("c0002", items[3].Entries[0].CueIds);
        Assert.Null(items[3].FirstCueId);
        Assert.DoesNotContain(items[0].Entries.Concat(items[1].Entries), entry => entry.Decision?.Outcome is Outcome.Deferred or Outcome.Withdrawn);
    }

    [Theory]
    [InlineData("Wolters: Punkt 4 wird von der Tagesordnung abgesetzt.")]
    [InlineData("Brandt: Sollen wir TOP 4 absetzen?")]
    [InlineData("Brandt: Die Fraktion schlägt vor, TOP 4 abzusetzen. Das diskutieren wir später.")]
    [InlineData("Brandt: Ziffer 4 des Antrags wird zurückgezogen.")]
    public void What_a_member_says_and_what_is_only_proposed_takes_nothing_off(string said)
    {
        var items = Drafted("Brandt: Ich rufe TOP 2 auf, Neubau der Rettungswache.", said, "Brandt: Ich rufe TOP 3 auf, Tarif der Kreisbusse.", "Wolters: Der Tarif ist zu hoch.");
        Assert.Empty(items[3].Entries);
    }

    [Fact]
    public void An_item_taken_off_under_its_own_call_keeps_its_place()
    {
        var items = Drafted("Brandt: Ich rufe TOP 2 auf, Neubau der Rettungswache.", "Wolters: Ja.", "Brandt: Ich rufe TOP 3 auf, Tarif der Kreisbusse. Der Punkt wird vertagt.");
        Assert.Equal(("c0003", Outcome.Deferred), (items[2].FirstCueId, Assert.Single(items[2].Entries).Decision!.Outcome));
    }

    [Fact]
    public void What_was_not_reached_is_deferred_where_the_chair_says_so_and_silent_where_nobody_does()
    {
        string[] begun = ["Brandt: Ich rufe TOP 4 auf, Konzept gegen Schottergärten.", "Wolters: Schotter ist eine Plage."];
        var items = Drafted([.. begun, "Brandt: Die übrigen Punkte schaffen wir heute nicht mehr, wir vertagen sie auf die nächste Sitzung."]);
        Assert.All(items.Skip(4), item => Assert.Equal(Outcome.Deferred, Assert.Single(item.Entries).Decision!.Outcome));
        Assert.DoesNotContain(items[3].Entries, entry => entry.Decision?.Outcome == Outcome.Deferred);
        Assert.All(Drafted(begun).Skip(4), item => Assert.Empty(item.Entries));
    }

    [Theory]
    [InlineData("Brandt: TOP 3 und 5 rufe ich gemeinsam auf.")]
    [InlineData("Brandt: Ich rufe die Tagesordnungspunkte 3 und 5 auf, die beraten wir zusammen.")]
    [InlineData("brandt: wir kommen zu den punkten drei und fünf zum tarif der kreisbusse in einer gemeinsamen aussprache")]
    public void A_debate_on_two_items_ends_with_a_result_for_each(string call)
    {
        var items = Drafted(
            call.Replace("brandt", "Brandt", StringComparison.Ordinal), "Wolters: Beides hängt am selben Geld.", "Brandt: Wir stimmen ab, zuerst über TOP 5. Das ist mehrheitlich abgelehnt.",
            "Brandt: Wer ist für TOP 3? Das ist einstimmig.");
        Assert.Equal(Outcome.Consensus, Assert.Single(items[2].Entries, entry => entry.Kind == EntryKind.Decision).Decision!.Outcome);
        Assert.Equal(Outcome.Rejected, Assert.Single(items[4].Entries, entry => entry.Kind == EntryKind.Decision).Decision!.Outcome);
        Assert.Equal("c0001", items[2].FirstCueId);
    }

    [Fact]
    public void An_item_called_together_without_a_result_of_its_own_is_doubtful_and_asked_about()
    {
        var items = Drafted("Brandt: TOP 3 und 5 rufe ich gemeinsam auf.", "Wolters: Beides hängt am selben Geld.", "Brandt: Wir stimmen ab. Das ist einstimmig.");
        Assert.Equal(Outcome.Consensus, Assert.Single(items[2].Entries, entry => entry.Kind == EntryKind.Decision).Decision!.Outcome);
        Assert.Equal(("c0001", true, ResultDoubt.NotHeard), (items[4].FirstCueId, items[4].Doubt, Assert.Single(items[4].Entries).Doubt));
    }

    [Fact]
    public void An_item_moved_up_has_its_place_where_it_was_called_and_not_where_that_was_announced()
    {
        var items = Drafted(
            "Brandt: Ich rufe TOP 1 auf, Feststellung der Tagesordnung. Wir ziehen TOP 6 nachher vor.", "Brandt: Ich rufe TOP 2 auf, Neubau der Rettungswache.", "Wolters: Die Wache wird gebraucht.",
            "Brandt: Dann jetzt der vorgezogene TOP 6, der Bericht der Kreismusikschule.", "Sander: Die Kreismusikschule hat achthundert Kinder.", "Brandt: Zurück in der Reihe: TOP 3, Tarif der Kreisbusse.");
        Assert.Equal(["c0001", "c0002", "c0006", null, null, "c0004"], items.Select(item => item.FirstCueId));
    }

    private static IReadOnlyList<DraftItem> Drafted(params string[] lines) => Drafter.Draft(new DraftingInput(
        Guid.Empty, Guid.Empty, TranscriptKind.WebVtt, new PolicyProfile(), new DateOnly(2026, 11, 20), Speech.Of(lines), [.. Titles.Select(Item)], [], [])).Items;

    private static AgendaItemView Item(string title, int index) => new(
        new Guid(index + 1, 1, 0, new byte[8]), Guid.Empty, null, $"{index + 1}", title, null, Publicity.Public, null, AgendaItemState.Admitted, null, false, Guid.Empty, "", null,
        DateTimeOffset.UnixEpoch, 1);
}
