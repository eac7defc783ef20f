using System.Text.Json.Nodes;
using Coordination.Bot.Chat;
using Coordination.Tests.World;

namespace Coordination.Tests.Attacks;

/// <summary>Buttons of the slot search with a wish that somebody edited, or pressed by somebody for whom they were not made.</summary>
[Collection(AttackedBotDefinition.Name)]
public sealed class SlotAttacks(AttackedBot bot)
{
    private CouncilScene Scene => bot.Scene;

    public static TheoryData<string> Wishes =>
    [
        "{", "null", "7", "{}", """{"minutes":120}""", """{"from":"2025-04-01","until":"2025-04-30","minutes":2147483647}""",
        """{"from":"2025-04-01","until":"9999-12-31","minutes":120}""", """{"from":"2025-04-01","until":"2025-04-30","minutes":120,"waived":[null]}""",
        """{"from":"2025-04-01","until":"2025-04-30","minutes":120,"waived":["factions","timeOfDay"],"unknownMayCome":true}""",
        """{"from":"2025-04-01","until":"2025-04-30","minutes":120,"without":["11111111-1111-4111-8111-111111111111"],"unknownMayCome":true}""",
    ];

    [Theory]
    [MemberData(nameof(Wishes))]
    public async Task A_wish_that_was_edited_is_answered_in_words_and_plans_nothing(string wish)
    {
        var session = Guid.NewGuid();
        foreach (var start in new[] { "2025-04-10T15:00:00.0000000+00:00", "9999-12-31T23:59:59.0000000+00:00", "gestern" })
        {
            foreach (var verb in new[] { Verbs.SearchSlots, Verbs.PlanSlot })
            {
                Assert.Equal(200, (await bot.PostAsync(bot.Click(Scene.Chair, verb, Data(session, wish, start)))).Status);
            }
        }

        Assert.Null(await Scene.As(Scene.Chair).FindSessionAsync(session, default));
    }

    /// <summary>A time that the search would not give, under a button that says it would; far ahead, as the bot and the API here have clocks of their own.</summary>
    [Fact]
    public async Task A_start_that_breaks_a_rule_is_not_planned_whatever_the_button_says()
    {
        var session = Guid.NewGuid();
        const string Wish = """{"from":"2192-12-01","until":"2192-12-31","minutes":120,"unknownMayCome":true}""";
        Task<Posted> PressAsync(string start) => bot.PostAsync(bot.Click(Scene.Chair, Verbs.PlanSlot, Data(session, Wish, start)));

        // A Sunday, Christmas, the middle of the night, and an end after the hours of the group.
        foreach (var start in new[] { "2192-12-16T16:00", "2192-12-25T16:00", "2192-12-13T02:00", "2192-12-13T19:00" })
        {
            Assert.Contains("nicht mehr möglich", (await PressAsync($"{start}:00.0000000+00:00")).Said, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("nicht mehr möglich", (await PressAsync("2192-12-13T16:00:00.0000000+00:00")).Said, StringComparison.Ordinal);
        Assert.Null(await Scene.As(Scene.Chair).FindSessionAsync(session, default));
    }

    [Fact]
    public async Task Nobody_but_the_chair_of_the_group_searches_or_plans_by_a_button()
    {
        var (session, other) = (Guid.NewGuid(), await CouncilScene.CreateAsync(bot.World));
        const string Wish = """{"from":"2192-12-01","until":"2192-12-31","minutes":120,"unknownMayCome":true}""";

        foreach (var person in new[] { Scene.Member, Scene.Clerk, Scene.Guest, other.Chair })
        {
            foreach (var verb in new[] { Verbs.FindSlot, Verbs.SearchSlots, Verbs.PlanSlot })
            {
                var answer = await bot.PostAsync(bot.Click(person, verb, Data(session, Wish, "2192-12-13T16:00:00.0000000+00:00")));
                Assert.Equal(200, answer.Status);
                if (person != other.Chair || verb != Verbs.FindSlot) Assert.DoesNotContain("Mögliche Termine", answer.Said, StringComparison.Ordinal);
            }
        }

        Assert.Null(await Scene.As(Scene.Chair).FindSessionAsync(session, default));
    }

    private JsonObject Data(Guid session, string wish, string start) =>
        new() { ["group"] = Scene.GroupId.ToString(), ["session"] = session.ToString(), ["wish"] = wish, ["start"] = start };
}
