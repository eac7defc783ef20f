using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Coordination.Playground.Issuer;
using Microsoft.AspNetCore.WebUtilities;

namespace Coordination.Tests.Stories;

/// <summary>The playground's issuer is strict where Entra is, so that what passes here is not passed by luck.</summary>
public sealed class IssuerTests : IAsyncLifetime, IDisposable
{
    private const string Verifier = "a-verifier-that-is-long-enough-to-be-one-0123456789";
    private const string Callback = "http://127.0.0.1:9/sign-in/callback";
    private static readonly Person Somebody = new(Guid.NewGuid(), "Erna Beispiel", "erna@kreis.example");

    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false };
    private IssuerHost _host = null!;

    private TokenIssuer Issuer => _host.Issuer;

    public async Task InitializeAsync() => _host = await IssuerHost.StartAsync([Somebody]);

    public Task DisposeAsync() => _host.DisposeAsync().AsTask();

    public void Dispose() => _handler.Dispose();

    [Fact]
    public async Task A_code_is_good_once_and_only_with_its_verifier()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await RedeemAsync(await CodeAsync(), "another verifier")).StatusCode);
        var code = await CodeAsync();
        var first = await RedeemAsync(code, Verifier);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.NotNull((await first.Content.ReadFromJsonAsync<JsonObject>())!["id_token"]);
        Assert.Equal(HttpStatusCode.BadRequest, (await RedeemAsync(code, Verifier)).StatusCode);
    }

    [Fact]
    public async Task A_code_is_sent_to_loopback_only()
    {
        using var http = Http();
        var answer = await http.GetAsync(Authorize("https://evil.example/callback"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task The_bot_gets_tokens_for_its_secret_and_its_three_audiences_only()
    {
        var app = Issuer.Registrations;
        Assert.Equal(HttpStatusCode.OK, await AskAsync(app.BotSecret, "https://api.botframework.com/.default"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(app.BotSecret, $"api://{app.PagesClientId}/.default"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(app.BotSecret, "https://graph.microsoft.com/.default"));
        Assert.Equal(HttpStatusCode.BadRequest, await AskAsync(app.BotSecret, "https://vault.azure.net/.default"));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync("guessed", "https://api.botframework.com/.default"));
    }

    [Fact]
    public async Task The_keys_of_the_channel_are_endorsed_for_Teams_and_those_of_people_are_not()
    {
        using var http = Http();
        var metadata = await http.GetFromJsonAsync<JsonObject>(Issuer.ChannelMetadataAddress);
        var channel = await http.GetFromJsonAsync<JsonObject>(metadata!["jwks_uri"]!.GetValue<string>());
        Assert.Equal("msteams", channel!["keys"]![0]!["endorsements"]![0]!.GetValue<string>());
        var people = await http.GetFromJsonAsync<JsonObject>($"{Issuer.Authority}/keys");
        Assert.Null(people!["keys"]![0]!["endorsements"]);
        Assert.Null(people["keys"]![0]!["d"]);
    }

    private HttpClient Http() => new(_handler, disposeHandler: false);

    private string Authorize(string callback) => QueryHelpers.AddQueryString($"{Issuer.Authority}/authorize", new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["client_id"] = Issuer.Registrations.PagesClientId.ToString(),
        ["redirect_uri"] = callback,
        ["response_type"] = "code",
        ["code_challenge_method"] = "S256",
        ["code_challenge"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
        ["login_hint"] = Somebody.Id.ToString(),
    });

    private async Task<string> CodeAsync()
    {
        using var http = Http();
        var answer = await http.GetAsync(Authorize(Callback));
        return QueryHelpers.ParseQuery(answer.Headers.Location!.Query)["code"].ToString();
    }

    private Task<HttpResponseMessage> RedeemAsync(string code, string verifier) => PostAsync(
        ("grant_type", "authorization_code"), ("client_id", Issuer.Registrations.PagesClientId.ToString()),
        ("client_secret", Issuer.Registrations.PagesSecret), ("code", code), ("redirect_uri", Callback), ("code_verifier", verifier));

    private async Task<HttpStatusCode> AskAsync(string secret, string scope) => (await PostAsync(
        ("grant_type", "client_credentials"), ("client_id", Issuer.Registrations.BotAppId.ToString()), ("client_secret", secret), ("scope", scope))).StatusCode;

    private async Task<HttpResponseMessage> PostAsync(params (string Name, string Value)[] form)
    {
        using var http = Http();
        using var content = new FormUrlEncodedContent(form.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)));
        return await http.PostAsync(Issuer.TokenEndpoint, content);
    }
}
