using Coordination.Api.Journal;
using Coordination.Contracts;
using Coordination.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Tests.Concurrency;

/// <summary>Answers that come in the same moment: one row per person, one member per deputy.</summary>
public abstract class AnswersAtOnce(ApiWorld world)
{
    [Fact]
    public async Task Of_two_who_name_the_same_deputy_one_is_told_that_the_other_came_first()
    {
        for (var round = 0; round < 5; round++)
        {
            var scene = await CouncilScene.CreateAsync(world);
            var listed = new CouncilScene.Place("Listig");
            await scene.PutAsync(listed, Role.Deputy, scene.Roses, hasVote: false);
            var session = await scene.InviteAsync();
            var answer = new AnswerInvitation(AttendanceIntent.Declined, session.StartsAt, null, listed.MemberId);

            var ended = await AtOnce.RunAsync<MyAnswer>(
                () => scene.As(scene.Chair).PutMyAnswerAsync(session.Id, answer, default), () => scene.As(scene.Member).PutMyAnswerAsync(session.Id, answer, default));

            Assert.Single(ended.Done);
            Assert.Equal(Refusal.DeputyTaken, Assert.Single(ended.Refused).Code);
            Assert.Single(await scene.ErrandsAsync(ErrandKind.TellDeputy));
        }
    }

    [Fact]
    public async Task Four_clicks_of_one_person_are_one_answer_and_two_different_ones_leave_one_of_them()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.InviteAsync();
        var member = scene.As(scene.Member);
        var coming = new AnswerInvitation(AttendanceIntent.Coming, session.StartsAt);

        Assert.Empty((await AtOnce.RunAsync(4, _ => member.PutMyAnswerAsync(session.Id, coming, default))).Refused);
        Assert.Equal(1, await DeedsAsync(scene));

        var both = await AtOnce.RunAsync(2, i => member.PutMyAnswerAsync(
            session.Id, i == 0 ? coming with { Intent = AttendanceIntent.Declined } : coming with { Intent = AttendanceIntent.Late, ArrivesAt = session.StartsAt.AddMinutes(30) }, default));
        Assert.Empty(both.Refused);
        Assert.Equal(3, await DeedsAsync(scene));
        Assert.Equal(1, await world.ReadAsync(db => db.AttendanceAnswers.CountAsync(answer => answer.SessionId == session.Id)));
    }

    private Task<int> DeedsAsync(CouncilScene scene) =>
        world.ReadAsync(db => db.Journal.CountAsync(entry => entry.GroupId == scene.GroupId && entry.Action == JournalAction.AttendanceAnswered));
}

public sealed class AnswersAtOnceOnSqlite(SqliteWorld world) : AnswersAtOnce(world), IClassFixture<SqliteWorld>;

public sealed class AnswersAtOnceOnPostgreSql(PostgreSqlWorld world) : AnswersAtOnce(world), IClassFixture<PostgreSqlWorld>;
