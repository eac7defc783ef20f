using Coordination.Api.Journal;
using Coordination.Api.Polls;
using Coordination.Contracts;
using Coordination.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Tests.Concurrency;

/// <summary>Terminumfragen in the same moment: one answer per person, one session, one end, one reminder.</summary>
public abstract class PollsAtOnce(ApiWorld world)
{
    [Fact]
    public async Task Two_answers_of_one_person_leave_one_and_those_of_everybody_leave_all()
    {
        var (scene, poll) = await OpenAsync();
        var both = await AtOnce.RunAsync(2, i => scene.As(scene.Member).PutMyPollAnswerAsync(poll, Answer(i), default));
        Assert.Empty(both.Refused);
        Assert.Equal(1, await world.ReadAsync(db => db.DatePollAnswers.CountAsync(answer => answer.PollId == poll)));
        Assert.Empty((await AtOnce.RunAsync(scene.Everybody.Select<CouncilScene.Place, Func<Task<DatePollView>>>(
            place => () => scene.As(place).PutMyPollAnswerAsync(poll, Answer(0), default)))).Refused);
        Assert.Equal(6, await world.ReadAsync(db => db.DatePollAnswers.CountAsync(answer => answer.PollId == poll)));
    }

    [Fact]
    public async Task Of_two_chairs_who_choose_different_dates_one_is_told_that_the_date_is_chosen()
    {
        var (scene, poll) = await OpenAsync();
        var ended = await AtOnce.RunAsync(2, i => scene.As(scene.Chair).PutPollFinalisationAsync(poll, new FinaliseDatePoll(i, "Eilt."), default));
        Assert.Equal(Refusal.PollFinalised, Assert.Single(ended.Refused).Code);
        Assert.Equal(Assert.Single(ended.Done).Id, Assert.Single(await scene.As(scene.Chair).GetSessionsAsync(scene.GroupId, default)).Id);
    }

    [Fact]
    public async Task Two_clocks_end_a_poll_once_and_remind_once()
    {
        var (scene, poll) = await OpenAsync();
        foreach (var (kind, moment, expected) in new[] { (ErrandKind.RemindDatePoll, scene.At(9, 18), 6), (ErrandKind.TellDatePollClosed, scene.At(10, 18), 1) })
        {
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => world.ReadAsync(db => DatePollClock.RunAsync(db, moment, default)))));
            Assert.Equal(expected, (await scene.ErrandsAsync(kind)).Count);
        }

        Assert.Equal(1, await world.ReadAsync(db => db.Journal.CountAsync(entry => entry.SubjectId == poll && entry.Action == JournalAction.DatePollClosed)));
    }

    private async Task<(CouncilScene Scene, Guid Poll)> OpenAsync()
    {
        var (scene, poll) = (await CouncilScene.CreateAsync(world), Guid.NewGuid());
        await scene.As(scene.Chair).PutDatePollAsync(poll, new OpenDatePoll(
            scene.GroupId, [new(scene.At(30, 17), scene.At(30, 19)), new(scene.At(31, 17), scene.At(31, 19))], scene.At(10, 18)), default);
        return (scene, poll);
    }

    private static AnswerDatePoll Answer(int first) => new([(Availability)first, Availability.IfNeedBe]);
}

public sealed class PollsAtOnceOnSqlite(SqliteWorld world) : PollsAtOnce(world), IClassFixture<SqliteWorld>;

public sealed class PollsAtOnceOnPostgreSql(PostgreSqlWorld world) : PollsAtOnce(world), IClassFixture<PostgreSqlWorld>;
