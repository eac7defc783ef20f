using Coordination.Drafting.Language;

namespace Coordination.Tests.Drafting;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("Am 3. Juli tagt der Ausschuss. Danach gibt es Kaffee.", 2)]
    [InlineData("Dr. Sander verweist auf Nr. 4 und § 5 Abs. 2 der Satzung.", 1)]
    [InlineData("Das kostet 3,5 Mio. Euro, also z. B. mehr als 2023. Ist das klar?", 2)]
    [InlineData("Gegenstimmen? Keine! Gut.", 3)]
    [InlineData("", 0)]
    public void Full_stops_inside_sentences_end_none(string text, int sentences) => Assert.Equal(sentences, Sentences.Of(text).Count);

    [Fact]
    public void A_turn_is_joined_before_it_is_split()
    {
        var sentences = Sentences.OfTurns(Speech.Of("Brandt: Ich rufe den", "Brandt: nächsten Punkt auf. Bitte", "Brandt: Herr Wolters.", "Wolters: Danke."));
        Assert.Equal(["Ich rufe den nächsten Punkt auf.", "Bitte Herr Wolters.", "Danke."], sentences.Select(sentence => sentence.Text));
        Assert.Equal([["c0001", "c0002"], ["c0002", "c0003"], ["c0004"]], sentences.Select(sentence => sentence.CueIds));
    }

    [Fact]
    public void Without_punctuation_a_cue_is_a_sentence()
    {
        var words = string.Concat(Enumerable.Repeat("und dann noch ein Wort ", 30)).Trim();
        Assert.Equal(3, Sentences.OfTurns(Speech.Of("Brandt: " + words, "Brandt: " + words, "Brandt: " + words)).Count);
    }

    [Theory]
    [InlineData("Häuser", "Haus")]
    [InlineData("Satzungen", "Satzung")]
    [InlineData("gefördert", "fördert")]
    public void Forms_of_a_word_share_a_stem(string one, string other) => Assert.Equal(Stems.Of(other), Stems.Of(one));

    [Fact]
    public void Numbers_are_one_word() =>
        Assert.Equal(["am", "12.03.2025", "3,5", "mio", "kita", "ausbau", "top", "4.1"],
            Words.Of("am 12.03.2025: 3,5 Mio. Kita-Ausbau, TOP4.1").Select(word => word.Text));

    [Theory]
    [InlineData("wir gehen über zum nächsten Punkt", true)]
    [InlineData("wir gehen nach Hause", false)]
    public void A_phrase_bridges_a_gap_of_words(string text, bool found) =>
        Assert.Equal(found, Phrases.Read("Segmentation.openings.txt")["calls"].In(Words.Of(text)));
}
