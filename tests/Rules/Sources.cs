using System.Text.RegularExpressions;

namespace Coordination.Tests.Rules;

/// <summary>A source file of the repository: path with forward slashes from its root, and text.</summary>
public sealed record SourceFile(string Path, string Text);

/// <summary>The files the rules read. Rules are functions over files, so that each can be shown a planted violation.</summary>
public static partial class Sources
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> CSharp { get; } = Read("*.cs", "*.cshtml");

    public static string ReadText(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Lines of code that match outside the allowed places, as "path: line". Comments do not count.</summary>
    public static IReadOnlyList<string> Matches(IEnumerable<SourceFile> files, Regex forbidden, Func<string, bool> allowed) =>
    [
        .. from file in files
           where !allowed(file.Path)
           from line in file.Text.Split('\n')
           where forbidden.IsMatch(Comment().Replace(line, ""))
           select $"{file.Path}: {line.Trim()}",
    ];

    private static List<SourceFile> Read(params string[] patterns) =>
    [
        .. from pattern in patterns
           from path in Directory.EnumerateFiles(Root, pattern, SearchOption.AllDirectories)
           let relative = Path.GetRelativePath(Root, path).Replace('\\', '/')
           where !relative.Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "artifacts")
           select new SourceFile(relative, File.ReadAllText(path)),
    ];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Coordination.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }

    [GeneratedRegex(@"^\s*///?.*$|//\s.*$")]
    private static partial Regex Comment();
}
