using Coordination.Drafting.Language;

namespace Coordination.Tests.Drafting;

public sealed class FiguresTests
{
    [Theory]
    [InlineData("3,5 Mio. Euro", "3.500.000 €")]
    [InlineData("siebenundzwanzig Plätze", "27 Plätze")]
    [InlineData("zweihundertfünfzigtausend Euro", "250.000 EUR")]
    [InlineData("drei Viertel der Kinder", "75 Prozent der Kinder")]
    [InlineData("eine Million Euro", "1 Mio. EUR")]
    [InlineData("dreieinhalb Stellen", "3,5 Stellen")]
    [InlineData("am 27. Mai 2026", "am 27.05.2026")]
    [InlineData("am dritten Juli", "am 3.7.")]
    [InlineData("um 19:30 Uhr", "um 19.30 Uhr")]
    [InlineData("um halb acht", "um 7:30 Uhr")]
    [InlineData("um neunzehn Uhr dreißig", "um 19.30 Uhr")]
    [InlineData("die zweite Variante", "die 2. Variante")]
    [InlineData("bei einer Enthaltung", "bei 1 Enthaltung")]
    [InlineData("keine Gegenstimme", "0 Gegenstimmen")]
    public void Two_ways_of_saying_a_figure_are_the_same_figure(string one, string other)
    {
        var (first, second) = (Assert.Single(Figures.Of(one)), Assert.Single(Figures.Of(other)));
        Assert.Equal((first.Kind, first.Value, first.Unit), (second.Kind, second.Value, second.Unit));
    }

    [Theory]
    [InlineData("eine gute Idee von einem Mitglied")]
    [InlineData("wir achten darauf und werden uns kümmern")]
    public void Articles_and_verbs_are_no_figures(string text) => Assert.Empty(Figures.Of(text));

    [Fact]
    public void Days_before_a_common_month_are_dates_each() =>
        Assert.Equal(["05.10.", "12.10."], Figures.Of("am 5. und 12. Oktober 2026").Select(figure => figure.Value));

    [Fact]
    public void A_paper_number_is_one_figure() =>
        Assert.Equal("SV-10-0815", Assert.Single(Figures.Of("mit der SV-10-0815 beschlossen")).Value);

    [Fact]
    public void A_date_without_year_is_the_next_one_after_the_session()
    {
        var figure = Assert.Single(Figures.Of("bis zum 15. Januar"));
        Assert.Equal(new DateOnly(2027, 1, 15), Dates.On(figure, new DateOnly(2026, 11, 20)));
    }
}
