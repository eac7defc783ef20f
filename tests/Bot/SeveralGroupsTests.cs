using Coordination.Contracts;

namespace Coordination.Tests.Bot;

/// <summary>Who sits in two groups is asked once which one is meant; and whoever comes while the API is away hears so.</summary>
public sealed class SeveralGroupsTests(BotWorld world) : IClassFixture<BotWorld>
{
    private static readonly Guid Second = Guid.Parse("5c0a1d7e-0000-4000-8000-00000000b001");

    [Fact]
    public async Task The_question_which_group_takes_up_what_was_said_and_is_not_asked_again()
    {
        var admin = world.ApiOf(world.Group.Admin);
        await admin.PutGroupAsync(Second, new GroupDefinition("Steuerungsgruppe Wald", "StG Wald", new PolicyProfile(DefaultPublicity: Publicity.Public)), default);
        var seats = new[] { (world.Chair, Role.Chair), (world.OtherMember, Role.Member) };
        foreach (var (person, role) in seats)
        {
            await admin.PutMemberAsync(Second, Guid.NewGuid(),
                new MemberDefinition(person.Id, new PersonName("Frau", null, "Erna", "Wald", null), null, null, role, HasVote: true), default);
        }

        var asked = await world.SayAsync(world.OtherMember, "TOP: Aufforstung");
        Assert.Equal(["IfA Integration", "StG Wald"], asked.Buttons.Order(StringComparer.Ordinal));
        Assert.Empty(await world.ApiOf(world.OtherMember).GetMyItemsAsync(default));

        await asked.ClickAsync("StG Wald");
        await asked.ClickAsync("Zurückziehen");
        var item = Assert.Single(await world.ApiOf(world.OtherMember).GetMyItemsAsync(default));
        Assert.Equal(("Aufforstung", Second, AgendaItemState.Withdrawn), (item.Title, item.GroupId, item.State));

        var next = await world.SayAsync(world.OtherMember, "TOP: Waldwege");
        Assert.Contains("Steuerungsgruppe Wald", next.Shown, StringComparison.Ordinal);

        // In a chat bound to one group a card's data must not lead to the other one.
        await world.BindAsync(world.Teams.GroupChat);
        var shared = await world.SayAsync(world.OtherMember, world.Teams.GroupChat, "Hilfe");
        var answer = await shared.PressAsync("item.show", new System.Text.Json.Nodes.JsonObject { ["item"] = item.Id.ToString() });
        Assert.DoesNotContain("Aufforstung", answer.Body!.ToString(), StringComparison.Ordinal);
    }
}
