using Coordination.Api.Sessions;
using Coordination.Contracts;
using Coordination.Tests.World;

namespace Coordination.Tests.Api;

public abstract class SessionReminderTests(ApiWorld world)
{
    [Fact]
    public async Task On_the_day_before_everybody_is_reminded_once_who_has_not_declined()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.InviteAsync();
        await scene.As(scene.Member).PutMyAnswerAsync(session.Id, new AnswerInvitation(AttendanceIntent.Declined, session.StartsAt), default);
        await RunAsync(scene.At(28, 20));
        Assert.Empty(await scene.ErrandsAsync(ErrandKind.RemindSession));

        await RunAsync(scene.At(29, 9));
        await RunAsync(scene.At(29, 10));
        Assert.Equal(
            scene.Everybody.Except([scene.Member]).Select(place => place.PersonId).ToHashSet(),
            (await scene.ErrandsAsync(ErrandKind.RemindSession)).ConvertAll(errand => errand.RecipientPersonId!.Value).ToHashSet());
        Assert.Equal(scene.Everybody.Count() - 1, (await scene.ErrandsAsync(ErrandKind.RemindSession)).Count);
    }

    [Fact]
    public async Task Nobody_is_reminded_of_a_session_without_invitation_or_of_one_that_is_cancelled()
    {
        var scene = await CouncilScene.CreateAsync(world);
        await scene.ScheduleAsync();
        var cancelled = await scene.InviteAsync();
        await scene.As(scene.Chair).PutCancellationAsync(cancelled.Id, new SessionCancellation("Sturm"), default);
        await RunAsync(scene.At(29, 9));
        Assert.Empty(await scene.ErrandsAsync(ErrandKind.RemindSession));
    }

    private Task<int> RunAsync(DateTimeOffset now) => world.ReadAsync(db => SessionReminders.RemindAsync(db, now, default));
}

public sealed class SessionReminderTestsOnSqlite(SqliteWorld world) : SessionReminderTests(world), IClassFixture<SqliteWorld>;

public sealed class SessionReminderTestsOnPostgreSql(PostgreSqlWorld world) : SessionReminderTests(world), IClassFixture<PostgreSqlWorld>;
