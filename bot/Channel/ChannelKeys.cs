using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Coordination.Bot.Channel;

/// <summary>A signing key of the channel, and the channels it may speak for.</summary>
internal sealed record ChannelKey(SecurityKey Key, IReadOnlyList<string> Endorsements);

/// <summary>
/// The channel's signing keys by kid. The usual configuration manager drops the endorsements, therefore this reads the key set itself.
/// Refreshed at least daily and on an unknown kid, but not more than once a minute: a stream of invented kids must not become a stream of
/// requests. A failed fetch keeps the old keys and does not stick, whatever came instead of keys.
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
                await RefreshAsync();

            return _keys.ByKid.GetValueOrDefault(kid);
        }
        finally
        {
            _turnstile.Release();
        }
    }

    public void Dispose() => _turnstile.Dispose();

    private ChannelKey? Fresh(string kid) => time.GetUtcNow() - _keys.FetchedAt < Lifetime ? _keys.ByKid.GetValueOrDefault(kid) : null;

    // Not bound to a request: strangers who hang up must not be able to keep the keys from being fetched.
    private async Task RefreshAsync()
    {
        try
        {
            _keys = new KeySet(await FetchAsync(), time.GetUtcNow());
            _nextAttempt = time.GetUtcNow() + PauseAfterSuccess;
        }
        catch (Exception e)
        {
            // From the end of the attempt: whoever waited behind a slow one shall not begin the next.
            _nextAttempt = time.GetUtcNow() + PauseAfterFailure;
            if (_keys.ByKid.Count == 0)
                throw new ChannelKeysUnavailableException(e);
        }
    }

    private async Task<IReadOnlyDictionary<string, ChannelKey>> FetchAsync()
    {
        using var client = http.CreateClient(BotTokens.HttpClientName);
        var metadata = await client.GetFromJsonAsync(options.Value.MetadataAddress, ChannelJson.Default.IssuerMetadata);
        if (metadata?.JwksUri is not { } address || !SecureAddress.IsAllowed(address, options.Value.AllowHttpOnLoopback))
            throw new HttpRequestException("The channel's metadata names no usable key set.");

        var keys = KeysOf(await client.GetStringAsync(address));
        return keys.Count > 0 ? keys : throw new HttpRequestException("The channel's key set holds no key.");
    }

    /// <summary>Whatever is no RSA key with an id is left aside; of two with one id the first counts.</summary>
    private static Dictionary<string, ChannelKey> KeysOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        var keys = new Dictionary<string, ChannelKey>(StringComparer.Ordinal);
        if (document.RootElement.ValueKind != JsonValueKind.Object
            || !document.RootElement.TryGetProperty("keys", out var list) || list.ValueKind != JsonValueKind.Array)
            return keys;

        foreach (var entry in list.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Object))
        {
            if (KeyOf(entry) is { } key)
                keys.TryAdd(key.KeyId, new ChannelKey(key, EndorsementsOf(entry)));
        }

        return keys;
    }

    private static JsonWebKey? KeyOf(JsonElement entry)
    {
        try
        {
            return new JsonWebKey(entry.GetRawText()) is { Kty: "RSA", Kid.Length: > 0, N.Length: > 0, E.Length: > 0 } key ? key : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static IReadOnlyList<string> EndorsementsOf(JsonElement entry) =>
        entry.TryGetProperty("endorsements", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!)]
            : [];

    private sealed record KeySet(IReadOnlyDictionary<string, ChannelKey> ByKid, DateTimeOffset FetchedAt);
}

/// <summary>No key of the channel could be had yet: the caller should come again, nothing is known about the token.</summary>
internal sealed class ChannelKeysUnavailableException(Exception inner) : Exception("The channel's keys could not be fetched.", inner);
