using Coordination.Api.Journal;
using Coordination.Contracts;
using Coordination.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Tests.Api;

public abstract class AttendanceAnswerTests(ApiWorld world)
{
    private static readonly PolicyProfile WithQuorum = new(Quorum: QuorumRule.MoreThanHalf);

    [Fact]
    public async Task A_person_answers_changes_their_mind_and_a_second_click_changes_nothing()
    {
        var (scene, session) = await InvitedAsync();
        var member = scene.As(scene.Member);
        Assert.Null((await member.FindMyAnswerAsync(session.Id, default))!.Intent);

        await member.PutMyAnswerAsync(session.Id, Coming(session), default);
        await member.PutMyAnswerAsync(session.Id, Coming(session), default);
        Assert.Equal(1, await DeedsAsync(scene, JournalAction.AttendanceAnswered));

        var arrival = session.StartsAt.AddMinutes(45);
        var late = await member.PutMyAnswerAsync(session.Id, new AnswerInvitation(AttendanceIntent.Late, session.StartsAt, arrival), default);
        Assert.Equal((AttendanceIntent.Late, arrival), (late.Intent, late.ArrivesAt));
        var declined = await member.PutMyAnswerAsync(session.Id, Declined(session), default);
        Assert.Equal((AttendanceIntent.Declined, null), (declined.Intent, declined.ArrivesAt));
        Assert.Equal(3, await DeedsAsync(scene, JournalAction.AttendanceAnswered));
        Assert.Equal(session.Version, (await member.FindSessionAsync(session.Id, default))!.Version);
    }

    [Fact]
    public async Task A_time_belongs_to_who_comes_late_and_lies_within_the_session()
    {
        var (scene, session) = await InvitedAsync();
        var member = scene.As(scene.Member);
        AnswerInvitation Late(DateTimeOffset? arrival) => new(AttendanceIntent.Late, session.StartsAt, arrival);

        await Refused.WithAsync(Refusal.Malformed, () => member.PutMyAnswerAsync(session.Id, Late(null), default));
        await Refused.WithAsync(Refusal.Malformed, () => member.PutMyAnswerAsync(session.Id, Coming(session) with { ArrivesAt = session.StartsAt.AddMinutes(5) }, default));
        await Refused.WithAsync(Refusal.Malformed, () => member.PutMyAnswerAsync(session.Id, Coming(session) with { DeputyId = scene.Deputy.MemberId }, default));
        await Refused.WithAsync(Refusal.ArrivalOutsideSession, () => member.PutMyAnswerAsync(session.Id, Late(session.StartsAt), default));
        await Refused.WithAsync(Refusal.ArrivalOutsideSession, () => member.PutMyAnswerAsync(session.Id, Late(session.EndsAt), default));
        Assert.Null((await member.FindMyAnswerAsync(session.Id, default))!.Intent);
    }

    [Fact]
    public async Task Once_the_session_is_open_closed_or_cancelled_nobody_answers_any_more()
    {
        var (scene, session) = await InvitedAsync();
        var (member, chair) = (scene.As(scene.Member), scene.As(scene.Chair));
        await chair.PutOpeningAsync(session.Id, new SessionMoment(session.StartsAt), default);
        await Refused.WithAsync(Refusal.AnswersClosed, () => member.PutMyAnswerAsync(session.Id, Coming(session), default));
        await chair.PutClosureAsync(session.Id, new SessionMoment(session.EndsAt), default);
        await Refused.WithAsync(Refusal.AnswersClosed, () => member.PutMyAnswerAsync(session.Id, Coming(session), default));

        var other = await scene.InviteAsync(40);
        await chair.PutCancellationAsync(other.Id, new SessionCancellation("Hochwasser"), default);
        await Refused.WithAsync(Refusal.SessionCancelled, () => member.PutMyAnswerAsync(other.Id, Coming(other), default));
    }

