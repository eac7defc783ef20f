namespace Coordination.Drafting.Language;

/// <summary>Reads a linguistic table that is embedded in the assembly: one entry a line, <c>#</c> begins a comment.</summary>
public static class WordList
{
    /// <param name="name">The file below <c>drafting/</c> with dots for slashes, e.g. <c>Language.stopwords.txt</c>.</param>
    public static IEnumerable<string> Read(string name)
    {
        using var stream = typeof(WordList).Assembly.GetManifestResourceStream("Coordination.Drafting." + name)
            ?? throw new InvalidOperationException("No embedded table " + name);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            var hash = line.IndexOf('#', StringComparison.Ordinal);
            var entry = (hash < 0 ? line : line[..hash]).Trim();
            if (entry.Length > 0)
            {
                yield return entry;
            }
        }
    }
}
