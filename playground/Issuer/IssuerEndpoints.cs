using System.Text.Json.Nodes;

namespace Coordination.Playground.Issuer;

/// <summary>The OpenID metadata of the people's issuer and of its Bot Framework twin, and the endpoints they name.</summary>
public static class IssuerEndpoints
{
    private static readonly string[] Channels = ["msteams"];

    public static void MapIssuer(this IEndpointRouteBuilder app, TokenIssuer issuer, IReadOnlyList<Person> people)
    {
        var signIns = new SignIns(issuer.Clock);
        app.MapGet("/issuer/v2.0/.well-known/openid-configuration", () => Metadata(issuer));
        app.MapGet("/issuer/v2.0/keys", () => new JsonObject { ["keys"] = new JsonArray(issuer.PeopleKey.ToJwk()) });
        app.MapGet("/issuer/v2.0/authorize", (HttpRequest request) => AuthorizeEndpoint.Answer(request, issuer, people, signIns));
        app.MapPost("/issuer/v2.0/token", (HttpRequest request) => TokenEndpoint.AnswerAsync(request, issuer, people, signIns));
        app.MapGet("/botframework/.well-known/openidconfiguration", () => ChannelMetadata(issuer));
        app.MapGet("/botframework/.well-known/keys", () => new JsonObject { ["keys"] = new JsonArray(issuer.ChannelKey.ToJwk(Channels)) });
    }

    private static JsonObject Metadata(TokenIssuer issuer) => new()
    {
        ["issuer"] = issuer.Authority,
        ["authorization_endpoint"] = $"{issuer.Authority}/authorize",
        ["token_endpoint"] = issuer.TokenEndpoint,
        ["jwks_uri"] = $"{issuer.Authority}/keys",
        ["response_types_supported"] = new JsonArray("code"),
        ["subject_types_supported"] = new JsonArray("pairwise"),
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        ["code_challenge_methods_supported"] = new JsonArray("S256"),
        ["grant_types_supported"] = new JsonArray("authorization_code", "refresh_token", "client_credentials"),
        ["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_post", "client_secret_basic"),
    };

    private static JsonObject ChannelMetadata(TokenIssuer issuer) => new()
    {
        ["issuer"] = issuer.ChannelIssuer,
        ["authorization_endpoint"] = "https://invalid.example/",
        ["jwks_uri"] = $"{issuer.ChannelIssuer}/.well-known/keys",
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        ["token_endpoint_auth_methods_supported"] = new JsonArray("private_key_jwt"),
    };
}
