using Coordination.Contracts;

namespace Coordination.Bot.Review.Admin;

/// <summary>The Abkürzungsverzeichnis as an administrator types it: a line for each, <c>KI = Kommunales Integrationszentrum</c>.</summary>
public static class GlossaryLines
{
    public static string Of(IReadOnlyList<GlossaryEntry> glossary) => string.Join('\n', glossary.Select(entry => $"{entry.Abbreviation} = {entry.Meaning}"));

    /// <summary>Null where a line has no meaning, or an abbreviation has two.</summary>
    public static IReadOnlyList<GlossaryEntry>? Read(string? typed)
    {
        var entries = new List<GlossaryEntry>();
        foreach (var line in (typed ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts is not [{ Length: > 0 } abbreviation, { Length: > 0 } meaning] || entries.Exists(entry => entry.Abbreviation == abbreviation))
            {
                return null;
            }

            entries.Add(new GlossaryEntry(abbreviation, meaning));
        }

        return entries;
    }
}
