using System.Net;
using Coordination.Api.Sessions;
using Coordination.Contracts;
using Coordination.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Tests.Bot;

/// <summary>What people get: through a real bot, the real API and its database.</summary>
public abstract class ErrandDeliveryTests(ApiWorld world)
{
    [Fact]
    public async Task An_invitation_reaches_everybody_once_with_the_agenda_they_may_see()
    {
        await using var scene = await ErrandScene.CreateAsync(world);
        await scene.InviteAsync();
        await using var bot = await BotInstance.StartAsync(world);
        await scene.SettledAsync();

        Assert.All(scene.Council.Everybody, place => Assert.Single(scene.TakenBy(place)));
        var member = scene.TakenBy(scene.Council.Member).Single();
        Assert.Null(member.Activity["text"]);
        Assert.Contains("Grundstück Mühlenweg", member.Card["fallbackText"]!.GetValue<string>());
        var guest = scene.TakenBy(scene.Council.Guest).Single().Activity.ToJsonString(WireJson.Options);
        Assert.Contains("Radwege am Kanal", guest);
        Assert.DoesNotContain("hlenweg", guest);
        var deliveries = await scene.Chair.GetDeliveriesAsync(scene.SessionId, default);
        Assert.All(deliveries, delivery => Assert.Equal(ErrandState.Done, delivery.State));
    }

    [Fact]
    public async Task The_button_of_an_invitation_gives_the_calendar_file()
    {
        await using var scene = await ErrandScene.CreateAsync(world);
        await scene.InviteAsync();
        await using var bot = await BotInstance.StartAsync(world);
        await scene.SettledAsync();

        var button = scene.TakenBy(scene.Council.Member).Single().Card["actions"]![0]!;
        var file = await world.Http.GetAsync(button["url"]!.GetValue<string>());

        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        var text = await file.Content.ReadAsStringAsync();
        Assert.Contains($"UID:{scene.SessionId}", text);
        Assert.Contains("METHOD:REQUEST", text);
    }

    [Fact]
    public async Task Each_person_is_addressed_in_their_own_language()
    {
        await using var scene = await ErrandScene.CreateAsync(world);
        await scene.OpenChatAsync(scene.Council.Member, "en-GB");
        await scene.InviteAsync();
        await using var bot = await BotInstance.StartAsync(world);
        await scene.SettledAsync();

        Assert.StartsWith("Invitation to session", scene.TakenBy(scene.Council.Member).Single().Summary);
        Assert.StartsWith("Einladung zur", scene.TakenBy(scene.Council.OtherMember).Single().Summary);
    }

