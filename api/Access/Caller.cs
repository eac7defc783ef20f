using System.Security.Claims;
using Coordination.Api.Journal;
using Coordination.Contracts;

namespace Coordination.Api.Access;

/// <summary>Who is asking: a person with their own token, a person the bot acts for, or the bot itself.</summary>
/// <param name="Person">Entra object id; null where the bot speaks for itself.</param>
/// <param name="IsOwnToken">The person signed in themselves; approvals accept nothing else.</param>
/// <param name="IsAdmin">Only from the person's own token: the bot never carries somebody's administrator right.</param>
/// <param name="RunsErrands">The bot's own token with the role for errands.</param>
/// <param name="Channel">Where the request came in, for the journal.</param>
public sealed record Caller(Guid? Person, bool IsOwnToken, bool IsAdmin, bool RunsErrands, string Channel)
{
    /// <summary>The person, behind a policy that has made sure of one.</summary>
    public Guid PersonId => Person ?? throw new InvalidOperationException("This endpoint lacks the policy that asks for a person.");

    /// <summary>Binds as a parameter of an endpoint; the policy has refused everything else before.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context) => ValueTask.FromResult(Of(context));

    /// <summary>null where the token and the acting-for header do not go together.</summary>
    public static Caller? Of(HttpContext context)
    {
        var channel = ChannelOf(context.Request.Headers[Routes.ChannelHeader]);
        var actingFor = context.Request.Headers[Routes.ActingForHeader];
        var user = context.User;
        if (IsApp(user))
        {
            return OfApp(user, actingFor, channel);
        }

        // A person who names somebody else is refused, not merely ignored: it is never an honest mistake.
        return actingFor.Count == 0 && HasScope(user) && Guid.TryParse(user.FindFirstValue("oid"), out var person)
            ? new Caller(person, IsOwnToken: true, user.HasClaim("roles", Routes.AdminRole), RunsErrands: false, channel)
            : null;
    }

    private static Caller? OfApp(ClaimsPrincipal user, Microsoft.Extensions.Primitives.StringValues actingFor, string channel)
    {
        if (actingFor.Count == 0)
        {
            return new Caller(null, IsOwnToken: false, IsAdmin: false, user.HasClaim("roles", Routes.ErrandsRole), channel);
        }

        return user.HasClaim("roles", Routes.ActForRole) && actingFor.Count == 1 && Guid.TryParse(actingFor[0], out var person)
            ? new Caller(person, IsOwnToken: false, IsAdmin: false, RunsErrands: false, channel)
            : null;
    }

    private static bool IsApp(ClaimsPrincipal user) => user.HasClaim("idtyp", "app") && !user.HasClaim(claim => claim.Type == "scp");

    private static bool HasScope(ClaimsPrincipal user) =>
        (user.FindFirstValue("scp") ?? "").Split(' ').Contains("access_as_user", StringComparer.Ordinal);

    private static string ChannelOf(string? header) =>
        header is { Length: > 0 and <= 20 } && header.All(char.IsAsciiLetterLower) && header != JournalEntry.ClockChannel ? header : "api";
}
