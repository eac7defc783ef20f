using Coordination.Contracts;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Grounding;

/// <summary>A sentence of the Niederschrift, taken apart for judging.</summary>
internal sealed class Claim
{
    private const int LongestFrame = 40;
    private const int LongestPrefix = 10;

    public Claim(DraftEntry entry, Vocabulary vocabulary)
    {
        Entry = entry;
        Mentions = Names.Of(entry.Text);
        var colon = Mentions.Count > 0 && Mentions[0].Start < LongestPrefix ? entry.Text.IndexOf(": ", StringComparison.Ordinal) : -1;
        IsRendering = colon > 0 && colon - Mentions[0].End < LongestFrame;
        Body = IsRendering ? entry.Text[(colon + 2)..] : entry.Text;
        Clauses = Grounding.Clauses.Of(entry.Text, vocabulary);
        Figures = Language.Figures.Of(entry.Text);
    }

    public DraftEntry Entry { get; }

    /// <summary>"Frau Weiß führt aus: …" promises what follows nearly word for word.</summary>
    public bool IsRendering { get; }

    /// <summary>The text without such a frame.</summary>
    public string Body { get; }

    public string Text => Entry.Text;

    public IReadOnlyList<Mention> Mentions { get; }

    public IReadOnlyList<Clause> Clauses { get; }

    public IReadOnlyList<Figure> Figures { get; }
}
