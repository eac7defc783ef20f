using Coordination.Drafting.Language;

namespace Coordination.Tests.Drafting;

public sealed class SpokenLanguageTests
{
    [Theory]
    [InlineData("Thank you very much, we would just like to add one remark.", "en")]
    [InlineData("Merci, nous sommes pour cette proposition.", "fr")]
    [InlineData("Teşekkür ederim, biz de bu plan için varız.", "tr")]
    [InlineData("Dziękuję bardzo, proszę państwa.", "pl")]
    [InlineData("Спасибо, мы согласны.", "und-Cyrl")]
    [InlineData("شكرا جزيلا", "und-Arab")]
    public void What_is_not_german_is_marked(string said, string tag) => Assert.Equal(tag, SpokenLanguage.Of(said));

    [Theory]
    [InlineData("Vielen Dank, wir sind dafür.")]
    [InlineData("Das Follow-up zum Thema \u201EWork and Travel for you\u201C kommt im Mai.")]
    [InlineData("Wer ist dafür? Das ist einstimmig.")]
    [InlineData("Ja.")]
    [InlineData("Okay.")]
    [InlineData("Herr Öztürk berichtet von der Partnerstadt.")]
    [InlineData("Et is nu mal so, wi mööt dat Geld utgeven.")]
    [InlineData("TOP 4, SV-9-0677, 12.03.2025")]
    [InlineData("")]
    public void German_with_foreign_words_and_what_says_too_little_is_not(string said) => Assert.Null(SpokenLanguage.Of(said));
}
