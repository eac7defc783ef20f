using Coordination.Bot.Review;

namespace Coordination.Tests.Browser;

/// <summary>The words that two versions of a sentence do not share.</summary>
public sealed class WordDiffTests
{
    [Theory]
    [InlineData("Es kamen 48 Familien.", "Es kamen 84 Familien.", "Es kamen [48] Familien.", "Es kamen [84] Familien.")]
    [InlineData("Frau Ulmen fragt.", "Frau Ulmen fragt nach den Kosten.", "Frau Ulmen [fragt.]", "Frau Ulmen [fragt nach den Kosten.]")]
    [InlineData("Gleich.", "Gleich.", "Gleich.", "Gleich.")]
    [InlineData("", "Neu dazu.", "", "[Neu dazu.]")]
    [InlineData("Ein  Satz\nmit <b>Zeichen</b>.", "Ein  Satz\nmit Zeichen.", "Ein  Satz\nmit [<b>Zeichen</b>.]", "Ein  Satz\nmit [Zeichen.]")]
    public void Changed_words_are_marked_and_the_text_stays_whole(string before, string after, string old, string @new)
    {
        Assert.Equal(old, Marked(WordDiff.Old(before, after)));
        Assert.Equal(@new, Marked(WordDiff.New(before, after)));
        Assert.Equal(before, string.Concat(WordDiff.Old(before, after).Select(run => run.Text)));
        Assert.Equal(after, string.Concat(WordDiff.New(before, after).Select(run => run.Text)));
    }

    private static string Marked(IReadOnlyList<(string Text, bool IsChanged)> runs) => string.Concat(runs.Select(run => run.IsChanged ? $"[{run.Text}]" : run.Text));
}
