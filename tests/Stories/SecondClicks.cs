using Coordination.Contracts;
using Coordination.Tests.World;

namespace Coordination.Tests.Stories;

/// <summary>What happens twice in Teams happens once in the council.</summary>
public abstract class SecondClicks(Provider provider) : Story(provider)
{
    [Fact]
    public async Task A_message_that_Teams_delivers_twice_makes_one_item()
    {
        var delivery = await Teams.SayAsync(Member.Person, Member.Chat, "TOP: Sachstand Sprachkurse", default);
        await Teams.Bot.PostAsync(delivery!.Activity, default);
        await RestartAsync();
        await Teams.Bot.PostAsync(delivery.Activity, default);
        Assert.Single(await Own(Member).GetMyItemsAsync(default));
    }

    [Fact]
    public async Task An_old_card_pressed_again_says_what_has_happened_and_changes_nothing()
    {
        var item = await ProposeAsync(Member, "TOP: Sachstand Sprachkurse");
        await PlanAsync();
        var list = (await Chair.SayAsync("Vorschläge", default))[^1];
        await Chair.PressAsync(list, "item.admit", default, about: item.Id.ToString());
        var after = await Own(Member).FindItemAsync(item.Id, default);
        await Chair.PressAsync(list, "item.admit", default, about: item.Id.ToString());
        Assert.Equal(after, await Own(Member).FindItemAsync(item.Id, default));
        Assert.Equal(AgendaItemState.Admitted, after!.State);
    }

    [Fact]
    public async Task Inviting_twice_sends_everybody_one_invitation()
    {
        await ProposeAsync(Member, "TOP: Sachstand Sprachkurse");
        var session = await PlanAsync();
        await AdmitAllAsync();
        var preview = await InviteAsync();
        await Chair.PressAsync(preview, "session.invite", default);
        await RestartAsync();
        await Chair.PressAsync(preview, "session.invite", default);
        var sent = await DeliveredAsync(session.Id, ErrandKind.SendInvitation);
        Assert.Equal(Group.Members.Count, sent.Count);
        Assert.Equal(Group.Members.Count, sent.DistinctBy(d => d.MemberId).Count());
        Assert.Single(Member.Inbox, reply => reply.ToString().Contains("Einladung zur 1. Sitzung", StringComparison.Ordinal));
    }
}

public sealed class SecondClicksOnSqlite() : SecondClicks(Provider.Sqlite);

public sealed class SecondClicksOnPostgreSql() : SecondClicks(Provider.PostgreSql);
