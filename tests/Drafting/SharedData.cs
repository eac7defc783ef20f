using Coordination.Tests.Rules;

namespace Coordination.Tests.Drafting;

/// <summary>The labelled sessions beside the repository (<c>../shared/data</c>); not part of it, so a test that needs them says when they are missing.</summary>
internal static class SharedData
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Sources.Root, "..", "shared", "data"));

    public static string? Missing => Directory.Exists(Root) ? null : "needs " + Root;
}

/// <summary>A fact about the shared data; reported as skipped where the data is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute()
    {
        Skip = SharedData.Missing;
    }
}
