using Microsoft.AspNetCore.Authorization;

namespace Coordination.Api.Access;

/// <summary>Who may enter an endpoint. What a person may do inside follows from their role in the group. No policy means nobody.</summary>
public static class Policies
{
    /// <summary>A person: with their own token, or named by the bot.</summary>
    public const string Person = nameof(Person);

    /// <summary>A person with their own token; the bot acting for them is refused, so that not even a broken-into bot approves.</summary>
    public const string OwnToken = nameof(OwnToken);

    /// <summary>A person whom the bot acts for: what only a verified activity of Teams can know.</summary>
    public const string ActedFor = nameof(ActedFor);

    /// <summary>A bot instance with its own token.</summary>
    public const string Errands = nameof(Errands);

    /// <summary>Administrators, with their own token.</summary>
    public const string Admin = nameof(Admin);

    public static void Configure(AuthorizationOptions options)
    {
        Add(options, Person, caller => caller.Person is not null);
        Add(options, OwnToken, caller => caller.IsOwnToken);
        Add(options, ActedFor, caller => caller is { Person: not null, IsOwnToken: false });
        Add(options, Errands, caller => caller.RunsErrands);
        Add(options, Admin, caller => caller.IsAdmin);
        options.DefaultPolicy = options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(_ => false).Build();
    }

    private static void Add(AuthorizationOptions options, string name, Func<Caller, bool> allows) =>
        options.AddPolicy(name, policy => policy.RequireAuthenticatedUser().RequireAssertion(context =>
            context.Resource is HttpContext http && Caller.Of(http) is { } caller && allows(caller)));
}
