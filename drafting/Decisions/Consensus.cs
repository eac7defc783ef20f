using Coordination.Contracts;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Decisions;

/// <summary>
/// Hears Konsens: what a working group agrees on without a vote. What it is about may hold any word ("…, dass gespart wird, wenn …"),
/// so only the words before it are asked whether they announce something.
/// </summary>
internal static class Consensus
{
    private static readonly string[] Openings = [.. WordList.Read("Decisions.contents.txt").Select(word => $", {word} ")];

    public static Announcement? In(Clause clause)
    {
        foreach (var end in Ends(clause.Text))
        {
            var said = clause with { Text = clause.Text[..end], Words = [.. clause.Words.Where(word => word.End <= end)] };
            // "Da sind wir uns einig" is small talk until the chair says about what.
            var hasContent = end < clause.Text.Length;
            if (!Announcement.Says("consensus", said) && !(hasContent && Announcement.Says("agreed", said))) continue;

            return Announcement.Says("no-consensus", said) || Announcement.IsGuarded(said) ? null
                : new Announcement(Outcome.Consensus, null, hasContent ? clause.Text[(end + 2)..] : null);
        }

        return null;
    }

    /// <summary>Whether the sentence of a result goes on to say what it is about.</summary>
    public static bool HasContent(string text) => Openings.Any(opening => text.Contains(opening, StringComparison.Ordinal));

    // "Ich stelle fest, dass Konsens besteht, dass …": the first part that speaks of consensus ends where its content begins.
    private static IEnumerable<int> Ends(string text) =>
        Openings.SelectMany(opening => Starts(text, opening)).Order().Append(text.Length);

    private static IEnumerable<int> Starts(string text, string opening)
    {
        for (var at = text.IndexOf(opening, StringComparison.Ordinal); at > 0; at = text.IndexOf(opening, at + 1, StringComparison.Ordinal)) yield return at;
    }
}
