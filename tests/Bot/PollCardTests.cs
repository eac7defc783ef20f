using Coordination.Bot.Cards;
using Coordination.Bot.Channel;
using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Tests.Bot;

public sealed class PollCardTests
{
    private static readonly DateTimeOffset Start = new(2026, 9, 17, 15, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("de-DE", "Ja: 1, wenn nötig: 0, nein: 0, unbekannt: 59", "Noch unbekannt: Fraktion der langen Namen 0", "Die Ladungsfrist ist zu kurz.")]
    [InlineData("en-GB", "Yes: 1, if need be: 0, no: 0, unknown: 59", "Not known yet: Fraktion der langen Namen 0", "The notice period is too short.")]
    public void The_result_of_ten_dates_and_sixty_people_fits_and_says_what_is_unknown(string locale, params string[] said)
    {
        var card = PollCards.Result(Poll(DatePollState.Open), Wording.For(locale));
        Assert.All(said, text => Assert.Contains(text, card.FallbackText, StringComparison.Ordinal));
        Assert.InRange(card.ToWrittenJson().SizeInUtf16, 1, OutgoingMessage.CardBudgetBytes);
    }

    [Theory]
    [InlineData(DatePollState.Open, 1)]
    [InlineData(DatePollState.Closed, 0)]
    [InlineData(DatePollState.Finalised, 0)]
    public void Only_a_running_poll_can_be_answered(DatePollState state, int buttons) =>
        Assert.Equal(buttons, PollCards.Ask(Poll(state), Wording.German).ToJson()["actions"]!.AsArray().Count);

    private static DatePollView Poll(DatePollState state)
    {
        List<PollOption> options = [.. Enumerable.Range(0, 10).Select(day => new PollOption(Start.AddDays(day), Start.AddDays(day).AddHours(2)))];
        List<FactionForecast> factions = [.. Enumerable.Range(0, 8).Select(i => new FactionForecast(Guid.NewGuid(), $"Fraktion der langen Namen {i}", SeatForecast.Unknown, []))];
        var result = new DatePollResult(
            [.. options.Select(_ => new OptionResult(1, 0, 0, 59, factions, [PollObstacle.NoticeTooShort, PollObstacle.FactionNotAssured, PollObstacle.ChairNotAssured]))],
            [.. Enumerable.Range(0, 60).Select(i => new PollVoice(Guid.NewGuid(), $"Dr. Annemarie Mustermann-Beispiel {i}", i == 0 ? [.. options.Select(_ => Availability.Yes)] : null))]);
        return new DatePollView(Guid.NewGuid(), Guid.NewGuid(), "AG Garten", state, options, Start.AddDays(-3), "Kreishaus", null, result, null, null, null, 1);
    }
}
