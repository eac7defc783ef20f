using System.Text.Json.Nodes;
using Coordination.Bot.Cards;
using Coordination.Bot.Chat;
using Coordination.Bot.Texts;

namespace Coordination.Tests.Bot;

public sealed class HelpCardTests
{
    [Fact]
    public void What_only_the_chair_needs_is_folded_in_and_stands_in_the_text_alternative()
    {
        var card = HelpCards.Help(Wording.German);
        Assert.Equal(["Action.ShowCard"], Actions(card).Where(action => action["card"] is not null).Select(action => (string)action["type"]!));
        Assert.Equal([Verbs.ShowProposals, Verbs.FindSlot, Verbs.ScheduleForm], Folded(card).Select(action => (string)action["verb"]!));
        Assert.Contains(Wording.German.Say(Phrase.HowToChair), card.FallbackText, StringComparison.Ordinal);
        Assert.Same(card, HelpCards.Help(Wording.German));
    }

    [Fact]
    public void Who_asked_in_English_goes_on_in_English_after_every_button_also_a_folded_one()
    {
        var card = HelpCards.Help(Wording.English).WithEveryButton(Talk.LanguageKey, "en-GB");
        Assert.All(Actions(card).Where(action => action["data"] is not null).Concat(Folded(card)), action => Assert.Equal("en-GB", (string?)action["data"]![Talk.LanguageKey]));
        Assert.Null(Actions(HelpCards.Help(Wording.English))[0]["data"]![Talk.LanguageKey]);
    }

    private static List<JsonNode> Actions(Card card) => [.. card.ToJson()["actions"]!.AsArray().Select(action => action!)];

    private static List<JsonNode> Folded(Card card) => [.. Actions(card).Single(action => action["card"] is not null)["card"]!["actions"]!.AsArray().Select(action => action!)];
}
