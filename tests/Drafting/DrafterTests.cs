using System.Text.Json;
using Coordination.Contracts;
using Coordination.Drafting;
using Coordination.Drafting.Grounding;

namespace Coordination.Tests.Drafting;

public sealed class DrafterTests
{
    private static readonly string[] Meeting =
    [
        "Brandt, Ines: Guten Abend, ich eröffne die Sitzung. Ich rufe Tagesordnungspunkt 1 auf, Ausbau der Schulsozialarbeit. Herr Dr. Olm, Sie haben das Wort.",
        "Olm, Dr. Henrik: Vielen Dank, Frau Vorsitzende. Die Schulsozialarbeit braucht 2027 drei weitere Stellen, weil die Zahl der Fälle auf 140 gestiegen ist.",
        "Olm, Dr. Henrik: Ähm, das Land fördert davon 60 Prozent, den Rest muss der Kreis tragen.",
        "Kühn, Paula (Grüne): Ich unterstütze den Ausbau der Schulsozialarbeit, aber wir dürfen die Förderschulen nicht vergessen.",
        "Kühn, Paula (Grüne): Könnten Sie uns bis zur nächsten Sitzung die Zahlen der Förderschulen vorlegen?",
        "Olm, Dr. Henrik: Ja, das sagen wir zu.",
        "Raum Hamm 2: Wie viele Schulen sind denn noch ganz ohne Fachkraft?",
        "Olm, Dr. Henrik: Das kann ich Ihnen heute nicht sagen.",
        "Brandt, Ines: Wer ist dafür? Gegenstimmen? Keine. Eine Enthaltung. Dann ist das einstimmig so angenommen.",
        "Brandt, Ines: Ich rufe Tagesordnungspunkt 2 auf, Radweg am Kanal.",
        "Kühn, Paula (Grüne): Der Radweg am Kanal ist an drei Stellen gefährlich. Und unter uns gesagt, der Planer ist ein Versager.",
        "Brandt, Ines: Dann kommen wir zu Tagesordnungspunkt 3, Jugendticket.",
        "Brandt, Ines: Ich sehe keine Wortmeldungen.",
    ];

    [Fact]
    public void A_statement_is_written_in_the_style_of_the_house_under_the_name_of_the_roster()
    {
        var texts = Texts(Draft(), 0, EntryKind.Statement);
        Assert.Contains("Frau Kühn unterstützt den Ausbau der Schulsozialarbeit, aber man dürfe die Förderschulen nicht vergessen.", texts);
        Assert.Contains(texts, text => text.StartsWith("Herr Dr. Olm führt aus, die Schulsozialarbeit brauche 2027 drei weitere Stellen", StringComparison.Ordinal));
    }

    [Fact]
    public void The_other_style_keeps_the_indicative() =>
        Assert.Contains(Texts(Draft(profile => profile with { Style = MinutesStyle.Indicative }), 0, EntryKind.Statement), text => text.Contains("braucht 2027 drei weitere Stellen", StringComparison.Ordinal));

    [Fact]
    public void Request_and_commitment_carry_who_what_and_until_when()
    {
        var entries = Draft().Items[0].Entries;
        Assert.Equal("bis zur nächsten Sitzung", Assert.Single(entries, entry => entry.Kind == EntryKind.Request).Promise!.DueText);
        var commitment = Assert.Single(entries, entry => entry.Kind == EntryKind.Commitment);
        Assert.Equal("Herr Dr. Olm", commitment.Promise!.Who);
        Assert.Contains("Förderschulen", commitment.Promise.What, StringComparison.Ordinal);
        Assert.Equal(["c0005", "c0006"], commitment.CueIds);
    }

    [Fact]
    public void An_unanswered_question_stays_open_and_nobody_is_guessed_behind_a_room() =>
        Assert.Equal("Raum Hamm 2 fragt, wie viele Schulen noch ganz ohne Fachkraft seien.", Assert.Single(Texts(Draft(), 0, EntryKind.OpenQuestion)));

    [Theory]
    [InlineData(BodyKind.WorkingGroup, Outcome.Consensus, "Die Mitglieder stimmen einvernehmlich zu (keine Gegenstimme, 1 Enthaltung).")]
    [InlineData(BodyKind.Committee, Outcome.Adopted, "Einstimmig angenommen (keine Gegenstimme, 1 Enthaltung).")]
    public void A_working_group_reaches_a_consensus_where_a_committee_passes_a_resolution(BodyKind body, Outcome outcome, string text)
    {
        var result = Assert.Single(Draft(profile => profile with { Body = body }).Items[0].Entries, entry => entry.Kind == EntryKind.Decision);
        Assert.Equal((outcome, 1), (result.Decision!.Outcome, result.Decision.Tally!.Abstentions));
        Assert.Equal(text, result.Text);
    }

