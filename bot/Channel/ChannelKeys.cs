using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Coordination.Bot.Channel;

/// <summary>A signing key of the channel, and the channels it may speak for.</summary>
internal sealed record ChannelKey(SecurityKey Key, IReadOnlyList<string> Endorsements);

/// <summary>
/// The channel's signing keys by kid. The usual configuration manager drops the endorsements, therefore this reads the key set itself.
/// Refreshed at least daily and on an unknown kid, but not more than once a minute: a stream of invented kids must not become a stream of
/// requests. A failed fetch keeps the old keys and does not stick.
/// </summary>
internal sealed class ChannelKeys(IHttpClientFactory http, IOptions<ChannelOptions> options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
    private static readonly TimeSpan PauseAfterSuccess = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _turnstile = new(1, 1);
    private volatile KeySet _keys = new(new Dictionary<string, ChannelKey>(StringComparer.Ordinal), DateTimeOffset.MinValue);
    private DateTimeOffset _nextAttempt = DateTimeOffset.MinValue;

    /// <summary>null where the channel has no such key.</summary>
    public async Task<ChannelKey?> FindAsync(string kid, CancellationToken ct)
    {
        if (Fresh(kid) is { } known)
            return known;

        await _turnstile.WaitAsync(ct);
        try
        {
            if (Fresh(kid) is null && time.GetUtcNow() >= _nextAttempt)
                await RefreshAsync(ct);

            return _keys.ByKid.GetValueOrDefault(kid);
        }
        finally
        {
            _turnstile.Release();
        }
    }

    public void Dispose() => _turnstile.Dispose();

    private ChannelKey? Fresh(string kid) => time.GetUtcNow() - _keys.FetchedAt < Lifetime ? _keys.ByKid.GetValueOrDefault(kid) : null;

    private async Task RefreshAsync(CancellationToken ct)
    {
        _nextAttempt = time.GetUtcNow() + PauseAfterFailure;
        try
        {
            _keys = new KeySet(await FetchAsync(ct), time.GetUtcNow());
            _nextAttempt = time.GetUtcNow() + PauseAfterSuccess;
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            if (_keys.ByKid.Count == 0)
                throw new ChannelKeysUnavailableException(e);
        }
    }

    private async Task<IReadOnlyDictionary<string, ChannelKey>> FetchAsync(CancellationToken ct)
    {
        using var client = http.CreateClient(BotTokens.HttpClientName);
        var metadata = await client.GetFromJsonAsync(options.Value.MetadataAddress, ChannelJson.Default.IssuerMetadata, ct);
        if (metadata?.JwksUri is not { } address || !SecureAddress.IsAllowed(address, options.Value.AllowHttpOnLoopback))
            throw new HttpRequestException("The channel's metadata names no usable key set.");

        var json = await client.GetStringAsync(address, ct);
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty("keys").EnumerateArray()
            .Select(entry => (Key: new JsonWebKey(entry.GetRawText()), Endorsements: EndorsementsOf(entry)))
            .Where(entry => entry.Key is { Kty: "RSA", Kid.Length: > 0 })
            .ToDictionary(entry => entry.Key.Kid, entry => new ChannelKey(entry.Key, entry.Endorsements), StringComparer.Ordinal);
    }

    private static IReadOnlyList<string> EndorsementsOf(JsonElement entry) =>
        entry.TryGetProperty("endorsements", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!)]
            : [];

    private sealed record KeySet(IReadOnlyDictionary<string, ChannelKey> ByKid, DateTimeOffset FetchedAt);
}

/// <summary>No key of the channel could be had yet: the caller should come again, nothing is known about the token.</summary>
internal sealed class ChannelKeysUnavailableException(Exception inner) : Exception("The channel's keys could not be fetched.", inner);
