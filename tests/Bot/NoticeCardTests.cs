using System.Text.Json.Nodes;
using Coordination.Bot.Cards;
using Coordination.Bot.Channel;
using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Tests.Bot;

public sealed class NoticeCardTests
{
    private const string Hostile = "**[Klick](https://evil.example)** <at>Vorsitz</at>";
    private static readonly Guid Id = Guid.Parse("0198a3a2-5c1e-7f00-8a51-0d7a4c8e1b11");
    private static readonly Uri Page = new("https://kreis.example/review/sessions/1");
    private static readonly CalendarAddresses Calendar = new(new("https://kreis.example/calendar/s/1.ics"), new("https://kreis.example/calendar/s"));

    public static TheoryData<string, string> EveryNotice => new()
    {
        { "invitation", "de" }, { "invitation", "en" }, { "reschedule", "de" }, { "reschedule", "en" }, { "cancellation", "de" },
        { "cancellation", "en" }, { "supplement", "de" }, { "supplement", "en" }, { "draft", "de" }, { "draft", "en" }, { "minutes", "de" },
        { "minutes", "en" }, { "deputy", "de" }, { "deputy", "en" }, { "noDeputy", "de" }, { "noDeputy", "en" },
    };

    [Theory]
    [MemberData(nameof(EveryNotice))]
    public void Every_notice_has_a_summary_a_full_text_alternative_and_keeps_within_the_budget(string notice, string locale)
    {
        var card = Make(notice, Wording.For(locale), "Radwege am Kanal");
        var json = card.ToJson();

        Assert.False(string.IsNullOrWhiteSpace(card.Summary));
        Assert.Equal(card.FallbackText, json["fallbackText"]!.GetValue<string>());
        Assert.All(Texts(json["body"]!), text => Assert.Contains(text.Trim(), card.FallbackText));
        Assert.InRange(card.ToWrittenJson().SizeInUtf16, 1, OutgoingMessage.CardBudgetBytes);
    }

    [Theory]
    [MemberData(nameof(EveryNotice))]
    public void What_people_wrote_stands_in_runs_that_know_no_markup(string notice, string locale)
    {
        var json = Make(notice, Wording.For(locale), Hostile).ToJson();

        Assert.DoesNotContain(Blocks(json["body"]!), block => block["type"]!.GetValue<string>() == "TextBlock");
        Assert.DoesNotContain("evil.example", string.Join(' ', json["actions"]!.AsArray().Select(a => a!["url"]?.GetValue<string>())));
    }

    [Fact]
    public void The_two_languages_say_different_things()
    {
        var pairs = EveryNotice.Select(row => (string)row[0]).Distinct()
            .Select(notice => (Make(notice, Wording.German, "X").Summary, Make(notice, Wording.English, "X").Summary));

        Assert.All(pairs, pair => Assert.NotEqual(pair.Item1, pair.Item2));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("en-GB")]
    public void Every_text_of_a_notice_is_there_in_both_languages(string culture) =>
        Assert.All(Enum.GetValues<Notice>(), key => Assert.False(
            string.IsNullOrWhiteSpace(Wording.TextOf(key, System.Globalization.CultureInfo.GetCultureInfo(culture))), key.ToString()));

    [Fact]
    public void An_agenda_beyond_the_budget_is_cut_and_says_by_how_much_while_the_buttons_stay()
    {
        var items = Enumerable.Range(1, 90).Select(n => Item(n, new string('x', 290), Publicity.Public)).ToList();
        var card = SessionCards.Invitation(Session(), items, Calendar, Page, Wording.German);
        var json = card.ToJson();

        var shown = Texts(json["body"]!).Count(text => text.Contains("xxx"));
        Assert.InRange(shown, 10, 89);
        Assert.Contains($"… und {90 - shown} weitere Punkte", card.FallbackText);
        Assert.InRange(card.ToWrittenJson().SizeInUtf16, 1, OutgoingMessage.CardBudgetBytes);
        Assert.Equal(3, json["actions"]!.AsArray().Count);
    }

