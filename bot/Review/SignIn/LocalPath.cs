namespace Coordination.Bot.Review.SignIn;

/// <summary>An address within this host, or the start page: what a stranger puts behind <c>returnUrl=</c> never leads elsewhere.</summary>
public static class LocalPath
{
    public const string Home = "/review";

    public static string OrHome(string? address) => IsLocal(address) ? address! : Home;

    private static bool IsLocal(string? address) =>
        address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) && !address.Contains('\\', StringComparison.Ordinal);
}
