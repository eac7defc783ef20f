using System.Text.RegularExpressions;
using Coordination.Contracts;
using Coordination.Drafting.Language;
using Coordination.Drafting.Style;

namespace Coordination.Tests.Drafting;

public sealed class StyleLintTests
{
    [Theory]
    [InlineData("Frau Kühn führt aus, dass der Bus nicht mehr nach Ahaus fährt.", "fährt")]
    [InlineData("Herr Olm erklärt, die Mittel seien verbraucht und es gibt keine neuen.", "gibt")]
    [InlineData("Das Konzept liege vor, aber die Räume sind zu klein.", "sind")]
    public void The_indicative_is_found_in_a_house_of_the_subjunctive(string sentence, string verb) =>
        Assert.Equal([verb], StyleLint.Of(sentence, MinutesStyle.Subjunctive));

    [Theory]
    [InlineData("Frau Kühn führt aus, dass der Bus nicht mehr nach Ahaus fahre.")]
    [InlineData("Herr Olm erklärt: „Die Mittel sind verbraucht.“")]
    [InlineData("Der Kreis hat das im Juni beschlossen.")]
    [InlineData("Die Vorsitzende übergibt das Wort an Herrn Olm.")]
    public void Reports_quotes_and_the_clerks_own_sentences_are_left_alone(string sentence) => Assert.Empty(StyleLint.Of(sentence, MinutesStyle.Subjunctive));

    [Fact]
    public void The_subjunctive_is_found_in_a_house_of_the_indicative()
    {
        Assert.Equal(["fahre"], StyleLint.Of("Frau Kühn führt aus, dass der Bus nicht mehr nach Ahaus fahre.", MinutesStyle.Indicative));
        Assert.Empty(StyleLint.Of("Frau Kühn führt aus, dass der Bus nicht mehr nach Ahaus fährt.", MinutesStyle.Indicative));
    }

    [SharedDataFact]
    public void Minutes_in_the_subjunctive_pass_that_style_and_fail_the_other() => Pass("002_*.txt", MinutesStyle.Subjunctive, MinutesStyle.Indicative);

    [SharedDataFact]
    public void Minutes_in_the_indicative_pass_that_style_and_fail_the_other() => Pass("004_*.txt", MinutesStyle.Indicative, MinutesStyle.Subjunctive);

    private static void Pass(string file, MinutesStyle own, MinutesStyle other)
    {
        var seed = Directory.GetFiles(Path.Combine(SharedData.Root, "..", "seeds"), file).Single();
        var text = Regex.Replace(File.ReadAllText(seed), @"\s+", " ", RegexOptions.None, TimeSpan.FromSeconds(1));
        var sentences = Sentences.Of(text);
        Assert.Equal([], sentences.SelectMany(sentence => StyleLint.Of(sentence, own).Select(verb => verb + ": " + sentence)));
        Assert.NotEmpty(sentences.SelectMany(sentence => StyleLint.Of(sentence, other)));
    }
}
