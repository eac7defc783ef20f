using Coordination.Contracts;
using Coordination.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Tests.Concurrency;

/// <summary>Chair and clerk fetch a link for the same person in the same moment, and the person answers twice: one link opens, one answer stands.</summary>
public abstract class AnswerLinksAtOnce(ApiWorld world)
{
    [Fact]
    public async Task Of_links_made_at_once_one_opens_and_two_answers_by_it_leave_one()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.InviteAsync();
        var bot = world.Bot(Routes.ErrandsRole);
        var made = await AtOnce.RunAsync(4, i => scene.As(i % 2 == 0 ? scene.Chair : scene.Clerk).PostSessionLinkAsync(session.Id, scene.Guest.MemberId, default));
        Assert.Empty(made.Refused);
        var open = new List<string>();
        foreach (var link in made.Done)
        {
            if (await bot.FindAnswerLinkAsync(link.Secret, default) is not null) open.Add(link.Secret);
        }

        var secret = Assert.Single(open);
        var answered = await AtOnce.RunAsync(2, i => bot.PutLinkedAnswerAsync(
            secret, new AnswerInvitation(i == 0 ? AttendanceIntent.Coming : AttendanceIntent.Declined, session.StartsAt), default));
        Assert.Empty(answered.Refused);
        Assert.Equal(1, await world.ReadAsync(db => db.AttendanceAnswers.CountAsync(answer => answer.SessionId == session.Id)));
    }
}

public sealed class AnswerLinksAtOnceOnSqlite(SqliteWorld world) : AnswerLinksAtOnce(world), IClassFixture<SqliteWorld>;

public sealed class AnswerLinksAtOnceOnPostgreSql(PostgreSqlWorld world) : AnswerLinksAtOnce(world), IClassFixture<PostgreSqlWorld>;
