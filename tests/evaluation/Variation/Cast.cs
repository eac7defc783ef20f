using System.Text.RegularExpressions;

namespace Coordination.Evaluation.Variation;

/// <summary>Other people in the same seats: each speaker, family name and faction of a session gets an invented one.</summary>
internal sealed partial class Cast
{
    private readonly Dictionary<string, string> labels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> words = new(StringComparer.Ordinal);
    private readonly PhraseBook book;
    private int people;

    public Cast(PhraseBook book, IEnumerable<string> speakers, string? chair)
    {
        this.book = book;
        Chair = book.Any("chair").Replace("{p}", book.Any("family"), StringComparison.Ordinal);
        Deputy = book.Any("chair").Replace("{p}", book.Any("family") + "-Ost", StringComparison.Ordinal);
        foreach (var speaker in speakers.Order(StringComparer.Ordinal))
        {
            var (family, faction) = Parts(speaker);
            var name = words.GetValueOrDefault(family) ?? NewName();
            if (family.Length > 3) words[family] = name;
            var party = faction is null ? book.Any("faction") : words.TryGetValue(faction, out var known) ? known : words[faction] = book.Any("faction");
            labels[speaker] = speaker == chair ? Chair
                : book.Any("member").Replace("{p}", name, StringComparison.Ordinal).Replace("{f}", party, StringComparison.Ordinal);
        }
    }

    public string Chair { get; }

    /// <summary>Leads where the chair has left the seat.</summary>
    public string Deputy { get; }

    public string? Of(string? speaker) => speaker is null ? null : labels.GetValueOrDefault(speaker, speaker);

    public string Renamed(string text) => Word().Replace(text, match => words.GetValueOrDefault(match.Value, match.Value));

    private string NewName() => book.Any("family") + (people++ < 24 ? "" : "er") + (people % 3 == 0 ? "mann" : "");

    private static (string Family, string? Faction) Parts(string speaker)
    {
        var open = speaker.LastIndexOf('(');
        var name = (open > 0 ? speaker[..open] : speaker).Trim();
        return (name.Split(' ')[^1], open > 0 ? speaker[(open + 1)..].TrimEnd(')') : null);
    }

    [GeneratedRegex(@"[\p{L}|/\-]+")]
    private static partial Regex Word();
}