    [Fact]
    public async Task An_answer_to_a_date_that_was_moved_is_none_to_the_new_one()
    {
        var (scene, session) = await InvitedAsync();
        var member = scene.As(scene.Member);
        await member.PutMyAnswerAsync(session.Id, Coming(session), default);
        var moved = await scene.As(scene.Chair).PutScheduleAsync(
            session.Id, new SessionSchedule(scene.At(37, 17), scene.At(37, 19), "Kreishaus", MovedFrom: session.StartsAt), default);

        Assert.Null((await member.FindMyAnswerAsync(session.Id, default))!.Intent);
        Assert.All((await scene.As(scene.Clerk).GetAttendanceForecastAsync(session.Id, default)).Members, person => Assert.Null(person.Intent));
        var refused = await Refused.WithAsync(Refusal.SessionMoved, () => member.PutMyAnswerAsync(session.Id, Coming(session), default));
        Assert.Contains("startsAt", refused.Facts.Keys);
        Assert.Equal(AttendanceIntent.Coming, (await member.PutMyAnswerAsync(session.Id, Coming(moved), default)).Intent);
    }

    [Fact]
    public async Task A_deputy_is_personal_or_on_the_factions_list_free_and_told()
    {
        var (scene, session) = await InvitedAsync();
        var listed = new CouncilScene.Place("Listig");
        await scene.PutAsync(listed, Role.Deputy, scene.Roses, hasVote: false);
        var (member, chair, other) = (scene.As(scene.Member), scene.As(scene.Chair), scene.As(scene.OtherMember));
        AnswerInvitation By(CouncilScene.Place deputy) => Declined(session) with { DeputyId = deputy.MemberId };

        Assert.Equal([listed.MemberId], (await member.FindMyAnswerAsync(session.Id, default))!.Deputies.Select(deputy => deputy.MemberId));
        await Refused.WithAsync(Refusal.DeputyNotListed, () => member.PutMyAnswerAsync(session.Id, By(scene.Deputy), default));
        await Refused.WithAsync(Refusal.DeputyNotListed, () => member.PutMyAnswerAsync(session.Id, By(scene.Clerk), default));
        await Refused.WithAsync(Refusal.DeputyNotListed, () => scene.As(scene.Deputy).PutMyAnswerAsync(session.Id, By(scene.Deputy), default));
        await member.PutMyAnswerAsync(session.Id, By(listed), default);
        await Refused.WithAsync(Refusal.DeputyTaken, () => chair.PutMyAnswerAsync(session.Id, By(listed), default));
        await scene.As(scene.Deputy).PutMyAnswerAsync(session.Id, Declined(session), default);
        await Refused.WithAsync(Refusal.DeputyDeclined, () => other.PutMyAnswerAsync(session.Id, By(scene.Deputy), default));

        Assert.Equal(scene.Member.MemberId, (await scene.As(listed).FindMyAnswerAsync(session.Id, default))!.StandsInFor!.MemberId);
        Assert.Equal(listed.PersonId, Assert.Single(await scene.ErrandsAsync(ErrandKind.TellDeputy)).RecipientPersonId);
        await member.PutMyAnswerAsync(session.Id, Coming(session), default);
        Assert.Equal(2, (await scene.ErrandsAsync(ErrandKind.TellDeputy)).Count);
        Assert.Null((await scene.As(listed).FindMyAnswerAsync(session.Id, default))!.StandsInFor);
    }

    [Fact]
    public async Task A_deputy_who_declines_lets_the_member_know()
    {
        var (scene, session) = await InvitedAsync();
        var other = scene.As(scene.OtherMember);
        await other.PutMyAnswerAsync(session.Id, Declined(session) with { DeputyId = scene.Deputy.MemberId }, default);
        await scene.As(scene.Deputy).PutMyAnswerAsync(session.Id, Declined(session), default);

        Assert.Equal(scene.OtherMember.PersonId, Assert.Single(await scene.ErrandsAsync(ErrandKind.TellDeputyDeclined)).RecipientPersonId);
        Assert.Equal(AttendanceIntent.Declined, (await other.FindMyAnswerAsync(session.Id, default))!.Deputy!.Intent);
    }

