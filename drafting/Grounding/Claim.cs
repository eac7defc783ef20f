using Coordination.Contracts;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Grounding;

/// <summary>A sentence of the Niederschrift, taken apart for judging.</summary>
internal sealed class Claim
{
    public Claim(DraftEntry entry)
    {
        Entry = entry;
        Mentions = Names.Of(entry.Text);
        Clauses = Grounding.Clauses.Of(entry.Text);
        Figures = Language.Figures.Of(entry.Text);
    }

    public DraftEntry Entry { get; }

    public string Text => Entry.Text;

    public IReadOnlyList<Mention> Mentions { get; }

    public IReadOnlyList<Clause> Clauses { get; }

    public IReadOnlyList<Figure> Figures { get; }
}
