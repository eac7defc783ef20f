using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace Coordination.Bot.Review.SignIn;

/// <summary>Keeps the person's access token fresh for as long as the cookie lives, so that a clerk's long afternoon is not cut off after an hour.</summary>
public sealed partial class AccessTokens(
    Issuer issuer, IOptions<EntraOptions> options, IHttpClientFactory clients, TimeProvider time, ILogger<AccessTokens> log)
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(3);

    /// <summary>Called for each request with a cookie: renews an access token that is about to end, or asks the person to sign in again.</summary>
    public async Task KeepFreshAsync(CookieValidatePrincipalContext context)
    {
        var expires = context.Properties.GetTokenValue("expires_at");
        if (DateTimeOffset.TryParse(expires, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var end)
            && end - time.GetUtcNow() > Margin)
        {
            return;
        }

        var renewed = await RenewAsync(context.Properties.GetTokenValue("refresh_token"), context.HttpContext.RequestAborted);
        if (renewed is null)
        {
            context.RejectPrincipal();
            return;
        }

        context.Properties.StoreTokens(renewed);
        context.ShouldRenew = true;
    }

    private async Task<IReadOnlyList<AuthenticationToken>?> RenewAsync(string? refreshToken, CancellationToken ct)
    {
        if (refreshToken is null)
        {
            return null;
        }

        try
        {
            var metadata = await issuer.ReadMetadataAsync(ct);
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["grant_type"] = "refresh_token",
                ["refresh_token"] = refreshToken,
                ["client_id"] = options.Value.ClientId,
                ["client_secret"] = options.Value.ClientSecret,
                ["scope"] = $"openid profile offline_access {options.Value.PersonScope}",
            });
            using var response = await clients.CreateClient(Issuer.HttpClientName).PostAsync(new Uri(metadata.TokenEndpoint), form, ct);
            if (!response.IsSuccessStatusCode)
            {
                Refused(log, (int)response.StatusCode);
                return null;
            }

            using var body = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(ct), cancellationToken: ct);
            return TokensOf(body.RootElement, refreshToken);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or KeyNotFoundException or InvalidOperationException || (e is TaskCanceledException && !ct.IsCancellationRequested))
        {
            Unreachable(log, e.GetType().Name);
            return null;
        }
    }

    private List<AuthenticationToken> TokensOf(JsonElement body, string oldRefreshToken)
    {
        var end = time.GetUtcNow().AddSeconds(body.GetProperty("expires_in").GetInt32());
        var newRefreshToken = body.TryGetProperty("refresh_token", out var token) ? token.GetString() : null;
        return
        [
            new() { Name = "access_token", Value = body.GetProperty("access_token").GetString()! },
            new() { Name = "refresh_token", Value = newRefreshToken ?? oldRefreshToken },
            new() { Name = "expires_at", Value = end.ToString("o", CultureInfo.InvariantCulture) },
        ];
    }

    [LoggerMessage(EventId = 7001, Level = LogLevel.Information, Message = "The issuer refused to renew an access token with status {Status}.")]
    private static partial void Refused(ILogger logger, int status);

    [LoggerMessage(EventId = 7002, Level = LogLevel.Warning, Message = "The issuer could not be reached to renew an access token: {Error}.")]
    private static partial void Unreachable(ILogger logger, string error);
}
