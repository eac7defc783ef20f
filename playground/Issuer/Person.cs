namespace Coordination.Playground.Issuer;

/// <summary>Somebody who can sign in and chat: what Entra and Teams would know of a person. All of them are invented.</summary>
/// <param name="Id">Entra object id.</param>
/// <param name="IsAdmin">Carries the app role <c>Admin</c> in the person's own token.</param>
public sealed record Person(Guid Id, string Name, string Mail, bool IsAdmin = false)
{
    /// <summary>Teams' own id of the person, derived so that it survives a restart.</summary>
    public string TeamsUserId => $"29:{Id:N}";
}
