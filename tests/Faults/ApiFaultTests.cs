using Coordination.Contracts;
using Coordination.Playground;
using Coordination.Playground.Channel;
using Coordination.Playground.Issuer;
using Coordination.Playground.Sample;
using Coordination.Tests.World;
using Microsoft.AspNetCore.Http;

namespace Coordination.Tests.Faults;

/// <summary>The API as the bot may meet it: slow, failing, lying, gone. People get a sentence, and what they said is stored once they say it again.</summary>
public sealed class ApiFaultTests : IAsyncLifetime
{
    private readonly SampleGroup _group = SampleGroup.Read();
    private Database _database = null!;
    private SimulatedTeams _teams = null!;
    private ProductHosts _hosts = null!;
    private LyingApi _api = null!;

    private Person Member => _group.OrdinaryMembers[0];

    public async Task InitializeAsync()
    {
        _database = await Database.CreateAsync(Provider.Sqlite);
        _teams = await SimulatedTeams.StartAsync(_group.Teams(null, 0), TimeProvider.System);
        _api = await LyingApi.StartAsync();
        _hosts = await ProductHosts.StartAsync(_teams, new ProductSettings(_database.ConnectionString)
        {
            More = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Api:BaseAddress"] = _api.Address },
        }, TimeProvider.System);
        await _group.EnterAsync(Own(_group.Admin), default);
        _teams.Chats.Installed(_teams.PersonalChat(Member));
    }

    public async Task DisposeAsync()
    {
        await _hosts.DisposeAsync();
        await _api.DisposeAsync();
        await _teams.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData(500, "", "text/plain")]
    [InlineData(502, "<html>Bad Gateway</html>", "text/html")]
    [InlineData(503, """{"code":"somethingNew"}""", "application/problem+json")]
    [InlineData(200, "<html>Wartung</html>", "text/html")]
    [InlineData(200, "", "application/json")]
    [InlineData(200, "null", "application/json")]
    [InlineData(200, "[[[", "application/json")]
    [InlineData(200, """{"groups":17}""", "application/json")]
    [InlineData(200, "{}", "application/json; charset=klingon")]
    [InlineData(302, "", "text/plain")]
    [InlineData(408, "", "text/plain")]
    public async Task An_API_that_answers_nonsense_is_an_API_that_is_not_there(int status, string body, string type)
    {
        _api.Say(status, body, type);
        Assert.StartsWith("Es tut mir leid", await SayAsync("Meine Vorschläge"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_API_that_breaks_off_or_never_answers_is_not_waited_for_longer_than_Teams_waits()
    {
        _api.Answer = async context =>
        {
            context.Response.ContentLength = 5000;
            await context.Response.WriteAsync("{\"groups\":");
            context.Abort();
        };
        Assert.StartsWith("Es tut mir leid", await SayAsync("Meine Vorschläge"), StringComparison.Ordinal);

        _api.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        Assert.StartsWith("Es tut mir leid", await SayAsync("Meine Vorschläge"), StringComparison.Ordinal);
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalSeconds, 9, 15);
    }

    [Theory]
    [InlineData("storageFull", "Der Speicherplatz der Sitzungsverwaltung ist voll")]
    [InlineData("storageAway", "Die Datenbank der Sitzungsverwaltung antwortet gerade nicht")]
    public async Task What_the_API_can_still_say_reaches_the_person(string code, string sentence)
    {
        _api.Say(code == "storageFull" ? 507 : 503, $$"""{"code":"{{code}}"}""", "application/problem+json");
        Assert.StartsWith(sentence, await SayAsync("Meine Vorschläge"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_said_while_the_API_was_away_is_stored_once_when_it_is_said_again()
    {
        Assert.StartsWith("Es tut mir leid", await SayAsync("TOP: Radwege am Kanal"), StringComparison.Ordinal);
        Assert.Empty(await Own(Member).GetMyItemsAsync(default));

        _api.Answer = ForwardAsync;
        Assert.Contains("Radwege am Kanal", await SayAsync("TOP: Radwege am Kanal"), StringComparison.Ordinal);
        Assert.Single(await Own(Member).GetMyItemsAsync(default));
    }

    [Fact]
    public async Task What_was_stored_although_the_bot_had_to_apologise_is_not_stored_again()
    {
        // The write gets through; its answer does not.
        _api.Answer = async context =>
        {
            if (HttpMethods.IsPut(context.Request.Method) && context.Request.Path.Value!.Contains("/agenda-items/", StringComparison.Ordinal))
            {
                await ForwardAsync(context, answer: false);
                context.Abort();
                return;
            }

            await ForwardAsync(context);
        };
        Assert.StartsWith("Es tut mir leid", await SayAsync("TOP: Radwege am Kanal"), StringComparison.Ordinal);
        var stored = Assert.Single(await Own(Member).GetMyItemsAsync(default));

        _api.Answer = ForwardAsync;
        Assert.Contains("Radwege am Kanal", await SayAsync("TOP: Radwege am Kanal"), StringComparison.Ordinal);
        Assert.Equal(stored.Id, Assert.Single(await Own(Member).GetMyItemsAsync(default)).Id);
        Assert.Contains("Radwege am Kanal", await SayAsync("TOP: Radwege am Kanal"), StringComparison.Ordinal);
        Assert.Equal(2, (await Own(Member).GetMyItemsAsync(default)).Count);
    }

    private Task ForwardAsync(HttpContext context) => ForwardAsync(context, answer: true);

    /// <summary>The real API behind the lying one.</summary>
    private async Task ForwardAsync(HttpContext context, bool answer)
    {
        using var handler = new SocketsHttpHandler();
        using var http = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(_hosts.ApiAddress, context.Request.Path + context.Request.QueryString));
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        if (body.Length > 0)
        {
            request.Content = new ByteArrayContent(body.ToArray());
        }

        foreach (var header in context.Request.Headers.Where(header => header.Key is not ("Host" or "Content-Length" or "Transfer-Encoding")))
        {
            if (!request.Headers.TryAddWithoutValidation(header.Key, header.Value.AsEnumerable()))
            {
                request.Content?.Headers.TryAddWithoutValidation(header.Key, header.Value.AsEnumerable());
            }
        }

        using var response = await http.SendAsync(request, default);
        if (answer)
        {
            context.Response.StatusCode = (int)response.StatusCode;
            context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
            await response.Content.CopyToAsync(context.Response.Body);
        }
    }

    private CoordinationClient Own(Person person) => _hosts.Api.WithToken(_teams.Issuer.PersonToken(person));

    private async Task<string> SayAsync(string text)
    {
        var chat = _teams.PersonalChat(Member);
        var delivery = (await _teams.SayAsync(Member, chat, text, default))!;
        Assert.Equal(200, delivery.Answer.Status);
        var reply = _teams.Chats.Messages(chat).Last(m => (string?)m.Activity["replyToId"] == (string?)delivery.Activity["id"]);
        return (string?)reply.Activity["text"] ?? reply.Activity.ToJsonString();
    }
}