    [Fact]
    public void Without_a_formula_the_clerk_has_to_enter_the_result()
    {
        var result = Assert.Single(Draft().Items[1].Entries, entry => entry.Kind == EntryKind.Decision);
        Assert.Equal((Outcome.Undecided, "Ergebnis nicht erkennbar – bitte eintragen."), (result.Decision!.Outcome, result.Text));
    }

    [Fact]
    public void What_was_said_off_the_record_is_left_out() =>
        Assert.DoesNotContain("Versager", JsonSerializer.Serialize(Draft()), StringComparison.Ordinal);

    [Fact]
    public void What_was_said_while_the_public_was_shut_out_stays_out_of_a_public_item()
    {
        var cues = Speech.Of([.. Meeting, "Brandt, Ines: Ich schließe die Öffentlichkeit aus.", "Kühn, Paula (Grüne): Das Jugendticket kostet Frau Wolters die Stelle.", "Brandt, Ines: Ich stelle die Öffentlichkeit wieder her."]);
        Assert.DoesNotContain("Wolters", JsonSerializer.Serialize(Drafter.Draft(Input() with { Cues = cues })), StringComparison.Ordinal);
    }

    [Fact]
    public void An_item_nobody_spoke_to_has_no_statement() => Assert.Empty(Texts(Draft(), 2, EntryKind.Statement));

    [Fact]
    public void Minutes_of_results_have_no_statements() =>
        Assert.DoesNotContain(Draft(profile => profile with { Length = MinutesLength.Results }).Items.SelectMany(item => item.Entries), entry => entry.Kind == EntryKind.Statement);

    [Fact]
    public void Every_sentence_of_a_draft_passes_the_judge()
    {
        var input = Input();
        var judge = new GroundingJudge(input.Cues, input.Profile, input.Roster);
        var entries = Drafter.Draft(input).Items.SelectMany(item => item.Entries).ToList();
        Assert.NotEmpty(entries);
        Assert.DoesNotContain(entries, entry => judge.Judge(entry).Blocks);
    }

    [Fact]
    public void The_same_transcript_makes_the_same_draft() => Assert.Equal(JsonSerializer.Serialize(Draft()), JsonSerializer.Serialize(Draft()));

    [Fact]
    public void No_transcript_makes_an_empty_draft() =>
        Assert.All(Drafter.Draft(Input() with { Cues = [] }).Items, item => Assert.Empty(item.Entries));

    private static MinutesDraft Draft(Func<PolicyProfile, PolicyProfile>? change = null) => Drafter.Draft(Input(change));

    private static IReadOnlyList<string> Texts(MinutesDraft draft, int item, EntryKind kind) =>
        [.. draft.Items[item].Entries.Where(entry => entry.Kind == kind).Select(entry => entry.Text)];

    private static DraftingInput Input(Func<PolicyProfile, PolicyProfile>? change = null)
    {
        var profile = new PolicyProfile();
        return new DraftingInput(
            new Guid(1, 0, 0, new byte[8]), new Guid(2, 0, 0, new byte[8]), TranscriptKind.WebVtt, change?.Invoke(profile) ?? profile, new DateOnly(2026, 11, 20), Speech.Of(Meeting),
            [Item(1, "Ausbau der Schulsozialarbeit"), Item(2, "Radweg am Kanal"), Item(3, "Jugendticket")],
            [Member("Frau", null, "Paula", "Kühn", Role.Member), Member("Herr", "Dr.", "Henrik", "Olm", Role.Administration), Member("Frau", null, "Ines", "Brandt", Role.Chair)], []);
    }

    private static AgendaItemView Item(int number, string title) => new(
        new Guid(number, 1, 0, new byte[8]), Guid.Empty, null, $"{number}", title, null, Publicity.Public, null, AgendaItemState.Admitted, null, false, Guid.Empty, "", null,
        DateTimeOffset.UnixEpoch, 1);

    private static MemberView Member(string salutation, string? title, string given, string family, Role role) => new(
        Guid.Empty, Guid.Empty, new PersonName(salutation, title, given, family, null), null, null, role, true, null, null, null, null);
}
