using Coordination.Api.Journal;
using Coordination.Contracts;
using Coordination.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Tests.Api;

public abstract class FollowUpTests(ApiWorld world)
{
    private static readonly DraftEntry Promise = new(
        EntryKind.Commitment, "Frau Brandt berichtet über 48 Familien.", "Erna Brandt", ["c0002"], null,
        new Promise("Frau Brandt", "Frau Brandt berichtet im Frühjahr über die 48 Familien.", "im Frühjahr", new DateOnly(2027, 5, 31), "Frau Ulmen"));

    [Fact]
    public async Task What_approved_minutes_leave_open_waits_for_the_chair_with_words_requester_and_promiser()
    {
        var scene = await ApprovedAsync();
        var followUps = await scene.People.As(scene.People.Chair).GetFollowUpsAsync(scene.People.GroupId, default);

        Assert.Equal([FollowUpKind.Commitment, FollowUpKind.Request, FollowUpKind.Deferred], followUps.Select(followUp => followUp.Kind));
        Assert.Equal(
            (Promise.Promise!.What, "Frau Ulmen", "Frau Brandt", "im Frühjahr", new DateOnly(2027, 5, 31)),
            (followUps[0].Text, followUps[0].AskedBy, followUps[0].PromisedBy, followUps[0].DueText, followUps[0].DueBy));
        Assert.Equal("Raumbedarf", followUps[2].ItemTitle);
    }

    [Fact]
    public async Task Before_the_approval_nothing_waits()
    {
        var scene = await MinutesScene.DraftedAsync(world, null, Promise);
        Assert.Empty(await scene.People.As(scene.People.Chair).GetFollowUpsAsync(scene.People.GroupId, default));
    }

    [Fact]
    public async Task On_an_agenda_it_is_settled_and_comes_back_when_its_item_is_withdrawn()
    {
        var (people, chair, first) = await OpenAsync();
        var session = await people.ScheduleAsync(days: 90);

        var item = await chair.PutFollowUpOnAgendaAsync(first.Id, new TakeFollowUp(session.Id), default);
        Assert.Equal(item, await chair.PutFollowUpOnAgendaAsync(first.Id, new TakeFollowUp(session.Id), default));
        Assert.Equal((AgendaItemState.Admitted, session.Id, first.ItemTitle, first.Text), (item.State, item.SessionId!.Value, item.Title, item.Reason));
        Assert.DoesNotContain(await chair.GetFollowUpsAsync(people.GroupId, default), followUp => followUp.Id == first.Id);
        await Refused.WithAsync(Refusal.FollowUpSettled, () => chair.PutFollowUpDropAsync(first.Id, new DropFollowUp("Erledigt"), default));

        await chair.PutWithdrawalAsync(item.Id, default);
        Assert.Contains(await chair.GetFollowUpsAsync(people.GroupId, default), followUp => followUp.Id == first.Id);
        Assert.Equal(AgendaItemState.Admitted, (await chair.PutFollowUpOnAgendaAsync(first.Id, new TakeFollowUp(session.Id), default)).State);
        Assert.Equal([JournalAction.FollowUpTaken, JournalAction.FollowUpReopened, JournalAction.FollowUpTaken], await JournalAsync(first.Id));
    }

    [Fact]
    public async Task It_is_dropped_with_a_reason_only_and_that_is_journalled()
    {
        var (people, chair, first) = await OpenAsync();

        await Refused.WithAsync(Refusal.Malformed, () => chair.PutFollowUpDropAsync(first.Id, new DropFollowUp("  "), default));
        var dropped = await chair.PutFollowUpDropAsync(first.Id, new DropFollowUp("Im Ausschuss beraten."), default);
        Assert.Equal((FollowUpState.Dropped, "Im Ausschuss beraten."), (dropped.State, dropped.Reason));
        Assert.Equal(dropped, await chair.PutFollowUpDropAsync(first.Id, new DropFollowUp("Im Ausschuss beraten."), default));
        Assert.Equal([JournalAction.FollowUpDropped], await JournalAsync(first.Id));
        Assert.DoesNotContain(await chair.GetFollowUpsAsync(people.GroupId, default), followUp => followUp.Id == first.Id);
    }

