using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Threading.RateLimiting;
using Coordination.Api.Access;
using Coordination.Contracts;
using Microsoft.AspNetCore.RateLimiting;

namespace Coordination.Api.Rules;

/// <summary>Requests per minute for each caller: person, bot instance's own work, or address where nobody signed in.</summary>
public sealed class RateLimitOptions
{
    public const string Section = "RateLimits";

    [Range(1, int.MaxValue)]
    public int PersonPerMinute { get; set; } = 600;

    [Range(1, int.MaxValue)]
    public int BotPerMinute { get; set; } = 12_000;

    [Range(1, int.MaxValue)]
    public int AnonymousPerMinute { get; set; } = 300;
}

/// <summary>Keeps one caller from taking the API away from the others.</summary>
public static class RateLimits
{
    public static void Configure(RateLimiterOptions limiter, RateLimitOptions options)
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Caller.Of(context) switch
        {
            { Person: { } person } => Bucket($"person:{person}", options.PersonPerMinute),
            not null => Bucket("bot", options.BotPerMinute),
            null => Bucket($"address:{context.Connection.RemoteIpAddress}", options.AnonymousPerMinute),
        });
        limiter.OnRejected = async (rejected, _) =>
        {
            if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
            {
                rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            }

            await Problem.WriteAsync(rejected.HttpContext, Refusal.TooManyRequests);
        };
    }

    private static RateLimitPartition<string> Bucket(string key, int perMinute) => RateLimitPartition.GetTokenBucketLimiter(key, _ =>
        new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = Math.Max(1, perMinute / 6),
            ReplenishmentPeriod = TimeSpan.FromSeconds(10),
            QueueLimit = 0,
        });
}
