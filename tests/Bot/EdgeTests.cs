using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Coordination.Contracts;
using Coordination.Playground.Issuer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Coordination.Tests.Bot;

/// <summary>Whoever is not Teams, or not this tenant's Teams, stays outside; whatever Teams repeats is done once.</summary>
public sealed class EdgeTests(BotWorld world) : IClassFixture<BotWorld>
{
    private TokenIssuer Issuer => world.Teams.Issuer;

    [Fact]
    public async Task A_message_of_Teams_is_let_in() => Assert.Equal(200, await PostAsync(Message(), null));

    [Fact]
    public async Task Without_a_token_nothing_is_read_whatever_a_header_claims()
    {
        using var handler = new HttpClientHandler();
        using var http = new HttpClient(handler, disposeHandler: false);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(world.Hosts.BotAddress, "api/messages")) { Content = new StringContent("{ not json", Encoding.UTF8, "application/json") };
        request.Headers.Add("x-ms-agents-playground", "true");
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.SendAsync(request)).StatusCode);
    }

    public static TheoryData<string> BadTokens => ["expired", "wrong audience", "wrong issuer", "foreign key", "key of people", "person", "app of the tenant", "no service url", "unsigned", "symmetric", "garbage"];

    [Theory]
    [MemberData(nameof(BadTokens))]
    public async Task A_token_that_the_channel_did_not_make_for_this_bot_is_refused(string kind)
    {
        var url = new Dictionary<string, object>(StringComparer.Ordinal) { ["serviceurl"] = world.Teams.ServiceUrl };
        var (channel, audience) = (Issuer.ChannelIssuer, Issuer.Registrations.BotAppId.ToString());
        using var foreign = SigningKey.Create();
        var token = kind switch
        {
            "expired" => Issuer.Sign(url, Issuer.ChannelKey, channel, audience, DateTimeOffset.Parse("2024-01-01", CultureInfo.InvariantCulture)),
            "wrong audience" => Issuer.Sign(url, Issuer.ChannelKey, channel, Guid.NewGuid().ToString()),
            "wrong issuer" => Issuer.Sign(url, Issuer.ChannelKey, Issuer.Authority, audience),
            "foreign key" => Issuer.Sign(url, foreign, channel, audience),
            "key of people" => Issuer.Sign(url, Issuer.PeopleKey, channel, audience),
            "person" => Issuer.PersonToken(world.Chair),
            "app of the tenant" => Issuer.AppToken(Routes.ActForRole),
            "no service url" => Issuer.Sign(new Dictionary<string, object>(StringComparer.Ordinal), Issuer.ChannelKey, channel, audience),
            "unsigned" => Unsigned(url, channel, audience),
            "symmetric" => Symmetric(url, channel, audience),
            _ => "x.y.z",
        };
        Assert.Equal(401, await PostAsync(Message(), token));
    }

    [Fact]
    public async Task The_address_in_the_token_is_held_against_the_body()
    {
        var message = Message();
        message["serviceUrl"] = "http://127.0.0.1:9/other/";
        Assert.Equal(403, await PostAsync(message, null));
    }

    [Fact]
    public async Task An_address_that_is_not_allowed_is_refused_even_if_the_token_names_it()
    {
        const string elsewhere = "https://collector.example/";
        var message = Message();
        message["serviceUrl"] = elsewhere;
        Assert.Equal(403, await PostAsync(message, Issuer.ChannelToken(elsewhere)));
    }

    [Theory]
    [InlineData("webchat")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Only_Teams_may_speak(string? channel)
    {
        var message = Message();
        message["channelId"] = channel;
        Assert.Equal(403, await PostAsync(message, null));
    }

    [Theory]
    [InlineData("conversation")]
    [InlineData("channelData")]
    [InlineData("none")]
    public async Task Another_tenant_is_refused_wherever_it_is_named(string where)
    {
        var message = Message();
        var other = Guid.NewGuid().ToString();
        if (where == "conversation")
            message["conversation"]!["tenantId"] = other;
        else if (where == "channelData")
            message["channelData"]!["tenant"]!["id"] = other;
        else
        {
            message["conversation"]!.AsObject().Remove("tenantId");
            message.Remove("channelData");
        }

        Assert.Equal(403, await PostAsync(message, null));
    }

    [Fact]
    public async Task A_person_without_an_Entra_id_is_told_kindly()
    {
        var message = Message();
        message["from"]!.AsObject().Remove("aadObjectId");
        Assert.Equal(200, await PostAsync(message, null));
        var reply = Assert.Single(world.RepliesTo(world.Teams.PersonalChat(world.Member), message["id"]!.GetValue<string>()));
        Assert.Contains("Als Gast", reply.Activity["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repeated_delivery_makes_one_item_and_one_reply()
    {
        var message = Message("TOP: Nur einmal");
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => PostAsync(message.DeepClone().AsObject(), null)));

        Assert.All(answers, status => Assert.Equal(200, status));
        Assert.Single(await world.ApiOf(world.Member).GetMyItemsAsync(default), item => item.Title == "Nur einmal");
        Assert.Single(world.RepliesTo(world.Teams.PersonalChat(world.Member), message["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task An_inserted_search_result_is_not_taken_for_a_message()
    {
        var message = Message("TOP: Eingefügt");
        message["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["content"] = new JsonObject() });
        Assert.Equal(200, await PostAsync(message, null));
        Assert.DoesNotContain(await world.ApiOf(world.Member).GetMyItemsAsync(default), item => item.Title == "Eingefügt");
    }

    [Theory]
    [InlineData("task/fetch", "{}", 501)]
    [InlineData("composeExtension/query", "{}", 501)]
    [InlineData("adaptiveCard/action", "{}", 400)]
    [InlineData("adaptiveCard/action", "{\"action\":7}", 400)]
    [InlineData("adaptiveCard/action", "{\"action\":{\"verb\":\"\"}}", 400)]
    public async Task An_invoke_it_does_not_know_or_cannot_read_is_answered_by_its_status(string name, string value, int status)
    {
        var invoke = Message();
        invoke["type"] = "invoke";
        invoke["name"] = name;
        invoke["value"] = JsonNode.Parse(value);
        Assert.Equal(status, await PostAsync(invoke, null));
    }

    [Fact]
    public async Task Expected_replies_come_in_the_answer()
    {
        var message = Message("Hilfe");
        message["deliveryMode"] = "expectReplies";
        var answer = await world.Teams.Bot.PostAsync(message, default);
        Assert.Equal(200, answer.Status);
        Assert.Single(answer.Body!["activities"]!.AsArray());
        Assert.Empty(world.RepliesTo(world.Teams.PersonalChat(world.Member), message["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_plain_submit_is_answered_by_the_card_in_place()
    {
        var reply = await world.SayAsync(world.Member, "TOP: Mit altem Knopf");
        var item = (await world.ApiOf(world.Member).GetMyItemsAsync(default)).Single(i => i.Title == "Mit altem Knopf");
        await world.Teams.SubmitAsync(world.Member, reply.Chat, reply.Message, new JsonObject { ["verb"] = "item.withdraw", ["item"] = item.Id.ToString() }, default);
        Assert.Contains("zurückgezogen", reply.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_long_or_too_deep_is_not_read()
    {
        Assert.Equal(413, await PostAsync(Message(new string('x', 300_000)), null));
        var deep = Message();
        JsonNode nested = new JsonObject();
        for (var i = 0; i < 40; i++)
            nested = new JsonObject { ["x"] = nested };

        deep["value"] = nested;
        Assert.Equal(400, await PostAsync(deep, null));
    }

    [Fact]
    public async Task Trouble_at_the_connector_is_survived_and_the_reply_comes_once()
    {
        foreach (var (status, retryAfter) in new (int, int?)[] { (429, 1), (412, null), (502, null), (504, null) })
        {
            world.Teams.Faults.Next(status, 1, retryAfter);
            await world.SayAsync(world.OtherMember, "Hilfe");
        }
    }

    private async Task<int> PostAsync(JsonObject activity, string? token) => (await world.Teams.Bot.PostAsync(activity, default, token)).Status;

    private JsonObject Message(string text = "Hilfe") => new()
    {
        ["type"] = "message",
        ["id"] = Guid.NewGuid().ToString(),
        ["text"] = text,
        ["locale"] = "de-DE",
        ["serviceUrl"] = world.Teams.ServiceUrl,
        ["channelId"] = "msteams",
        ["from"] = new JsonObject { ["id"] = world.Member.TeamsUserId, ["aadObjectId"] = world.Member.Id.ToString() },
        ["recipient"] = new JsonObject { ["id"] = $"28:{Issuer.Registrations.BotAppId}" },
        ["conversation"] = new JsonObject
        {
            ["id"] = world.Teams.PersonalChat(world.Member).Id, ["conversationType"] = "personal", ["tenantId"] = Issuer.Registrations.TenantId.ToString(),
        },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Issuer.Registrations.TenantId.ToString() } },
    };

    private static string Unsigned(Dictionary<string, object> claims, string issuer, string audience) =>
        new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor { Claims = claims, Issuer = issuer, Audience = audience });

    /// <summary>The public key taken for a shared secret: the classic confusion of algorithms.</summary>
    private string Symmetric(Dictionary<string, object> claims, string issuer, string audience)
    {
        var secret = Encoding.UTF8.GetBytes(Issuer.ChannelKey.ToJwk().ToJsonString());
        var key = new SymmetricSecurityKey(secret) { KeyId = Issuer.ChannelKey.KeyId };
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims, Issuer = issuer, Audience = audience, SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256),
        });
    }
}