    [Fact]
    public async Task Only_the_chair_settles_it_and_what_is_non_public_stays_in_its_circle()
    {
        var (people, chair, first) = await OpenAsync();
        await Refused.WithAsync(Refusal.NotAllowed, () => people.As(people.Member).PutFollowUpDropAsync(first.Id, new DropFollowUp("Nein"), default));
        await Refused.WithAsync(Refusal.NotFound, () => world.As(Guid.NewGuid()).GetFollowUpsAsync(people.GroupId, default));

        Assert.Contains(await people.As(people.Member).GetFollowUpsAsync(people.GroupId, default), followUp => followUp.Publicity == Publicity.NonPublic);
        Assert.All(await people.As(people.Guest).GetFollowUpsAsync(people.GroupId, default), followUp => Assert.Equal(Publicity.Public, followUp.Publicity));
        var hidden = (await chair.GetFollowUpsAsync(people.GroupId, default)).Single(followUp => followUp.Publicity == Publicity.NonPublic);
        await Refused.WithAsync(Refusal.NotFound, () => people.As(people.Guest).PutFollowUpDropAsync(hidden.Id, new DropFollowUp("Nein"), default));
        var item = await chair.PutFollowUpOnAgendaAsync(hidden.Id, new TakeFollowUp((await people.ScheduleAsync(days: 90)).Id), default);
        Assert.Equal(Publicity.NonPublic, item.Publicity);
    }

    private async Task<(CouncilScene People, CoordinationClient Chair, FollowUpView First)> OpenAsync()
    {
        var scene = await ApprovedAsync();
        var chair = scene.People.As(scene.People.Chair);
        return (scene.People, chair, (await chair.GetFollowUpsAsync(scene.People.GroupId, default))[0]);
    }

    // A promise heard in public, a request of the non-public part and a deferred item that the clerk enters.
    private async Task<MinutesScene> ApprovedAsync()
    {
        var scene = await MinutesScene.DraftedAsync(world, null, Promise);
        var minutes = await scene.SettleAsync();
        minutes = await AddAsync(scene, minutes, new EditEntry(scene.Staff, EntryKind.Request, "Frau Ulmen bittet um eine Liste.", null, [], OwnAddition: true));
        minutes = await AddAsync(scene, minutes, MinutesScene.Own(scene.Rooms, "Der Raumbedarf wird vertagt.") with { Decision = new Decision(Outcome.Deferred) });
        await scene.ClerkSignedIn.PostApprovalAsync(scene.SessionId, minutes.Version, default);
        return scene;
    }

    private static Task<MinutesView> AddAsync(MinutesScene scene, MinutesView minutes, EditEntry entry) =>
        scene.Clerk.PutEntryAsync(scene.SessionId, Guid.NewGuid(), entry, minutes.Version, default);

    private Task<List<JournalAction>> JournalAsync(Guid followUpId) => world.ReadAsync(db => db.Journal.AsNoTracking()
        .Where(entry => entry.SubjectId == followUpId && (entry.Action == JournalAction.FollowUpTaken || entry.Action == JournalAction.FollowUpDropped || entry.Action == JournalAction.FollowUpReopened))
        .OrderBy(entry => entry.Sequence).Select(entry => entry.Action).ToListAsync());
}

public sealed class FollowUpTestsOnSqlite(SqliteWorld world) : FollowUpTests(world), IClassFixture<SqliteWorld>;

public sealed class FollowUpTestsOnPostgreSql(PostgreSqlWorld world) : FollowUpTests(world), IClassFixture<PostgreSqlWorld>;
