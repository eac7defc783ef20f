using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace Coordination.Bot.Channel;

/// <summary>
/// The bot's own tokens by client credentials, one for the connector and one for the API. Each is kept until five minutes before it
/// expires, and fetched once however many callers wait; a failure is not kept.
/// </summary>
public sealed class BotTokens(IHttpClientFactory http, IOptions<ChannelOptions> channel, IOptions<EntraOptions> entra, TimeProvider time) : IDisposable
{
    public const string HttpClientName = "tokens";

    private readonly TokenSlot _connector = new();
    private readonly TokenSlot _api = new();
    private Uri? _apiTokenEndpoint;

    public Task<string> ForConnectorAsync(CancellationToken ct) =>
        _connector.GetAsync(time, () => RequestAsync(channel.Value.EffectiveTokenEndpoint, channel.Value.Scope, ct), ct);

    public Task<string> ForApiAsync(CancellationToken ct) =>
        _api.GetAsync(time, async () => await RequestAsync(await ApiTokenEndpointAsync(ct), $"api://{entra.Value.ClientId}/.default", ct), ct);

    public void Dispose()
    {
        _connector.Dispose();
        _api.Dispose();
    }

    private async Task<Uri> ApiTokenEndpointAsync(CancellationToken ct)
    {
        if (_apiTokenEndpoint is not null)
            return _apiTokenEndpoint;

        var address = new Uri($"{entra.Value.Authority.AbsoluteUri.TrimEnd('/')}/.well-known/openid-configuration");
        using var client = http.CreateClient(HttpClientName);
        var metadata = await client.GetFromJsonAsync(address, ChannelJson.Default.IssuerMetadata, ct);
        if (metadata?.TokenEndpoint is not { } endpoint || !SecureAddress.IsAllowed(endpoint, entra.Value.AllowHttpOnLoopback))
            throw new HttpRequestException("The issuer's metadata names no usable token endpoint.");

        return _apiTokenEndpoint = endpoint;
    }

    private async Task<GrantedToken> RequestAsync(Uri endpoint, string scope, CancellationToken ct)
    {
        using var client = http.CreateClient(HttpClientName);
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"),
            new("client_id", channel.Value.AppId),
            new("client_secret", channel.Value.ClientSecret),
            new("scope", scope),
        ]);
        using var response = await client.PostAsync(endpoint, form, ct);
        response.EnsureSuccessStatusCode();
        var granted = await response.Content.ReadFromJsonAsync(ChannelJson.Default.GrantedToken, ct);
        return string.IsNullOrEmpty(granted?.AccessToken) ? throw new HttpRequestException("The token endpoint granted no token.") : granted;
    }

    private sealed class TokenSlot : IDisposable
    {
        private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);
        private readonly SemaphoreSlim _turnstile = new(1, 1);
        private volatile Held? _held;

        public async Task<string> GetAsync(TimeProvider time, Func<Task<GrantedToken>> request, CancellationToken ct)
        {
            if (_held is { } held && time.GetUtcNow() < held.RenewAt)
                return held.Token;

            await _turnstile.WaitAsync(ct);
            try
            {
                if (_held is { } fetched && time.GetUtcNow() < fetched.RenewAt)
                    return fetched.Token;

                var now = time.GetUtcNow();
                var granted = await request();
                _held = new Held(granted.AccessToken, now.AddSeconds(granted.ExpiresIn) - Margin);
                return granted.AccessToken;
            }
            finally
            {
                _turnstile.Release();
            }
        }

        public void Dispose() => _turnstile.Dispose();

        private sealed record Held(string Token, DateTimeOffset RenewAt);
    }
}

/// <summary>Answer of a token endpoint.</summary>
internal sealed record GrantedToken(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("expires_in")] int ExpiresIn);

/// <summary>The part of an issuer's OpenID metadata that the bot uses.</summary>
internal sealed record IssuerMetadata(
    [property: JsonPropertyName("token_endpoint")] Uri? TokenEndpoint,
    [property: JsonPropertyName("jwks_uri")] Uri? JwksUri);
