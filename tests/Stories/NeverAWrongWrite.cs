using Coordination.Contracts;
using Coordination.Playground.Issuer;
using Coordination.Tests.World;

namespace Coordination.Tests.Stories;

/// <summary>Unclear words, wrong people and strangers with tokens of their own leave the council's records as they were.</summary>
public abstract class NeverAWrongWrite(Provider provider) : Story(provider)
{
    [Fact]
    public async Task Unclear_words_are_answered_with_one_question_and_stored_nowhere()
    {
        var replies = await Member.SayAsync("Könnte man da nicht vielleicht noch irgendwas machen?", default);
        var question = Assert.Single(replies);
        Assert.NotEmpty(question.Card!.Buttons);
        Assert.Empty(await Own(Member).GetMyItemsAsync(default));
        Assert.Empty(await Own(Chair).GetSessionsAsync(Group.GroupId, default));
    }

    [Fact]
    public async Task Only_the_chair_plans_and_a_too_short_notice_names_the_earliest_day()
    {
        await Member.SayAsync($"Sitzung am {LawfulDate:dd.MM.yyyy} um 17:00 Uhr im Kreishaus", default);
        Assert.Empty(await Own(Chair).GetSessionsAsync(Group.GroupId, default));

        var tomorrow = CouncilTime.DateOf(Clock.GetUtcNow()).AddDays(1);
        var form = (await Chair.SayAsync($"Sitzung am {tomorrow:dd.MM.yyyy} von 17:00 bis 19:00 Uhr im Kreishaus", default))[^1];
        var refused = await Chair.PressAsync(form, "session.plan", default);
        Assert.Contains("2", refused.Text, StringComparison.Ordinal);
        Assert.Empty(await Own(Chair).GetSessionsAsync(Group.GroupId, default));
    }

    [Fact]
    public async Task A_member_who_gets_hold_of_the_chairs_button_admits_nothing()
    {
        var item = await ProposeAsync(Member, "TOP: Sachstand Sprachkurse");
        await PlanAsync();
        var own = Member.Inbox[^1];
        await Teams.ExecuteAsync(Member.Person, Member.Chat, own.Message!, "item.admit", null, new() { ["item"] = item.Id.ToString() }, default);
        Assert.Equal(AgendaItemState.Proposed, (await Own(Member).FindItemAsync(item.Id, default))!.State);
    }

    [Fact]
    public async Task A_message_with_a_strangers_token_is_not_heard()
    {
        using var stranger = SigningKey.Create();
        var heard = await Teams.SayAsync(Member.Person, Member.Chat, "TOP: Sachstand Sprachkurse", default);
        var forged = (System.Text.Json.Nodes.JsonObject)heard!.Activity.DeepClone();
        (forged["id"], forged["text"]) = ("forged", "TOP: Untergeschoben");
        var issuer = Teams.Issuer;
        var claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["serviceurl"] = Teams.ServiceUrl };
        var audience = issuer.Registrations.BotAppId.ToString();
        string[] tokens =
        [
            "", "nonsense", issuer.Sign(claims, stranger, issuer.ChannelIssuer, audience), issuer.PersonToken(Member.Person),
            issuer.ChannelToken("http://127.0.0.1:1/connector/"), issuer.Sign(claims, issuer.ChannelKey, issuer.ChannelIssuer, "another-bot"),
            issuer.Sign(claims, issuer.ChannelKey, issuer.ChannelIssuer, audience, TimeProvider.System.GetUtcNow().AddHours(-1)),
        ];
        foreach (var token in tokens)
        {
            Assert.InRange((await Teams.Bot.PostAsync(forged, default, token)).Status, 401, 403);
        }

        Assert.Equal("Sachstand Sprachkurse", Assert.Single(await Own(Member).GetMyItemsAsync(default)).Title);
    }

    [Fact]
    public async Task A_throttled_connector_is_asked_again_and_the_answer_arrives_once()
    {
        Teams.Faults.Next(429, times: 2, retryAfterSeconds: 0);
        var replies = await Member.SayAsync("Hilfe", default);
        Assert.Single(replies);
        Assert.Equal(2, Teams.Faults.Answered);
    }
}

public sealed class NeverAWrongWriteOnSqlite() : NeverAWrongWrite(Provider.Sqlite);

public sealed class NeverAWrongWriteOnPostgreSql() : NeverAWrongWrite(Provider.PostgreSql);
