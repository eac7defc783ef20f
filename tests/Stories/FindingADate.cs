using Coordination.Contracts;
using Coordination.Playground.Channel;
using Coordination.Tests.World;

namespace Coordination.Tests.Stories;

/// <summary>The chair looks for a date and plans the session on it, without a form.</summary>
public abstract class FindingADate(Provider provider) : Story(provider)
{
    [Fact]
    public async Task The_chair_finds_a_lawful_date_in_three_taps_and_a_second_click_plans_nothing_more()
    {
        var nothing = (await Chair.SayAsync("Termin in den nächsten 6 Wochen finden, 2 Stunden", default))[^1];
        Assert.Contains("Kein Termin erfüllt alle Regeln", nothing.ToString(), StringComparison.Ordinal);
        Assert.Null(nothing.Card!.Button("slots.plan"));
        Assert.Empty(await Own(Chair).GetSessionsAsync(Group.GroupId, default));

        var found = await Chair.PressAsync(nothing, "slots.search", default, about: "unknownMayCome");
        Assert.Contains("Mögliche Termine", found.ToString(), StringComparison.Ordinal);
        Assert.Contains("Noch zu fragen, ob jemand kommt", found.ToString(), StringComparison.Ordinal);
        var planned = await Chair.PressAsync(found, "slots.plan", default);

        var session = Assert.Single(await Own(Chair).GetSessionsAsync(Group.GroupId, default));
        Assert.Contains("angesetzt", planned.ToString(), StringComparison.Ordinal);
        Assert.Equal(Group.Place, session.Place);
        Assert.Equal(TimeSpan.FromHours(2), session.EndsAt - session.StartsAt);
        var start = CouncilTime.ToLocal(session.StartsAt);
        Assert.InRange(start.Hour, 17, 19);
        Assert.NotInRange(start.DayOfWeek, DayOfWeek.Saturday, DayOfWeek.Saturday);
        Assert.True(session.LatestInvitation >= CouncilTime.DateOf(Clock.GetUtcNow()));

        // The old card again, on another of its dates, also after a restart: one card, one session.
        await RestartAsync();
        var again = await Chair.PressAsync(found, "slots.plan", default, about: OtherStart(found, session));
        Assert.Contains("angesetzt", again.ToString(), StringComparison.Ordinal);
        var only = Assert.Single(await Own(Chair).GetSessionsAsync(Group.GroupId, default));
        Assert.Equal((session.Id, session.StartsAt, session.Version), (only.Id, only.StartsAt, only.Version));
    }

    /// <summary>The whole way: search, ask, answer, search again; now the search knows who can come.</summary>
    [Fact]
    public async Task Dates_that_were_found_are_asked_about_and_the_answers_are_what_the_next_search_goes_by()
    {
        var found = await FoundAsync();
        var form = await Chair.PressAsync(found, "poll.form", default);
        var asked = StartsOf(found);
        await Chair.PressAsync(form, "poll.open", default);
        var poll = Assert.Single(await Own(Chair).GetDatePollsAsync(Group.GroupId, default));
        Assert.Equal(asked, poll.Options.Select(option => option.StartsAt));

        // Everybody can on the last of the dates, and on no other.
        AnswerDatePoll answer = new([.. asked.Select((_, place) => place == asked.Count - 1 ? Availability.Yes : Availability.No)]);
        foreach (var person in Group.People.Where(person => Group.RoleOf(person) is Role.Chair or Role.Member or Role.Deputy))
            await Own(person).PutMyPollAnswerAsync(poll.Id, answer, default);

        var known = (await Chair.SayAsync("Termin suchen", default))[^1];
        Assert.Contains("Mögliche Termine", known.ToString(), StringComparison.Ordinal);
        Assert.Equal([asked[^1]], StartsOf(known));
        Assert.DoesNotContain("Noch zu fragen", known.ToString(), StringComparison.Ordinal);
        await Chair.PressAsync(known, "slots.plan", default);
        Assert.Equal(asked[^1], Assert.Single(await Own(Chair).GetSessionsAsync(Group.GroupId, default)).StartsAt);
    }

