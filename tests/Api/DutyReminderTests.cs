using Coordination.Api.Sessions;
using Coordination.Contracts;
using Coordination.Tests.World;

namespace Coordination.Tests.Api;

/// <summary>The clock of the worlds begins on Monday, 3 March 2025; a session in 30 days is on Wednesday, 2 April.</summary>
public abstract class DutyReminderTests(ApiWorld world)
{
    // Notice of six days: the invitation leaves on 26 March at the latest. Items are in by 23 March, a Sunday.
    [Theory]
    [InlineData(20, ErrandKind.RemindInvitationDue, 0)]
    [InlineData(21, ErrandKind.RemindInvitationDue, 1)]
    [InlineData(22, ErrandKind.RemindInvitationDue, 0)]
    [InlineData(23, ErrandKind.RemindInvitationDue, 1)]
    [InlineData(17, ErrandKind.RemindAgendaDeadline, 0)]
    [InlineData(18, ErrandKind.RemindAgendaDeadline, 4)]
    [InlineData(20, ErrandKind.RemindAgendaDeadline, 0)]
    public async Task Chair_and_members_are_reminded_two_days_before_and_on_the_last_working_day(int days, ErrandKind kind, int people)
    {
        var scene = await CouncilScene.CreateAsync(world);
        await scene.ScheduleAsync();
        await RunAsync(scene.At(days, 9));
        await RunAsync(scene.At(days, 10));
        Assert.Equal(people, (await scene.ErrandsAsync(kind)).Count);
    }

    [Fact]
    public async Task Who_was_invited_is_no_longer_asked_for_items_nor_the_chair_for_the_invitation()
    {
        var scene = await CouncilScene.CreateAsync(world);
        await scene.InviteAsync();
        await RunAsync(scene.At(18, 9));
        await RunAsync(scene.At(23, 9));
        Assert.Empty(await scene.ErrandsAsync(ErrandKind.RemindInvitationDue));
        Assert.Empty(await scene.ErrandsAsync(ErrandKind.RemindAgendaDeadline));
    }

    // Minutes are due 21 days after 2 April: on 23 April, the Wednesday after Easter; two days before is Easter Monday, so Thursday before Good Friday.
    [Theory]
    [InlineData(45, 1)]
    [InlineData(46, 0)]
    [InlineData(49, 0)]
    [InlineData(51, 1)]
    public async Task The_clerk_is_reminded_of_the_minutes_and_not_on_holidays(int days, int people)
    {
        var scene = await CouncilScene.CreateAsync(world);
        await scene.InviteAsync();
        await RunAsync(scene.At(days, 9));
        Assert.Equal(people, (await scene.ErrandsAsync(ErrandKind.RemindMinutesDue)).Count);
    }

    private Task<int> RunAsync(DateTimeOffset now) => world.ReadAsync(db => DutyReminders.RemindAsync(db, now, default));
}

public sealed class DutyReminderTestsOnSqlite(SqliteWorld world) : DutyReminderTests(world), IClassFixture<SqliteWorld>;

public sealed class DutyReminderTestsOnPostgreSql(PostgreSqlWorld world) : DutyReminderTests(world), IClassFixture<PostgreSqlWorld>;
