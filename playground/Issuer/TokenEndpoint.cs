using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Coordination.Contracts;

namespace Coordination.Playground.Issuer;

/// <summary>Gives tokens: to a person's browser session for a code, to the bot for its secret.</summary>
internal static class TokenEndpoint
{
    public static async Task<IResult> AnswerAsync(HttpRequest request, TokenIssuer issuer, SignIns signIns)
    {
        if (!request.HasFormContentType)
        {
            return Error("invalid_request");
        }

        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var (client, secret) = ClientOf(request, form);
        return form["grant_type"].ToString() switch
        {
            "client_credentials" => ClientCredentials(form["scope"].ToString(), client, secret, issuer),
            "authorization_code" => AuthorizationCode(form, client, secret, issuer, signIns),
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
            return Token(issuer.ConnectorToken(), null);
        }

        return scope == $"api://{issuer.Registrations.PagesClientId}/.default"
            ? Token(issuer.AppToken(Routes.ActForRole, Routes.ErrandsRole), null)
            : Error("invalid_scope");
    }

    private static IResult AuthorizationCode(IFormCollection form, string client, string secret, TokenIssuer issuer, SignIns signIns)
    {
        if (client != issuer.Registrations.PagesClientId.ToString() || !Same(secret, issuer.Registrations.PagesSecret))
        {
            return Error("invalid_client", StatusCodes.Status401Unauthorized);
        }

        if (signIns.Redeem(form["code"].ToString(), form["redirect_uri"].ToString(), form["code_verifier"].ToString()) is not { } signIn)
        {
            return Error("invalid_grant");
        }

        var claims = issuer.PersonClaims(signIn.Person);
        claims.Remove("scp");
        if (signIn.Nonce is not null)
        {
            claims["nonce"] = signIn.Nonce;
        }

        return Token(
            issuer.PersonToken(signIn.Person),
            issuer.Sign(claims, issuer.PeopleKey, issuer.Authority, issuer.Registrations.PagesClientId.ToString()));
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

    private static IResult Token(string accessToken, string? idToken)
    {
        var body = new JsonObject { ["token_type"] = "Bearer", ["expires_in"] = 3600, ["access_token"] = accessToken };
        if (idToken is not null)
        {
            body["id_token"] = idToken;
        }

        return Results.Json(body);
    }

    private static IResult Error(string code, int status = StatusCodes.Status400BadRequest) =>
        Results.Json(new JsonObject { ["error"] = code }, statusCode: status);
}
