using DiffPlex;

namespace Coordination.Bot.Review;

/// <summary>Which words of one text another one does not have; the one diff of all pages that show two versions of a sentence.</summary>
public static class WordDiff
{
    private static readonly char[] Blanks = [' ', '\t', '\n', '\r', '\u00a0'];

    /// <summary>The old text, in runs that stay and runs that go.</summary>
    public static IReadOnlyList<(string Text, bool IsChanged)> Old(string before, string after) => Runs(before, after, old: true);

    /// <summary>The new text, in runs that stood there and runs that come.</summary>
    public static IReadOnlyList<(string Text, bool IsChanged)> New(string before, string after) => Runs(before, after, old: false);

    private static List<(string Text, bool IsChanged)> Runs(string before, string after, bool old)
    {
        var diff = new Differ().CreateWordDiffs(before, after, ignoreWhitespace: false, Blanks);
        var pieces = old ? diff.PiecesOld : diff.PiecesNew;
        var changed = new bool[pieces.Length];
        foreach (var block in diff.DiffBlocks)
        {
            Array.Fill(changed, true, old ? block.DeleteStartA : block.InsertStartB, old ? block.DeleteCountA : block.InsertCountB);
        }

        var runs = new List<(string Text, bool IsChanged)>();
        for (var i = 0; i < pieces.Length; i++)
        {
            // The blank between two changed words belongs to them: one mark, not a row of fragments.
            var isChanged = changed[i] || (string.IsNullOrWhiteSpace(pieces[i]) && i > 0 && i < pieces.Length - 1 && changed[i - 1] && changed[i + 1]);
            if (runs is [.., var last] && last.IsChanged == isChanged) runs[^1] = (last.Text + pieces[i], isChanged);
            else runs.Add((pieces[i], isChanged));
        }

        return runs;
    }
}