    [Fact]
    public async Task Who_has_to_keep_a_deadline_is_told_of_it_with_the_step_that_keeps_it_and_not_once_it_is_kept()
    {
        await using var scene = await ErrandScene.CreateAsync(world);
        await scene.ScheduleAsync();
        await scene.ForgetAsync();
        async Task RemindAsync(int days)
        {
            await world.ReadAsync(db => DutyReminders.RemindAsync(db, world.Clock.Now.AddDays(days), default));
            await world.ReadAsync(db => db.Errands.Where(errand => errand.DueAt > world.Clock.Now).ExecuteUpdateAsync(set => set.SetProperty(errand => errand.DueAt, world.Clock.Now)));
        }

        // The notice of six days ends on Wednesday, 26 March, the deadline for items on Sunday, 23 March.
        await RemindAsync(21);
        await RemindAsync(18);
        await using var bot = await BotInstance.StartAsync(world);
        await scene.SettledAsync();
        Assert.Equal(
            ["Einladung fällig: 1. Sitzung, Arbeitsgruppe Gartenbau", "Frist für Tagesordnungspunkte: 1. Sitzung, Arbeitsgruppe Gartenbau"],
            scene.TakenBy(scene.Council.Chair).Select(message => message.Summary).Order(StringComparer.Ordinal));
        Assert.Contains("spätestens am Mi., 26.03.2025", scene.TakenBy(scene.Council.Chair).Single(message => message.Summary!.StartsWith("Einladung", StringComparison.Ordinal)).Card["fallbackText"]!.GetValue<string>());
        Assert.StartsWith("Frist für Tagesordnungspunkte", Assert.Single(scene.TakenBy(scene.Council.Member)).Summary);
        Assert.Empty(scene.TakenBy(scene.Council.Guest));

        await scene.Chair.PutInvitationAsync(scene.SessionId, default);
        await RemindAsync(23);
        await scene.SettledAsync();
        Assert.DoesNotContain(scene.TakenBy(scene.Council.Chair).Skip(2), message => message.Summary!.StartsWith("Einladung fällig", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_proposer_hears_once_of_an_item_that_was_decided_twice_before_the_bot_came_to_it()
    {
        await using var scene = await ErrandScene.CreateAsync(world);
        await scene.ScheduleAsync();
        await scene.ForgetAsync();
        var item = await scene.ProposeAsync("Bushaltestelle", Publicity.Public);
        await scene.Chair.PutDeferralAsync(item, new DeferItem("Unterlagen fehlen"), default);
        await scene.Chair.PutItemRefusalAsync(item, new RefuseItem("Nicht zuständig"), default);
        await using var bot = await BotInstance.StartAsync(world);
        await scene.SettledAsync();

        var message = Assert.Single(scene.TakenBy(scene.Council.Member));
        Assert.Contains("Nicht zuständig", message.Card["fallbackText"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_session_cancelled_before_the_bot_came_to_it_is_announced_as_cancelled_only()
    {
        await using var scene = await ErrandScene.CreateAsync(world);
        await scene.InviteAsync();
        await scene.Chair.PutCancellationAsync(scene.SessionId, new SessionCancellation("Sturmwarnung"), default);
        await using var bot = await BotInstance.StartAsync(world);
        await scene.SettledAsync();

        var message = Assert.Single(scene.TakenBy(scene.Council.Clerk));
        Assert.Contains("Sturmwarnung", message.Card["fallbackText"]!.GetValue<string>());
    }

    [Fact]
    public async Task Of_two_moves_only_the_last_is_announced()
    {
        await using var scene = await ErrandScene.CreateAsync(world);
        await scene.InviteAsync();
        await scene.ForgetAsync();
        var (seen, start) = ((await scene.Chair.FindSessionAsync(scene.SessionId, default))!.StartsAt, world.Clock.Now.AddDays(40));
        await scene.Chair.PutScheduleAsync(scene.SessionId, new SessionSchedule(start, start.AddHours(1), "Rathaus", MovedFrom: seen), default);
        await scene.Chair.PutScheduleAsync(scene.SessionId, new SessionSchedule(start.AddDays(1), start.AddDays(1).AddHours(1), "Schloss", MovedFrom: start), default);
        await using var bot = await BotInstance.StartAsync(world);
        await scene.SettledAsync();

        var message = Assert.Single(scene.TakenBy(scene.Council.Member));
        Assert.Contains("Schloss", message.Card["fallbackText"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_proposal_goes_to_the_chair_with_buttons_and_its_fate_to_the_proposer()
    {
        await using var scene = await ErrandScene.CreateAsync(world);
        await using var bot = await BotInstance.StartAsync(world);
        var item = await scene.ProposeAsync("Sachstand KIM", Publicity.Public);
        await scene.SettledAsync();
        await scene.Chair.PutItemRefusalAsync(item, new RefuseItem("gehört in den Ausschuss"), default);
        await scene.SettledAsync();

        var proposal = Assert.Single(scene.TakenBy(scene.Council.Chair));
        Assert.Contains("Sachstand KIM", proposal.Card["fallbackText"]!.GetValue<string>());
        Assert.Contains(proposal.Card["actions"]!.AsArray(), a => a!["verb"]?.GetValue<string>() == "item.admit");
        var fate = Assert.Single(scene.TakenBy(scene.Council.Member));
        Assert.Contains("gehört in den Ausschuss", fate.Card["fallbackText"]!.GetValue<string>());
        Assert.Empty(scene.TakenBy(scene.Council.OtherMember));
    }

    [Fact]
    public async Task A_non_public_supplement_is_told_to_members_and_not_to_guests()
    {
        await using var scene = await ErrandScene.CreateAsync(world);
        await scene.InviteAsync();
        await scene.ForgetAsync();
        await using var bot = await BotInstance.StartAsync(world);
        await scene.AdmitAsync("Eilsache Deich", Publicity.NonPublic, "Hochwasser");
        await scene.SettledAsync();

        var told = Assert.Single(scene.TakenBy(scene.Council.OtherMember));
        Assert.Contains("Eilsache Deich", told.Card["fallbackText"]!.GetValue<string>());
        Assert.Empty(scene.TakenBy(scene.Council.Guest));
    }

    [Fact]
    public async Task Who_has_left_the_group_meanwhile_gets_nothing()
    {
        await using var scene = await ErrandScene.CreateAsync(world);
        await scene.InviteAsync();
        await scene.Council.PutAsync(scene.Council.OtherMember, Role.Member, scene.Council.Tulips, true, until: CouncilTime.DateOf(world.Clock.Now).AddDays(-1));
        await using var bot = await BotInstance.StartAsync(world);
        await scene.SettledAsync();

        Assert.Empty(scene.TakenBy(scene.Council.OtherMember));
        Assert.Single(scene.TakenBy(scene.Council.Member));
    }
}

public sealed class ErrandDeliveryTestsOnSqlite(SqliteWorld world) : ErrandDeliveryTests(world), IClassFixture<SqliteWorld>;

public sealed class ErrandDeliveryTestsOnPostgreSql(PostgreSqlWorld world) : ErrandDeliveryTests(world), IClassFixture<PostgreSqlWorld>;
