using System.Text.Json.Nodes;
using Coordination.Bot.Channel;
using Coordination.Contracts;
using Coordination.Tests.Bot;
using Coordination.Tests.Rules;
using Microsoft.Extensions.Options;

namespace Coordination.Tests.Attacks;

/// <summary>Ways to have the bot carry its token, or itself, to an address of somebody else's choice.</summary>
[Collection(AttackedBotDefinition.Name)]
public sealed class ServiceAddressAttacks(AttackedBot bot)
{
    public static TheoryData<string?> LookAlikes =>
    [
        "https://smba.trafficmanager.net.evil.example/", "https://smba.trafficmanager.net@evil.example/", "https://smba.trafficmanager.net:x@evil.example/",
        "https://evil.example@smba.trafficmanager.net/",
        "https://evil.example/smba.trafficmanager.net/", "https://evil.example#smba.trafficmanager.net", "https://evil.example?smba.trafficmanager.net",
        "https://evil.example\\smba.trafficmanager.net/", "https://evilsmba.trafficmanager.net/", "https://x.smba.trafficmanager.net/", "https://evil.trafficmanager.net/",
        "https://trafficmanager.net/", "https://botframework.com/", "https://evilbotframework.com/", "https://api.botframework.com.evil.example/",
        "https://api.botframework.com%2eevil.example/", "https://api.botframework.com%00.evil.example/", "https://smba.trafficmanager.net%40evil.example/",
        "https://smbа.trafficmanager.net/" /* a Cyrillic letter */, "https://smba.trafficmanager.net./", "https://smba.trafficmanager.net:8443/",
        "http://smba.trafficmanager.net/", "ftp://smba.trafficmanager.net/", "//smba.trafficmanager.net/", "smba.trafficmanager.net", "https:///smba.trafficmanager.net/",
        "https://20.190.130.1/", "https://169.254.169.254/metadata/identity/oauth2/token", "https://[::1]/", "https://127.0.0.1/", "https://0x7f.1/", "https://localhost/",
        "file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "https://*.botframework.com/", "https://", "", " ", null,
    ];

    [Theory]
    [MemberData(nameof(LookAlikes))]
    public void An_address_that_only_looks_like_Teams_is_not_allowed_in_production(string? address) => Assert.False(InProduction().Allows(address));

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/")]
    [InlineData("https://SMBA.trafficmanager.net/de/8a1b/")]
    [InlineData("https://europe.api.botframework.com/")]
    public void The_addresses_of_Teams_are_allowed(string address) => Assert.True(InProduction().Allows(address));

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_connector_that_sends_the_bot_elsewhere_is_not_followed(int status)
    {
        bot.Connector.Answer = context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = $"{bot.Outside.Address}v3/conversations";
            return Task.CompletedTask;
        };
        var message = bot.Message(bot.Scene.Member);
        message.Remove("deliveryMode");
        Assert.Equal(503, (await bot.PostAsync(message)).Status);
        bot.Connector.Answer = Collector.TakeAsync;

        Assert.Contains(bot.Connector.Requests, request => request.Authorization?.StartsWith("Bearer ", StringComparison.Ordinal) == true);
        Assert.Empty(bot.Outside.Requests);
    }

    /// <summary>An address may have been stored when the list of hosts was another, or by somebody who reached the database.</summary>
    [Fact]
    public async Task A_stored_address_that_is_not_allowed_gets_neither_message_nor_token()
    {
        var scene = bot.Scene;
        var evil = bot.Outside.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        await scene.As(scene.Chair).PutConversationAsync(
            new ConversationRecord("a:evil", ConversationKind.Personal, evil, Guid.Parse(bot.Tenant), null, scene.Chair.PersonId, "29:evil", "de-DE"), default);
        var item = await scene.ProposeAsync("Für den Vorsitz");

        var errand = await Eventually.SeeAsync(
            async () => (await scene.ErrandsAsync(ErrandKind.SendProposal)).Find(one => one.SubjectId == item.Id && one.RecipientPersonId == scene.Chair.PersonId),
            one => one is { Problem: not null }, seconds: 60);
        Assert.NotEqual(ErrandState.Done, errand!.State);
        Assert.Empty(bot.Outside.Requests);
    }

    [Fact]
    public async Task Nothing_that_a_message_points_to_is_fetched()
    {
        var there = bot.Outside.Address;
        var message = bot.Message(bot.Scene.Member, $"TOP: {there} ![x]({there}image.png)");
        message["attachments"] = new JsonArray(
            new JsonObject { ["contentType"] = "text/vtt", ["contentUrl"] = $"{there}transcript.vtt", ["name"] = "sitzung.vtt", ["thumbnailUrl"] = there },
            new JsonObject { ["contentType"] = "application/vnd.microsoft.teams.file.download.info", ["content"] = new JsonObject { ["downloadUrl"] = there } },
            new JsonObject { ["contentType"] = "text/html", ["content"] = $"<img src=\"{there}\">" });
        message["from"]!["avatarUrl"] = there;
        message["relatesTo"] = new JsonObject { ["serviceUrl"] = there };
        Assert.Equal(200, (await bot.PostAsync(message)).Status);
        Assert.Empty(bot.Outside.Requests);
    }

    [Theory]
    [InlineData("composeExtension/queryLink")]
    [InlineData("composeExtension/anonymousQueryLink")]
    [InlineData("composeExtension/query")]
    [InlineData("task/fetch")]
    [InlineData("signin/tokenExchange")]
    [InlineData("fileConsent/invoke")]
    [InlineData("application/search")]
    public async Task An_invoke_that_the_bot_does_not_offer_is_not_answered_and_its_links_are_not_followed(string name)
    {
        var invoke = bot.Message(bot.Scene.Member);
        (invoke["type"], invoke["name"]) = ("invoke", name);
        invoke["value"] = new JsonObject { ["url"] = bot.Outside.Address, ["action"] = "accept", ["uploadInfo"] = new JsonObject { ["uploadUrl"] = bot.Outside.Address } };
        Assert.Equal(501, (await bot.PostAsync(invoke)).Status);
        Assert.Empty(bot.Outside.Requests);
    }

    [Fact]
    public async Task The_address_of_the_body_has_to_be_the_tokens_and_has_to_be_there()
    {
        foreach (var (claim, body, status) in new (string, string?, int)[]
        {
            (bot.Connector.Address, bot.Outside.Address, 403), (bot.Outside.Address, bot.Connector.Address, 403), (bot.Connector.Address, null, 403), (bot.Connector.Address, "", 403),
        })
        {
            var claims = bot.Forge.Claims();
            claims["serviceurl"] = claim;
            var message = bot.Message(bot.Scene.Member);
            message["serviceUrl"] = body;
            Assert.Equal((body, status), (body, (await bot.PostAsync(message, bot.Forge.Sign(claims: claims))).Status));
        }
    }

    /// <summary>The list as it is delivered.</summary>
    private static ServiceHosts InProduction()
    {
        var file = JsonNode.Parse(Sources.ReadText("bot/appsettings.json"))!["Channel"]!;
        return new ServiceHosts(Options.Create(new ChannelOptions
        {
            AllowedServiceHosts = [.. file["AllowedServiceHosts"]!.AsArray().Select(host => (string)host!)],
            AllowHttpOnLoopback = (bool)file["AllowHttpOnLoopback"]!,
        }));
    }
}
