using Coordination.Contracts;
using Coordination.Tests.World;

namespace Coordination.Tests.Concurrency;

/// <summary>Chair and member at one item, several chairs at one session or group.</summary>
public abstract class AgendaAtOnce(ApiWorld world)
{
    [Fact]
    public async Task An_item_that_is_admitted_while_it_is_withdrawn_ends_withdrawn_and_the_second_hears_of_the_first()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.ScheduleAsync();
        for (var round = 0; round < 6; round++)
        {
            var item = await scene.ProposeAsync($"Beete {round}");
            var ended = await AtOnce.RunAsync(
                () => scene.As(scene.Chair).PutAdmissionAsync(item.Id, new AdmitItem(session.Id), default),
                () => scene.As(scene.Member).PutWithdrawalAsync(item.Id, default));

            var now = (await scene.As(scene.Chair).FindItemAsync(item.Id, default))!;
            Assert.Equal((AgendaItemState.Withdrawn, null), (now.State, now.Number));
            Assert.All(ended.Refused, refused => Assert.Equal(
                (Refusal.ItemAlreadyDecided, "withdrawn", scene.Member.PersonId.ToString()),
                (refused.Code, refused.Facts["state"]!.ToString(), refused.Facts["by"]!.ToString())));
        }
    }

    [Fact]
    public async Task An_item_that_is_changed_while_it_is_admitted_has_one_text_or_the_other_and_a_late_change_is_told()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.ScheduleAsync();
        for (var round = 0; round < 6; round++)
        {
            var item = await scene.ProposeAsync("Beete");
            var changed = new ItemContent("Hecken", "Neuer Grund", Publicity.Public, "Frau Brandt");
            var ended = await AtOnce.RunAsync(
                () => scene.As(scene.Chair).PutAdmissionAsync(item.Id, new AdmitItem(session.Id), default),
                () => scene.As(scene.Member).PutItemContentAsync(item.Id, changed, item.Version, default));

            var now = (await scene.As(scene.Chair).FindItemAsync(item.Id, default))!;
            Assert.Equal(AgendaItemState.Admitted, now.State);
            Assert.Equal(ended.Refused.Count == 0 ? ("Hecken", "Neuer Grund") : ("Beete", "Es wird Zeit."), (now.Title, now.Reason));
            Assert.All(ended.Refused, refused => Assert.Contains(refused.Code, new[] { Refusal.Stale, Refusal.ItemAlreadyDecided }));
        }

        await NumbersHaveNoGapAsync(scene, session.Id);
    }

    [Fact]
    public async Task Of_six_chairs_who_move_one_session_one_does_and_five_hear_where_to()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var invited = await scene.InviteAsync(30);
        var ended = await AtOnce.RunAsync(6, i => scene.As(scene.Chair).PutScheduleAsync(
            invited.Id, new SessionSchedule(scene.At(40 + i, 17), scene.At(40 + i, 19), $"Raum {i}", MovedFrom: invited.StartsAt), default));

        var moved = Assert.Single(ended.Done);
        Assert.All(ended.Refused, refused => Assert.Equal(
            (Refusal.SessionMoved, moved.StartsAt), (refused.Code, DateTimeOffset.Parse(refused.Facts["startsAt"]!.ToString()!, System.Globalization.CultureInfo.InvariantCulture))));
        Assert.Equal(scene.Everybody.Count(), (await scene.ErrandsAsync(ErrandKind.SendReschedule)).Count);
        Assert.Equal(invited.Sequence + 1, (await scene.As(scene.Chair).FindSessionAsync(invited.Id, default))!.Sequence);
    }

    [Fact]
    public async Task Eight_sessions_planned_at_once_get_eight_numbers()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var ended = await AtOnce.RunAsync(8, i => scene.ScheduleAsync(30 + i));
        Assert.Empty(ended.Refused);
        Assert.Equal(Enumerable.Range(1, 8), ended.Done.Select(session => session.Number).Order());
    }

    [Fact]
    public async Task Eight_items_admitted_while_the_agenda_is_put_in_order_stand_on_it_once_each()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.ScheduleAsync();
        var items = new List<AgendaItemView>();
        for (var i = 0; i < 8; i++) items.Add(await scene.ProposeAsync($"Beete {i}", i % 2 == 0 ? Publicity.Public : Publicity.NonPublic));
        var (chair, seen) = (scene.As(scene.Chair), (await scene.As(scene.Chair).FindAgendaAsync(session.Id, default))!);
        var ended = await AtOnce.RunAsync<object>(
        [
            .. items.Select<AgendaItemView, Func<Task<object>>>(item => async () => await chair.PutAdmissionAsync(item.Id, new AdmitItem(session.Id), default)),
            async () => await chair.PutAgendaOrderAsync(session.Id, new AgendaOrder([]), seen.Version, default),
        ]);

        Assert.All(ended.Refused, refused => Assert.Contains(refused.Code, new[] { Refusal.Stale, Refusal.OrderIncomplete }));
        await NumbersHaveNoGapAsync(scene, session.Id);
        Assert.Equal(items.Count, (await chair.FindAgendaAsync(session.Id, default))!.Items.Count);
    }

    [Fact]
    public async Task Orders_admissions_deferrals_and_withdrawals_in_any_mixture_are_done_or_refused_and_leave_one_agenda()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.ScheduleAsync();
        var items = new List<AgendaItemView>();
        for (var i = 0; i < 6; i++) items.Add(await scene.ProposeAsync($"Beete {i}"));
        var (chair, random) = (scene.As(scene.Chair), new Random(20261122));
        await AtOnce.RunAsync<object>(Enumerable.Range(0, 48).Select<int, Func<Task<object>>>(i =>
        {
            var item = items[random.Next(items.Count)].Id;
            return random.Next(4) switch
            {
                0 => async () => await chair.PutAdmissionAsync(item, new AdmitItem(session.Id), default),
                1 => async () => await chair.PutDeferralAsync(item, new DeferItem($"später {i}"), default),
                2 => async () => await scene.As(scene.Member).PutWithdrawalAsync(item, default),
                _ => async () => await ReorderAsync(chair, session.Id),
            };
        }));

        await NumbersHaveNoGapAsync(scene, session.Id);
    }

    [Fact]
    public async Task Rosters_imported_at_once_are_all_taken_and_the_same_one_only_once()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var before = (await world.Admin.FindGroupAsync(scene.GroupId, default))!.Members.Count;
        var people = Enumerable.Range(0, 3).Select(_ => Guid.NewGuid()).ToList();
        var ended = await AtOnce.RunAsync(6, i => world.Admin.PutRosterAsync(
            scene.GroupId, new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"personId;familyName;faction\n{people[i % 3]};Amsel {i % 3};Fraktion {i % 3}\n")), default));

        Assert.Empty(ended.Refused);
        Assert.All(ended.Done, import => Assert.Empty(import.Errors));
        var group = (await world.Admin.FindGroupAsync(scene.GroupId, default))!;
        Assert.Equal(before + 3, group.Members.Count);
        Assert.Equal(5, group.Factions.Select(faction => faction.Name).Distinct().Count());
        Assert.Equal(5, group.Factions.Count);
    }

    private static async Task<object> ReorderAsync(CoordinationClient chair, Guid session)
    {
        var agenda = (await chair.FindAgendaAsync(session, default))!;
        return await chair.PutAgendaOrderAsync(session, new AgendaOrder([.. agenda.Items.Select(item => item.Id).Reverse()]), agenda.Version, default);
    }

    /// <summary>Ö 1, Ö 2 … and N 1, N 2 …: every admitted item has one of them, and none is missing.</summary>
    private static async Task NumbersHaveNoGapAsync(CouncilScene scene, Guid session)
    {
        var items = (await scene.As(scene.Chair).FindAgendaAsync(session, default))!.Items;
        foreach (var part in items.GroupBy(item => item.Publicity))
        {
            Assert.Equal(Enumerable.Range(1, part.Count()).Select(number => $"{(part.Key == Publicity.Public ? "Ö" : "N")} {number}"), part.Select(item => item.Number));
        }
    }
}

public sealed class AgendaAtOnceOnSqlite(SqliteWorld world) : AgendaAtOnce(world), IClassFixture<SqliteWorld>;

public sealed class AgendaAtOnceOnPostgreSql(PostgreSqlWorld world) : AgendaAtOnce(world), IClassFixture<PostgreSqlWorld>;
