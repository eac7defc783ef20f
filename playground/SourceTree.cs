namespace Coordination.Playground;

/// <summary>The checkout this was built from: settings and pages of both hosts are read from there, as the playground is never deployed.</summary>
public static class SourceTree
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Coordination.sln"))
            ? folder
            : Find(Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar)) ?? throw new DirectoryNotFoundException("not inside the source tree"));
}
