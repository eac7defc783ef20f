namespace Coordination.Bot.Minutes;

/// <summary>The text files of this room: what the model is told, and what it is not shown.</summary>
internal static class Embedded
{
    public static string Text(string name)
    {
        using var stream = typeof(Embedded).Assembly.GetManifestResourceStream($"Coordination.Bot.Minutes.{name}")
            ?? throw new InvalidOperationException($"No embedded file {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>The lines without comments.</summary>
    public static IEnumerable<string> Lines(string name) =>
        Text(name).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#');
}