    [Fact]
    public async Task A_date_that_is_taken_meanwhile_is_not_planned_and_the_search_is_shown_anew()
    {
        var found = await FoundAsync();
        var first = StartsOf(found)[0];
        await Own(Chair).PutSessionAsync(Guid.NewGuid(), new PlanSession(Group.GroupId, first.AddHours(-1), first.AddHours(1), "Kreishaus"), default);

        var answer = await Chair.PressAsync(found, "slots.plan", default);

        Assert.Contains("nicht mehr möglich", answer.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(first, StartsOf(answer));
        Assert.Single(await Own(Chair).GetSessionsAsync(Group.GroupId, default));
    }

    [Fact]
    public async Task Where_nothing_fits_the_rule_in_the_way_and_the_smallest_changes_are_buttons()
    {
        var sunday = LawfulDate.AddDays(3);

        var nothing = (await Chair.SayAsync($"Termin am {sunday:dd.MM.yyyy} finden", default))[^1];

        Assert.Contains("Wochentag: ausgeschlossene Tage: 1", nothing.ToString(), StringComparison.Ordinal);
        var helps = Assert.Single(nothing.Card!.Buttons, button => button.Title.StartsWith("7 Tage länger suchen + Unbekannte als möglich zählen", StringComparison.Ordinal));
        Assert.Equal("slots.search", helps.Verb);
    }

    [Fact]
    public async Task Without_enough_notice_the_date_needs_a_reason_and_the_form_asks_for_it()
    {
        var group = (await Own(Group.Admin).FindGroupAsync(Group.GroupId, default))!;
        await Own(Group.Admin).PutGroupAsync(Group.GroupId, new GroupDefinition(group.Name, group.ShortName, group.Profile with { NoticeDays = 40 }), default, group.Version);

        var nothing = (await Chair.SayAsync("Termin in den nächsten 3 Wochen finden", default))[^1];
        var found = await Chair.PressAsync(nothing, "slots.search", default, about: "[\\u0022notice\\u0022]");
        var form = await Chair.PressAsync(found, "slots.plan", default);
        Assert.Empty(await Own(Chair).GetSessionsAsync(Group.GroupId, default));
        await Chair.PressAsync(form, "session.plan", default, new Dictionary<string, string>(StringComparer.Ordinal) { ["urgency"] = "Frost" });

        Assert.Equal("Frost", Assert.Single(await Own(Chair).GetSessionsAsync(Group.GroupId, default)).UrgencyReason);
    }

    [Fact]
    public async Task A_session_is_moved_to_a_date_that_was_found_and_a_second_click_moves_nothing_more()
    {
        var before = await PlanAsync();
        var form = (await Chair.SayAsync("Sitzung verlegen", default))[^1];
        var nothing = await Chair.PressAsync(form, "slots.find", default);
        var found = await Chair.PressAsync(nothing, "slots.search", default, about: "unknownMayCome");
        var start = StartsOf(found).First(start => start != before.StartsAt);
        var button = start.ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);

        var moved = await Chair.PressAsync(found, "slots.plan", default, about: button);
        var again = await Chair.PressAsync(found, "slots.plan", default, about: button);

        var after = Assert.Single(await Own(Chair).GetSessionsAsync(Group.GroupId, default));
        Assert.Equal((before.Id, start, Group.Place, before.Version + 1), (after.Id, after.StartsAt, after.Place, after.Version));
        Assert.Contains("verlegt", moved.ToString(), StringComparison.Ordinal);
        Assert.NotNull(again.Card);

        // Another date of the same card: the session is no longer where the card says it was.
        var other = StartsOf(found).First(other => other != start && other != before.StartsAt);
        await Chair.PressAsync(found, "slots.plan", default, about: other.ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(start, (await Own(Chair).FindSessionAsync(before.Id, default))!.StartsAt);
    }

    [Fact]
    public async Task Where_the_profile_names_no_room_the_form_asks_where()
    {
        var group = (await Own(Group.Admin).FindGroupAsync(Group.GroupId, default))!;
        var profile = group.Profile with { Slots = group.Profile.Slots! with { Rooms = [] } };
        await Own(Group.Admin).PutGroupAsync(Group.GroupId, new GroupDefinition(group.Name, group.ShortName, profile), default, group.Version);

        var form = await Chair.PressAsync(await FoundAsync(), "slots.plan", default);
        await Chair.PressAsync(form, "session.plan", default, new Dictionary<string, string>(StringComparer.Ordinal) { ["place"] = "Kreishaus" });

        Assert.Equal("Kreishaus", Assert.Single(await Own(Chair).GetSessionsAsync(Group.GroupId, default)).Place);
    }

    [Fact]
    public async Task Whoever_is_not_the_chair_is_told_so_and_a_shared_chat_hears_numbers_only()
    {
        var refused = (await Member.SayAsync("Termin suchen", default))[^1];
        Assert.Null(refused.Card);

        var question = (await Chair.SayAsync("Chat verbinden", default, Teams.GroupChat))[^1];
        await Chair.PressAsync(question, "group.bind", default);
        var found = await FoundAsync(Teams.GroupChat);
        Assert.DoesNotContain(Group.Members, member => found.ToString().Contains(member.Member.Name.FamilyName, StringComparison.Ordinal));
        Assert.Matches("Nicht bekannt: [0-9]+ ", found + " ");
    }

    [Fact]
    public async Task It_is_said_in_English_too()
    {
        var nothing = (await Chair.SayAsync("find a date in the next 6 weeks", default))[^1];

        Assert.Contains("No date keeps every rule", nothing.ToString(), StringComparison.Ordinal);
        var found = await Chair.PressAsync(nothing, "slots.search", default, about: "unknownMayCome");
        Assert.Contains("Possible dates", found.ToString(), StringComparison.Ordinal);
    }

    private async Task<Reply> FoundAsync(Chat? chat = null)
    {
        var nothing = (await Chair.SayAsync("Termin suchen", default, chat))[^1];
        return await Chair.PressAsync(nothing, "slots.search", default, about: "unknownMayCome");
    }

    private static List<DateTimeOffset> StartsOf(Reply found) =>
    [
        .. found.Card!.Buttons.Where(button => button.Verb == "slots.plan")
            .Select(button => DateTimeOffset.Parse((string)button.Action["data"]!["start"]!, System.Globalization.CultureInfo.InvariantCulture)),
    ];

    private static string OtherStart(Reply found, SessionView session) =>
        StartsOf(found).First(start => start != session.StartsAt).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}

public sealed class FindingADateOnSqlite() : FindingADate(Provider.Sqlite);

public sealed class FindingADateOnPostgreSql() : FindingADate(Provider.PostgreSql);
