using Coordination.Contracts;
using Coordination.Drafting.SecondLook;

namespace Coordination.Tests.Drafting;

/// <summary>What a careful colleague would point out before a draft is approved.</summary>
public sealed class SecondLookTests
{
    private static readonly IReadOnlyList<Cue> Said = Speech.Of(
        "Brandt, Ines: Ich rufe Tagesordnungspunkt 1 auf, Integrationszentrum.",
        "Olm, Dr. Henrik: Die Anmeldung läuft über Frau Petersen unter 02541 18-9402, sie wohnt ja in der Gartenstraße 14.",
        "Kühn, Paula (Grüne): Das Kommunale Integrationszentrum hat im letzten Jahr vierzig Schulen beraten, zwölf Kitas besucht und mit den Vereinen der Nachbarschaft Patenschaften aufgebaut, die den Familien beim Ankommen helfen; ohne diese Patenschaften fänden viele Eltern weder einen Kitaplatz noch einen Sprachkurs, und die Lehrkräfte hätten niemanden, der bei schwierigen Gesprächen übersetzt.",
        "Olm, Dr. Henrik: Die Kollegin ist seit Mai an Krebs erkrankt. Das bitte nicht ins Protokoll.",
        "Brandt, Ines: Ich schließe die Öffentlichkeit aus.",
        "Olm, Dr. Henrik: Der Mietvertrag läuft aus.");

    [Theory]
    [InlineData("Die Anmeldung laufe über 02541 18-9402.", FindingCode.PhoneNumber, "02541 18-9402")]
    [InlineData("Man schreibe an e.petersen@kreis.example.", FindingCode.MailAddress, "e.petersen@kreis.example")]
    [InlineData("Sie wohne in der Gartenstraße 14.", FindingCode.PrivateAddress, "Gartenstraße 14")]
    [InlineData("Die Kollegin sei an Krebs erkrankt.", FindingCode.HealthData, "Krebs")]
    [InlineData("Frau Petersen nehme die Anmeldungen an.", FindingCode.ThirdParty, "Petersen")]
    [InlineData("Die Caritas lehne das ab.", FindingCode.ThirdParty, "Caritas")]
    [InlineData("Eine Schülerin sei schwanger und brauche Hilfe.", FindingCode.HealthData, "schwanger")]
    [InlineData("Herr Dr. Olm, geboren am 3. Mai 1961, trete zurück.", FindingCode.BirthDate, "3. Mai 1961")]
    [InlineData("Die Miete gehe an DE12 5001 0517 0648 4898 90.", FindingCode.BankAccount, "DE12 5001 0517 0648 4898 90")]
    [InlineData("Die Durchwahl sei 18-9402.", FindingCode.PhoneNumber, "18-9402")]
    [InlineData("Die Baumann GmbH habe den Auftrag bekommen.", FindingCode.ThirdParty, "Baumann GmbH")]
    [InlineData("Das IfA tage im Mai.", FindingCode.UndefinedAbbreviation, "IfA")]
    public void What_should_not_be_read_by_everybody_is_pointed_out(string sentence, FindingCode code, string detail)
    {
        var finding = Assert.Single(Of(sentence), finding => finding.Code == code);
        Assert.Equal(detail, finding.Facts["detail"]);
        Assert.Single(finding.EntryIds);
    }

    [Theory]
    [InlineData("Das Krankenhaus Hamm erhalte 161.088,00 Euro bis zum 26.02.2027.")]
    [InlineData("Die Kreisstraße 14 werde saniert, Vorlage SV-9-1769.")]
    [InlineData("Frau Kühn begrüßt den Ausbau, Herr Dr. Olm sagt das Gutachten zu.")]
    [InlineData("Das KI berate die Schulen; der TOP werde vertagt.")]
    public void What_every_niederschrift_says_is_left_alone(string sentence) =>
        Assert.DoesNotContain(Of(sentence), finding => finding.Kind is FindingKind.Flag or FindingKind.Abbreviation && finding.EntryIds.Count > 0);

    [Fact]
    public void A_sentence_on_what_was_to_stay_out_of_the_minutes_is_serious()
    {
        var finding = Assert.Single(Look([Entry("Die Kollegin sei abwesend.", "c0004")]), finding => finding.Code == FindingCode.OffTheRecord);
        Assert.Equal((FindingSeverity.Serious, "Olm, Dr. Henrik"), (finding.Severity, finding.Facts["speaker"]));
        Assert.Contains("c0004", finding.CueIds);
    }

    [Fact]
    public void A_public_sentence_on_what_was_said_without_the_public_is_serious() =>
        Assert.Equal(FindingSeverity.Serious, Assert.Single(Look([Entry("Der Mietvertrag laufe aus.", "c0006")]), finding => finding.Code == FindingCode.NonPublicPassage).Severity);

