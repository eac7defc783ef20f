using System.Text;

namespace Coordination.Api.Scheduling;

/// <summary>One property of a calendar file: <c>NAME;PARAMETER=…:VALUE</c>.</summary>
/// <param name="Number">Where it begins in the file, from 1.</param>
internal sealed record CalendarLine(int Number, string Name, string Value)
{
    /// <summary>The value as people wrote it, with the standard's escapes undone.</summary>
    public string Text => Value.Replace(@"\n", " ", StringComparison.OrdinalIgnoreCase).Replace(@"\,", ",", StringComparison.Ordinal)
        .Replace(@"\;", ";", StringComparison.Ordinal).Replace(@"\\", @"\", StringComparison.Ordinal);

    public bool Is(string name, string value) => Name == name && Value.Equals(value, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The lines of a calendar file with their continuations joined again (RFC 5545, 3.1).</summary>
internal static class CalendarLines
{
    public static List<CalendarLine> Unfold(string text)
    {
        var lines = new List<CalendarLine>();
        var (open, number) = (new StringBuilder(), 0);
        foreach (var (line, at) in text.ReplaceLineEndings("\n").Split('\n').Select((line, i) => (line, i + 1)))
        {
            if (line.StartsWith(' ') || line.StartsWith('\t'))
            {
                open.Append(line.AsSpan(1));
                continue;
            }

            Add(lines, open, number);
            open.Append(line);
            number = at;
        }

        Add(lines, open, number);
        return lines;
    }

    private static void Add(List<CalendarLine> lines, StringBuilder open, int number)
    {
        var line = open.ToString();
        open.Clear();
        // A parameter in quotation marks may hold a colon; none of those that are read here is quoted.
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) return;

        var name = line[..colon].Split(';')[0];
        lines.Add(new CalendarLine(number, name.ToUpperInvariant(), line[(colon + 1)..].Trim()));
    }
}