    [Fact]
    public void An_invitation_says_when_where_why_so_urgent_and_what_about()
    {
        var card = SessionCards.Invitation(
            Session() with { UrgencyReason = "Fristablauf" }, [Item(1, "Radwege", Publicity.Public), Item(2, "Grundstück", Publicity.NonPublic)],
            Calendar, Page, Wording.German);

        Assert.Equal(
            """
            Einladung zur 3. Sitzung: IfA Radwege
            Termin: Do., 17.09.2026, 17:00 Uhr bis 19:00 Uhr
            Ort: Kreishaus
            Dringlichkeit: Fristablauf

            Tagesordnung
            Ö 1 Radwege
            N 2 Grundstück (nichtöffentlich)
            Nichtöffentlich: bitte nicht weitergeben.
            """,
            card.FallbackText);
    }

    [Fact]
    public void A_session_past_midnight_names_both_days() => Assert.Contains(
        "Do., 17.09.2026, 17:00 Uhr bis Fr., 18.09.2026, 00:30 Uhr",
        SessionCards.Reschedule(Session() with { EndsAt = new(2026, 9, 17, 22, 30, 0, TimeSpan.Zero) }, Calendar, Wording.German).FallbackText);

    [Theory]
    [InlineData("https://teams.example/m", true)]
    [InlineData("http://teams.example/m", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("Raum 4", false)]
    public void Only_a_safe_address_becomes_the_button_that_joins(string address, bool offered) => Assert.Equal(
        offered ? 3 : 2,
        SessionCards.Reschedule(Session() with { OnlineUrl = address }, Calendar, Wording.German).ToJson()["actions"]!.AsArray().Count);

    private static Card Make(string notice, Wording say, string words) => notice switch
    {
        "invitation" => SessionCards.Invitation(Session() with { Place = words, UrgencyReason = words }, [Item(1, words, Publicity.NonPublic)], Calendar, Page, say),
        "reschedule" => SessionCards.Reschedule(Session() with { Place = words }, Calendar, say),
        "cancellation" => SessionCards.Cancellation(Session() with { State = SessionState.Cancelled, CancellationReason = words }, Calendar, say),
        "supplement" => SessionCards.Supplement(Session(), [Item(1, words, Publicity.Public)], say),
        "draft" => MinutesCards.DraftWaits(Session(), Draft(), Page, say),
        "minutes" => MinutesCards.Approved(Session(), Approved(words), Page, say),
        "deputy" => DeputyCards.Of(Session() with { Place = words }, Mine(words), say),
        "noDeputy" => DeputyCards.Declined(Session() with { Place = words }, Mine(words), say),
        _ => throw new ArgumentOutOfRangeException(nameof(notice)),
    };

    private static MyAnswer Mine(string words)
    {
        var other = new PersonAnswer(Id, words, AttendanceIntent.Declined);
        return new MyAnswer(Id, AttendanceIntent.Declined, null, other, other, [other]);
    }

    private static SessionView Session() => new(
        Id, Id, "IfA Radwege", 3, SessionState.Invited, new(2026, 9, 17, 15, 0, 0, TimeSpan.Zero), new(2026, 9, 17, 17, 0, 0, TimeSpan.Zero),
        "Kreishaus", null, null, null, null, new(null, null, null), new([], []), null, new(2026, 9, 10), new(2026, 9, 7), null, 1);

    private static AgendaItemView Item(int number, string title, Publicity publicity) => new(
        Guid.CreateVersion7(), Id, Id, $"{(publicity == Publicity.Public ? "Ö" : "N")} {number}", title, null, publicity, null,
        AgendaItemState.Admitted, null, false, Id, "Frau Muster", "Fraktion A", default, 1);

    private static MinutesView Draft() => new(
        Id, MinutesState.Draft, Id, "rules/1", 1, [], [new(BlockerKind.MissingField, null, null, "place", null)], null, []);

    private static ApprovedMinutes Approved(string words) => new(
        Id, words, new(["Herr Muster"], default, "00"),
        [new(Id, "Ö 1", words, Publicity.Public, null, null, [new(Id, EntryKind.Decision, words, null, [], null, null, null, new(VerdictKind.Supported))])], []);

    private static IEnumerable<JsonNode> Blocks(JsonNode node) => node switch
    {
        JsonObject block => block.Where(p => p.Value is not null).SelectMany(p => Blocks(p.Value!)).Concat(block["type"] is null ? [] : [block]),
        JsonArray list => list.SelectMany(one => Blocks(one!)),
        _ => [],
    };

    private static IEnumerable<string> Texts(JsonNode body) => Blocks(body).Select(b => b["text"]?.GetValue<string>()).OfType<string>();
}
