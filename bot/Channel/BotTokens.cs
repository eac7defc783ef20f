using System.Text.Json;
using System.Text.Json.Serialization;
using Coordination.Bot.Channel.Proofs;
using Microsoft.Extensions.Options;

namespace Coordination.Bot.Channel;

/// <summary>
/// The bot's own tokens: for the connector, for the API and for Graph. Each is kept until five minutes before it
/// expires, and fetched once however many callers wait; a failure is told to all of them and not kept.
/// </summary>
public sealed class BotTokens(IHttpClientFactory http, IOptions<ChannelOptions> channel, IOptions<EntraOptions> entra, TimeProvider time) : IDisposable
{
    public const string HttpClientName = "tokens";
    private const string Bearer = "Bearer";

    private readonly Lazy<BotProof> _proof = new(() => BotProof.Of(channel.Value, time));
    private readonly TokenSlot _connector = new();
    private readonly TokenSlot _api = new();
    private readonly TokenSlot _graph = new();
    private Uri? _apiTokenEndpoint;

    public Task<string> ForConnectorAsync(CancellationToken ct) =>
        _connector.GetAsync(time, () => RequestAsync(channel.Value.EffectiveTokenEndpoint, channel.Value.Scope, ct), ct);

    public Task<string> ForApiAsync(CancellationToken ct) =>
        _api.GetAsync(time, async () => await RequestAsync(await ApiTokenEndpointAsync(ct), $"api://{entra.Value.ClientId}/.default", ct), ct);

    /// <summary>For the application's own rights in Microsoft Graph, in the tenant of the organisation.</summary>
    public Task<string> ForGraphAsync(CancellationToken ct) =>
        _graph.GetAsync(time, async () => await RequestAsync(await ApiTokenEndpointAsync(ct), "https://graph.microsoft.com/.default", ct), ct);

    /// <summary>The connector refused this token: the next call gets another one.</summary>
    public void ForgetForConnector(string token) => _connector.Forget(token);

    /// <summary>The API refused this token: the next call gets another one.</summary>
    public void ForgetForApi(string token) => _api.Forget(token);

    /// <summary>Graph refused this token: the next call gets another one.</summary>
    public void ForgetForGraph(string token) => _graph.Forget(token);

    public void Dispose()
    {
        _connector.Dispose();
        _api.Dispose();
        _graph.Dispose();
    }

    private async Task<Uri> ApiTokenEndpointAsync(CancellationToken ct)
    {
        if (_apiTokenEndpoint is not null)
            return _apiTokenEndpoint;

        var address = new Uri($"{entra.Value.Authority.AbsoluteUri.TrimEnd('/')}/.well-known/openid-configuration");
        var metadata = await ReadAsync(async client => await client.GetFromJsonAsync(address, ChannelJson.Default.IssuerMetadata, ct), ct);
        if (metadata?.TokenEndpoint is not { } endpoint || !SecureAddress.IsAllowed(endpoint, entra.Value.AllowHttpOnLoopback))
            throw new HttpRequestException("The issuer's metadata names no usable token endpoint.");

        return _apiTokenEndpoint = endpoint;
    }

    private async Task<GrantedToken> RequestAsync(Uri endpoint, string scope, CancellationToken ct)
    {
        var granted = await ReadAsync(
            async client =>
            {
                using var request = _proof.Value.Ask(endpoint, scope);
                using var response = await client.SendAsync(request, ct);
                response.EnsureSuccessStatusCode();
                return await response.Content.ReadFromJsonAsync(ChannelJson.Default.GrantedToken, ct);
            },
            ct);
        return granted is { AccessToken.Length: > 0 } && (granted.TokenType ?? Bearer).Equals(Bearer, StringComparison.OrdinalIgnoreCase)
            ? granted
            : throw new HttpRequestException("The token endpoint granted no token.");
    }

    /// <summary>Whatever the issuer does wrong (slow, no JSON, other JSON) is one kind of failure to those who wait for a token.</summary>
    private async Task<T?> ReadAsync<T>(Func<HttpClient, Task<T?>> call, CancellationToken ct)
    {
        using var client = http.CreateClient(HttpClientName);
        try
        {
            return await call(client);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            throw new HttpRequestException("The issuer's answer cannot be used.", e);
        }
    }

    private sealed class TokenSlot : IDisposable
    {
        private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

        /// <summary>An issuer that says "expired already", or never, is asked again neither with every call nor never.</summary>
        private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(30), Longest = TimeSpan.FromHours(24);
        private readonly SemaphoreSlim _turnstile = new(1, 1);
        private volatile Held? _held;
        private (long At, Exception Why)? _failed;

        public void Forget(string token)
        {
            if (_held is { } held && held.Token == token)
                Interlocked.CompareExchange(ref _held, null, held);
        }

        public async Task<string> GetAsync(TimeProvider time, Func<Task<GrantedToken>> request, CancellationToken ct)
        {
            if (_held is { } held && time.GetUtcNow() < held.RenewAt)
                return held.Token;

            var came = time.GetTimestamp();
            await _turnstile.WaitAsync(ct);
            try
            {
                if (_held is { } fetched && time.GetUtcNow() < fetched.RenewAt)
                    return fetched.Token;

                // Whoever waited for an attempt that failed does not make one of their own: a silent issuer would be waited for in turn.
                if (_failed is { } failed && failed.At > came)
                    throw new HttpRequestException("The token endpoint failed for somebody who asked before.", failed.Why);

                return (_held = await FetchAsync(time, request)).Token;
            }
            finally
            {
                _turnstile.Release();
            }
        }

        public void Dispose() => _turnstile.Dispose();

        private async Task<Held> FetchAsync(TimeProvider time, Func<Task<GrantedToken>> request)
        {
            var now = time.GetUtcNow();
            try
            {
                var granted = await request();
                var life = granted.Life(now) - Margin;
                return new Held(granted.AccessToken, now + (life < Shortest ? Shortest : life > Longest ? Longest : life));
            }
            catch (HttpRequestException e)
            {
                _failed = (time.GetTimestamp(), e);
                throw;
            }
        }

        private sealed record Held(string Token, DateTimeOffset RenewAt);
    }
}

/// <summary>Answer of a token endpoint. A managed identity's says when it expires, in Unix seconds, instead of how long it lives.</summary>
internal sealed record GrantedToken(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("expires_in"), JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] int ExpiresIn,
    [property: JsonPropertyName("expires_on"), JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] long ExpiresOn = 0,
    [property: JsonPropertyName("token_type")] string? TokenType = null)
{
    public TimeSpan Life(DateTimeOffset now) => TimeSpan.FromSeconds(ExpiresIn > 0 ? ExpiresIn : Math.Clamp(ExpiresOn, 0, int.MaxValue * 2L) - now.ToUnixTimeSeconds());
}

/// <summary>The part of an issuer's OpenID metadata that the bot uses.</summary>
internal sealed record IssuerMetadata(
    [property: JsonPropertyName("token_endpoint")] Uri? TokenEndpoint,
    [property: JsonPropertyName("jwks_uri")] Uri? JwksUri);
