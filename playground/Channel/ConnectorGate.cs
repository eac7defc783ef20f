using System.Globalization;
using System.Text.Json.Nodes;
using Coordination.Playground.Issuer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Coordination.Playground.Channel;

/// <summary>Lets only the bot's own connector token in, and gives the trouble that a test ordered.</summary>
internal sealed class ConnectorGate(TokenIssuer issuer, ConnectorFaults faults) : IEndpointFilter
{
    private readonly JsonWebTokenHandler _tokens = new();

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        const string Bearer = "Bearer ";
        var http = context.HttpContext;
        var header = http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.Ordinal))
        {
            return Error(StatusCodes.Status401Unauthorized, "Unauthorized");
        }

        var result = await _tokens.ValidateTokenAsync(header[Bearer.Length..], WhatABotBrings());
        if (!result.IsValid || !result.Claims.TryGetValue("azp", out var app) || app as string != issuer.Registrations.BotAppId.ToString())
        {
            return Error(StatusCodes.Status401Unauthorized, "Unauthorized");
        }

        if (faults.Take() is { } fault)
        {
            if (fault.RetryAfterSeconds is { } seconds)
            {
                http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            }

            return Error(fault.Status, "Fault");
        }

        return await next(context);
    }

    private TokenValidationParameters WhatABotBrings() => new()
    {
        ValidIssuer = issuer.Authority,
        ValidAudience = TokenIssuer.ConnectorAudience,
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        IssuerSigningKey = issuer.PeopleKey.Credentials.Key,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
    };

    public static IResult Error(int status, string code) =>
        Results.Json(new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = code } }, statusCode: status);
}