    [Fact]
    public void A_long_speech_without_a_sentence_in_the_draft_is_a_gap()
    {
        var gap = Assert.Single(Look([Entry("Die Anmeldung läuft.", "c0002")]), finding => finding.Code == FindingCode.NotInDraft);
        Assert.Equal(("Kühn, Paula (Grüne)", new Guid(1, 0, 0, new byte[8])), (gap.Facts["speaker"], gap.AgendaItemId));
        Assert.Equal(["c0003"], gap.CueIds);
        Assert.DoesNotContain(Look([Entry("Das Zentrum habe Patenschaften aufgebaut.", "c0003")]), finding => finding.Code == FindingCode.NotInDraft);
    }

    [Fact]
    public void Two_names_for_one_thing_are_reported_once()
    {
        var drift = Assert.Single(
            Look([Entry("Das Kommunale Integrationszentrum berate."), Entry("Die Kommunale Integrationsagentur werbe."), Entry("Ein Kommunales Kompetenzzentrum sei geplant."), Entry("Das Kommunale Wahlrecht gelte.")]),
            finding => finding.Code == FindingCode.TermDrift);
        Assert.Equal(3, drift.EntryIds.Count);
        Assert.Equal("Integrationszentrum, Integrationsagentur, Kompetenzzentrum", drift.Facts["terms"]);
    }

    [Fact]
    public void An_abbreviation_that_was_said_is_not_spelt_out_as_something_else()
    {
        IReadOnlyList<Cue> cues = Speech.Of("Olm, Dr. Henrik: Das KI berät die Schulen im Kreis.");
        var other = Assert.Single(Look([Entry("Die Künstliche Intelligenz berate die Schulen im Kreis.", "c0001")], cues), finding => finding.Code == FindingCode.OtherMeaning);
        Assert.Equal(("KI", "Künstliche Intelligenz"), (other.Facts["detail"], other.Facts["written"]));
        Assert.DoesNotContain(Look([Entry("Das Kommunale Integrationszentrum berate die Schulen im Kreis.", "c0001")], cues), finding => finding.Code == FindingCode.OtherMeaning);
    }

    [Fact]
    public void A_long_speech_that_the_draft_takes_one_side_remark_of_is_a_smaller_gap()
    {
        var speech = Enumerable.Range(0, 12).Select(i => "Kühn, Paula (Grüne): Die Radwege im Nordkreis brauchen dringend neue Beläge, breitere Spuren, sichere Kreuzungen und beleuchtete Unterführungen.").Prepend("Kühn, Paula (Grüne): Der Saal ist kalt.");
        IReadOnlyList<Cue> cues = Speech.Of([.. speech]);
        Assert.Equal(FindingSeverity.Note, Assert.Single(Look([Entry("Der Saal sei kalt.", "c0001")], cues), finding => finding.Code == FindingCode.NotInDraft).Severity);
        Assert.DoesNotContain(Look([Entry("Radwege im Nordkreis brauchten neue Beläge, breitere Spuren und beleuchtete Unterführungen an den Kreuzungen.", "c0001")], cues), finding => finding.Code == FindingCode.NotInDraft);
    }

    [Fact]
    public void An_ergebnisprotokoll_leaves_speeches_out_on_purpose() =>
        Assert.DoesNotContain(SecondLook.Of(Input([], Said) with { Profile = new PolicyProfile(Length: MinutesLength.Results) }), finding => finding.Code == FindingCode.NotInDraft);

    [Fact]
    public void A_wish_is_told_also_where_the_draft_follows_it() =>
        Assert.Equal(FindingSeverity.Note, Assert.Single(Look([]), finding => finding.Code == FindingCode.OffTheRecord).Severity);

    [Fact]
    public void An_abbreviation_spelt_out_otherwise_than_the_body_does_is_serious()
    {
        var other = Assert.Single(Of("Die Künstliche Intelligenz (KI) berate Schulen."), finding => finding.Code == FindingCode.OtherMeaning);
        Assert.Equal((FindingSeverity.Serious, "Kommunales Integrationszentrum"), (other.Severity, other.Facts["meaning"]));
        Assert.DoesNotContain(Of("Das Kommunale Integrationszentrum (KI) berate Schulen."), finding => finding.Code == FindingCode.OtherMeaning);
    }

    private static IReadOnlyList<Finding> Of(string sentence) => Look([Entry(sentence)]);

    private static IReadOnlyList<Finding> Look(IReadOnlyList<MinutesEntryView> entries, IReadOnlyList<Cue>? cues = null) => SecondLook.Of(Input(entries, cues ?? Said));

    private static SecondLookInput Input(IReadOnlyList<MinutesEntryView> entries, IReadOnlyList<Cue> cues) => new(
        new PolicyProfile { Glossary = [new GlossaryEntry("KI", "Kommunales Integrationszentrum")] }, [new MinutesItemView(new Guid(1, 0, 0, new byte[8]), "1", "Integrationszentrum", Publicity.Public, "c0001", 1, entries)], cues, []);

    private static MinutesEntryView Entry(string text, string cue = "c0003") =>
        new(Guid.NewGuid(), EntryKind.Statement, text, null, [cue], null, null, null, new Verdict(VerdictKind.Supported));
}
