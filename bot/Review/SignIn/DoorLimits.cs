using System.ComponentModel.DataAnnotations;
using System.Threading.RateLimiting;
using Coordination.Hosting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Coordination.Bot.Review.SignIn;

/// <summary>Requests per minute from one address where nobody is signed in yet. Whoever is signed in is counted by the API.</summary>
public sealed class RateLimitOptions
{
    public const string Section = "RateLimits";

    [Range(1, int.MaxValue)]
    public int AnonymousPerMinute { get; set; } = 300;
}

/// <summary>
/// Keeps one address from taking the sign-in away from the others, from having the bot ask the issuer without end, and from guessing at answer links. Teams' own door has no
/// such limit: its requests come from few addresses, and a token that is not Teams' costs no more than this would.
/// </summary>
public static class DoorLimits
{
    private static readonly string[] Doors = ["/sign-in", "/review/kept", "/answer"];

    public static void AddDoorLimits(this IServiceCollection services)
    {
        services.AddSettings<RateLimitOptions>(RateLimitOptions.Section);
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<RateLimitOptions>>(Configure);
    }

    private static void Configure(RateLimiterOptions limiter, IOptions<RateLimitOptions> options)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            Array.Exists(Doors, door => context.Request.Path.StartsWithSegments(door, StringComparison.OrdinalIgnoreCase))
                ? RateLimitPartition.GetTokenBucketLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "", _ => Bucket(options.Value.AnonymousPerMinute))
                : RateLimitPartition.GetNoLimiter(""));
    }

    private static TokenBucketRateLimiterOptions Bucket(int perMinute) => new()
    {
        TokenLimit = perMinute,
        TokensPerPeriod = Math.Max(1, perMinute / 6),
        ReplenishmentPeriod = TimeSpan.FromSeconds(10),
        QueueLimit = 0,
    };
}
