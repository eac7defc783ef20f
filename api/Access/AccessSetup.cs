using Coordination.Api.Rules;
using Coordination.Contracts;
using Coordination.Hosting;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Coordination.Api.Access;

/// <summary>Token checks and policies. The only file that knows the bearer package.</summary>
public static class AccessSetup
{
    public static void AddAccess(this WebApplicationBuilder builder)
    {
        var isProduction = builder.Environment.IsProduction();
        builder.Services.AddSettings<EntraOptions>(EntraOptions.Section)
            .Validate(options => options.Authority.Length == 0 || options.MetadataIsSafe, "Entra:Authority must be https (or http on loopback where Entra:AllowHttpOnLoopback allows it).")
            .Validate(options => !(isProduction && options.AllowHttpOnLoopback), "Entra:AllowHttpOnLoopback is not for Production.");
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<IOptions<EntraOptions>>(Configure);
        builder.Services.AddAuthorization(Policies.Configure);
    }

    public static void UseAccess(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.Use(StrangerGate.PassAsync);
    }

    private static void Configure(JwtBearerOptions bearer, IOptions<EntraOptions> entra)
    {
        var options = entra.Value;
        bearer.MetadataAddress = options.MetadataAddress;
        bearer.RequireHttpsMetadata = !options.AllowHttpOnLoopback;
        bearer.MapInboundClaims = false;
        bearer.TokenValidationParameters = new TokenValidationParameters
        {
            // The valid issuer is the one that the metadata names.
            ValidAudience = options.Audience,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = TimeSpan.FromMinutes(2),
        };
        bearer.Events = new JwtBearerEvents
        {
            OnTokenValidated = context =>
            {
                if (context.Principal?.HasClaim("tid", options.TenantId) != true)
                {
                    context.Fail("Another tenant's token.");
                }

                return Task.CompletedTask;
            },
            OnChallenge = TellOfIssuerAsync,
        };
    }

    /// <summary>Without the issuer's keys every token is refused: then it is not the caller who has to sign in again.</summary>
    private static async Task TellOfIssuerAsync(JwtBearerChallengeContext context)
    {
        if (context.AuthenticateFailure is null || await IsThereAsync(context.Options.ConfigurationManager!, context.HttpContext.RequestAborted))
        {
            return;
        }

        context.HandleResponse();
        context.Response.Headers.RetryAfter = "5";
        await Problem.WriteAsync(context.HttpContext, Refusal.IssuerAway);
    }

    private static async Task<bool> IsThereAsync(IConfigurationManager<OpenIdConnectConfiguration> issuer, CancellationToken ct)
    {
        try
        {
            return await issuer.GetConfigurationAsync(ct) is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
