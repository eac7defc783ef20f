using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Coordination.Contracts;

namespace Coordination.Playground.Issuer;

/// <summary>Gives tokens: to a person's browser session for a code or a refresh token, to the bot for its secret.</summary>
internal static class TokenEndpoint
{
    public static async Task<IResult> AnswerAsync(HttpRequest request, TokenIssuer issuer, IReadOnlyList<Person> people, SignIns signIns)
    {
        if (!request.HasFormContentType)
        {
            return Error("invalid_request");
        }

        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var (client, secret) = ClientOf(request, form);
        if (form["grant_type"] == "client_credentials")
        {
            return ClientCredentials(form["scope"].ToString(), client, secret, issuer);
        }

        if (client != issuer.Registrations.PagesClientId.ToString() || !Same(secret, issuer.Registrations.PagesSecret))
        {
            return Error("invalid_client", StatusCodes.Status401Unauthorized);
        }

        return form["grant_type"].ToString() switch
        {
            "authorization_code" => signIns.Redeem(form["code"].ToString(), form["redirect_uri"].ToString(), form["code_verifier"].ToString())
                is { } signIn ? PersonTokens(signIn.Person, signIn.Nonce, issuer) : Error("invalid_grant"),
            "refresh_token" => await RefreshTokens.RedeemAsync(form["refresh_token"].ToString(), issuer, people)
                is { } person ? PersonTokens(person, null, issuer) : Error("invalid_grant"),
            _ => Error("unsupported_grant_type"),
        };
    }

    private static IResult ClientCredentials(string scope, string client, string secret, TokenIssuer issuer)
    {
        if (client != issuer.Registrations.BotAppId.ToString() || !Same(secret, issuer.Registrations.BotSecret))
        {
            return Error("invalid_client", StatusCodes.Status401Unauthorized);
        }

        if (scope == $"{TokenIssuer.ConnectorAudience}/.default")
        {
            return Token(issuer.ConnectorToken());
        }

        if (scope == $"{TokenIssuer.GraphAudience}/.default")
        {
            return Token(issuer.GraphToken());
        }

        return scope == $"api://{issuer.Registrations.PagesClientId}/.default"
            ? Token(issuer.AppToken(Routes.ActForRole, Routes.ErrandsRole))
            : Error("invalid_scope");
    }

    private static IResult PersonTokens(Person person, string? nonce, TokenIssuer issuer)
    {
        var claims = issuer.PersonClaims(person);
        claims.Remove("scp");
        if (nonce is not null)
        {
            claims["nonce"] = nonce;
        }

        var idToken = issuer.Sign(claims, issuer.PeopleKey, issuer.Authority, issuer.Registrations.PagesClientId.ToString());
        return Token(issuer.PersonToken(person), idToken, RefreshTokens.Issue(issuer, person));
    }

    private static (string Client, string Secret) ClientOf(HttpRequest request, IFormCollection form)
    {
        const string Basic = "Basic ";
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase))
        {
            return (form["client_id"].ToString(), form["client_secret"].ToString());
        }

        var buffer = new byte[header.Length];
        var parts = Convert.TryFromBase64String(header[Basic.Length..], buffer, out var length)
            ? Encoding.UTF8.GetString(buffer, 0, length).Split(':', 2)
            : [];
        return parts.Length == 2 ? (Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts[1])) : ("", "");
    }

    private static bool Same(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));

    private static IResult Token(string accessToken, string? idToken = null, string? refreshToken = null)
    {
        var body = new JsonObject { ["token_type"] = "Bearer", ["expires_in"] = 3600, ["access_token"] = accessToken };
        if (idToken is not null)
        {
            body["id_token"] = idToken;
            body["refresh_token"] = refreshToken;
        }

        return Results.Json(body);
    }

    private static IResult Error(string code, int status = StatusCodes.Status400BadRequest) =>
        Results.Json(new JsonObject { ["error"] = code }, statusCode: status);
}