    [Fact]
    public async Task Unknown_is_forecast_as_unknown_and_a_seat_counts_once_its_deputy_has_agreed()
    {
        var (scene, session) = await InvitedAsync(WithQuorum);
        var clerk = scene.As(scene.Clerk);
        async Task<(SeatForecast Quorum, int Taken, int Unknown, SeatForecast Roses, SeatForecast Tulips)> SeenAsync()
        {
            var forecast = await clerk.GetAttendanceForecastAsync(session.Id, default);
            SeatForecast Of(Guid faction) => forecast.Factions.Single(one => one.FactionId == faction).Presence;
            return (forecast.Quorum!.State, forecast.Quorum.Taken, forecast.Quorum.Unknown, Of(scene.Roses), Of(scene.Tulips));
        }

        Assert.Equal((SeatForecast.Unknown, 0, 3, SeatForecast.Unknown, SeatForecast.Unknown), await SeenAsync());
        await scene.As(scene.Member).PutMyAnswerAsync(session.Id, Coming(session), default);
        await scene.As(scene.OtherMember).PutMyAnswerAsync(session.Id, Declined(session) with { DeputyId = scene.Deputy.MemberId }, default);
        Assert.Equal((SeatForecast.Unknown, 1, 2, SeatForecast.Taken, SeatForecast.Unknown), await SeenAsync());
        await scene.As(scene.Deputy).PutMyAnswerAsync(session.Id, Coming(session), default);
        Assert.Equal((SeatForecast.Taken, 2, 1, SeatForecast.Taken, SeatForecast.Taken), await SeenAsync());
        await scene.As(scene.Deputy).PutMyAnswerAsync(session.Id, Declined(session), default);
        await scene.As(scene.Chair).PutMyAnswerAsync(session.Id, Declined(session), default);
        Assert.Equal((SeatForecast.Empty, 1, 0, SeatForecast.Taken, SeatForecast.Empty), await SeenAsync());
    }

    [Fact]
    public async Task The_forecast_is_for_chair_and_clerk_and_names_no_quorum_where_there_is_none()
    {
        var (scene, session) = await InvitedAsync();
        foreach (var place in new[] { scene.Member, scene.Deputy, scene.Guest })
        {
            await Refused.WithAsync(Refusal.NotAllowed, () => scene.As(place).GetAttendanceForecastAsync(session.Id, default));
        }

        Assert.Null((await scene.As(scene.Chair).GetAttendanceForecastAsync(session.Id, default)).Quorum);
        await Refused.WithAsync(Refusal.NotFound, () => world.As(Guid.NewGuid()).GetAttendanceForecastAsync(session.Id, default));
    }

    private async Task<(CouncilScene Scene, SessionView Session)> InvitedAsync(PolicyProfile? profile = null)
    {
        var scene = await CouncilScene.CreateAsync(world, profile);
        return (scene, await scene.InviteAsync());
    }

    private static AnswerInvitation Coming(SessionView session) => new(AttendanceIntent.Coming, session.StartsAt);

    private static AnswerInvitation Declined(SessionView session) => new(AttendanceIntent.Declined, session.StartsAt);

    private Task<int> DeedsAsync(CouncilScene scene, JournalAction action) =>
        world.ReadAsync(db => db.Journal.CountAsync(entry => entry.GroupId == scene.GroupId && entry.Action == action));
}

public sealed class AttendanceAnswerTestsOnSqlite(SqliteWorld world) : AttendanceAnswerTests(world), IClassFixture<SqliteWorld>;

public sealed class AttendanceAnswerTestsOnPostgreSql(PostgreSqlWorld world) : AttendanceAnswerTests(world), IClassFixture<PostgreSqlWorld>;
