using Coordination.Contracts;
using Coordination.Playground.Channel;
using Coordination.Tests.World;

namespace Coordination.Tests.Stories;

/// <summary>A Terminumfrage in Teams, from the chair's line to the session.</summary>
public abstract class DatePolls(Provider provider) : Story(provider)
{
    private Participant Guest => At(Group.Guest);

    [Fact]
    public async Task The_chair_asks_in_one_line_everybody_answers_on_their_card_and_a_date_becomes_the_session()
    {
        var poll = await OpenAsync();
        foreach (var person in Group.People.Where(person => Group.RoleOf(person) is Role.Member or Role.Chair).Select(At))
        {
            var card = await AskedAsync(person);
            var answered = await person.PressAsync(card, "poll.answer", default, Answers("Yes", "No"));
            Assert.Contains("Ihre Antwort ist gespeichert.", answered.ToString(), StringComparison.Ordinal);
        }

        // A change of mind, with both hosts new.
        await RestartAsync();
        await Member.PressAsync(await AskedAsync(Member), "poll.answer", default, Answers("Yes", "IfNeedBe"));
        Assert.Equal([Availability.Yes, Availability.IfNeedBe], (await Own(Member).FindDatePollAsync(poll, default))!.MyChoices);

        var list = (await Chair.SayAsync("Terminumfrage", default))[^1];
        var result = await Chair.PressAsync(list, "poll.result", default);
        Assert.Contains("unbekannt", result.ToString(), StringComparison.Ordinal);
        var session = await Chair.PressAsync(result, "poll.finalise", default);
        Assert.Contains("Die Sitzung ist angesetzt.", session.ToString(), StringComparison.Ordinal);
        Assert.Equal(CouncilTime.FromLocal(LawfulDate, new TimeOnly(17, 0)), Assert.Single(await Own(Chair).GetSessionsAsync(Group.GroupId, default)).StartsAt);
        Assert.Contains("schon gewählt", (await Member.PressAsync(await AskedAsync(Member), "poll.answer", default, Answers("No", "No"))).ToString(), StringComparison.Ordinal);
        Assert.Equal([Availability.Yes, Availability.IfNeedBe], (await Own(Member).FindDatePollAsync(poll, default))!.MyChoices);
    }

    [Fact]
    public async Task A_date_against_a_rule_is_asked_about_and_taken_with_a_reason()
    {
        var poll = await OpenAsync();
        var list = (await Chair.SayAsync("Terminumfrage", default))[^1];
        var result = await Chair.PressAsync(list, "poll.result", default);
        var question = await Chair.PressAsync(result, "poll.finalise", default);
        Assert.Contains("Weder Vorsitz noch Stellvertretung", question.ToString(), StringComparison.Ordinal);
        Assert.Empty(await Own(Chair).GetSessionsAsync(Group.GroupId, default));
        await Chair.PressAsync(question, "poll.finalise", default, new Dictionary<string, string>(StringComparer.Ordinal) { ["reason"] = "Der Gast kann nur dann." });
        Assert.Single(await Own(Chair).GetSessionsAsync(Group.GroupId, default));
        Assert.Equal("Der Gast kann nur dann.", (await Own(Clerk).FindDatePollAsync(poll, default))!.Reason);
    }

    [Fact]
    public async Task Members_and_guests_neither_ask_nor_see_what_others_answered()
    {
        var poll = await OpenAsync();
        Assert.Contains("nicht berechtigt", (await Member.SayAsync("Terminumfrage: 14.01.2027 17 Uhr; 15.01.2027 17 Uhr", default))[^1].ToString(), StringComparison.Ordinal);
        var guests = await AskedAsync(Guest);
        await Guest.PressAsync(guests, "poll.answer", default, Answers("No", "Yes"));
        var forged = await Teams.ExecuteAsync(Member.Person, Member.Chat, (await AskedAsync(Member)).Message!, "poll.result", null, new() { ["poll"] = poll.ToString() }, default);
        Assert.DoesNotContain("unbekannt", forged.Body!.ToJsonString(), StringComparison.Ordinal);
        Assert.Null((await Own(Member).FindDatePollAsync(poll, default))!.Result);
    }

    private async Task<Guid> OpenAsync()
    {
        var (first, second) = (LawfulDate, LawfulDate.AddDays(1));
        var form = (await Chair.SayAsync($"Terminumfrage: {first:dd.MM.yyyy} von 17:00 bis 19:00 Uhr; {second:dd.MM.yyyy} um 18 Uhr", default))[^1];
        await Chair.PressAsync(form, "poll.open", default, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["deadline"] = CouncilTime.DateOf(Clock.GetUtcNow()).AddDays(5).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["place"] = "Kreishaus",
        });
        return Assert.Single(await Own(Chair).GetDatePollsAsync(Group.GroupId, default)).Id;
    }

    private static async Task<Reply> AskedAsync(Participant person) =>
        (await person.AwaitAsync(reply => reply.Card?.Button("poll.answer") is not null, default))!;

    private static Dictionary<string, string> Answers(params string[] choices) =>
        choices.Index().ToDictionary(choice => $"option{choice.Index}", choice => choice.Item, StringComparer.Ordinal);
}

public sealed class DatePollsOnSqlite() : DatePolls(Provider.Sqlite);

public sealed class DatePollsOnPostgreSql() : DatePolls(Provider.PostgreSql);
