using System.Net;
using Coordination.Api.AnswerLinks;
using Coordination.Api.Journal;
using Coordination.Contracts;
using Coordination.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Tests.Api;

public abstract class AnswerLinkTests(ApiWorld world)
{
    private CoordinationClient Bot => world.Bot(Routes.ErrandsRole);

    [Fact]
    public async Task Chair_and_clerk_make_a_link_which_is_journalled_and_kept_as_a_hash_alone()
    {
        var (scene, session) = await InvitedAsync();
        foreach (var place in new[] { scene.Member, scene.Guest })
        {
            await Refused.WithAsync(Refusal.NotAllowed, () => scene.As(place).PostSessionLinkAsync(session.Id, scene.Guest.MemberId, default));
        }

        var made = await scene.As(scene.Clerk).PostSessionLinkAsync(session.Id, scene.Guest.MemberId, default);
        Assert.Equal((AnswerLink.Length, session.EndsAt), (made.Secret.Length, made.ExpiresAt));
        var stored = await world.ReadAsync(db => db.AnswerLinks.SingleAsync(link => link.MemberId == scene.Guest.MemberId));
        Assert.Equal(AnswerLink.HashOf(made.Secret), stored.Hash);
        Assert.Equal(scene.Clerk.PersonId, (await JournalAsync(scene, JournalAction.AnswerLinkMade)).Single().PersonId);
        await Refused.WithAsync(Refusal.NotFound, () => scene.As(scene.Clerk).PostSessionLinkAsync(session.Id, Guid.NewGuid(), default));
        var other = await CouncilScene.CreateAsync(world);
        await Refused.WithAsync(Refusal.NotFound, () => scene.As(scene.Clerk).PostSessionLinkAsync(session.Id, other.Guest.MemberId, default));
    }

    [Fact]
    public async Task The_person_answers_under_their_own_name_and_sees_nothing_of_others()
    {
        var (scene, session) = await InvitedAsync();
        await scene.As(scene.Member).PutMyAnswerAsync(session.Id, new AnswerInvitation(AttendanceIntent.Declined, session.StartsAt), default);
        var secret = (await scene.As(scene.Chair).PostSessionLinkAsync(session.Id, scene.Guest.MemberId, default)).Secret;

        var answered = await Bot.PutLinkedAnswerAsync(secret, new AnswerInvitation(AttendanceIntent.Coming, session.StartsAt), default);
        Assert.Equal(("Erna Gastmann", AttendanceIntent.Coming), (answered.PersonName, answered.Session!.Intent));
        Assert.Null(answered.Poll);
        Assert.Equal(AttendanceIntent.Coming, (await scene.As(scene.Guest).FindMyAnswerAsync(session.Id, default))!.Intent);
        var entry = (await JournalAsync(scene, JournalAction.AttendanceAnswered)).Single(entry => entry.PersonId == scene.Guest.PersonId);
        Assert.Equal("link", entry.Channel);
        using var raw = world.WithToken(world.Issuer.AppToken(Routes.ErrandsRole));
        var seen = await raw.GetStringAsync(new Uri(Routes.Fill(Routes.AnswerLink, secret), UriKind.Relative));
        Assert.All(scene.Everybody.Except([scene.Guest]), place => Assert.DoesNotContain(place.FamilyName, seen, StringComparison.Ordinal));
        Assert.DoesNotContain("Sachstand Beete", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_poll_is_answered_by_link_until_its_deadline_and_then_the_link_is_unknown()
    {
        var (scene, poll) = await PollAsync();
        var secret = (await scene.As(scene.Clerk).PostPollLinkAsync(poll, scene.Guest.MemberId, default)).Secret;
        await Refused.WithAsync(Refusal.NotFound, () => Bot.PutLinkedAnswerAsync(secret, new AnswerInvitation(AttendanceIntent.Coming, world.Clock.Now), default));
        AnswerDatePoll answer = new([Availability.IfNeedBe, Availability.No]);
        Assert.Equal(answer.Choices, (await Bot.PutLinkedAnswerAsync(secret, answer, default)).Poll!.MyChoices);
        Assert.Equal(answer.Choices, (await scene.As(scene.Guest).FindDatePollAsync(poll, default))!.MyChoices);

        world.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Null(await Bot.FindAnswerLinkAsync(secret, default));
        await Refused.WithAsync(Refusal.NotFound, () => Bot.PutLinkedAnswerAsync(secret, answer, default));
        await Refused.WithAsync(Refusal.PollClosed, () => scene.As(scene.Clerk).PostPollLinkAsync(poll, scene.Guest.MemberId, default));
    }

    [Fact]
    public async Task A_new_link_makes_the_old_one_useless_and_whoever_has_left_answers_no_more()
    {
        var (scene, session) = await InvitedAsync();
        var first = (await scene.As(scene.Clerk).PostSessionLinkAsync(session.Id, scene.Guest.MemberId, default)).Secret;
        var second = (await scene.As(scene.Clerk).PostSessionLinkAsync(session.Id, scene.Guest.MemberId, default)).Secret;
        Assert.Null(await Bot.FindAnswerLinkAsync(first, default));
        Assert.NotNull(await Bot.FindAnswerLinkAsync(second, default));

        var group = (await world.Admin.FindGroupAsync(scene.GroupId, default))!;
        await world.Admin.EndMemberAsync(scene.GroupId, scene.Guest.MemberId, default);
        world.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Null(await Bot.FindAnswerLinkAsync(second, default));
        Assert.NotNull(group);
    }

    [Fact]
    public async Task A_secret_opens_nothing_but_through_the_bot_itself()
    {
        var (scene, session) = await InvitedAsync();
        var secret = (await scene.As(scene.Clerk).PostSessionLinkAsync(session.Id, scene.Guest.MemberId, default)).Secret;
        var path = new Uri(Routes.Fill(Routes.AnswerLink, secret), UriKind.Relative);
        Assert.Equal(HttpStatusCode.Unauthorized, (await world.Http.GetAsync(path)).StatusCode);
        await Refused.WithAsync(Refusal.NotAllowed, () => scene.Own(scene.Clerk).FindAnswerLinkAsync(secret, default));
        await Refused.WithAsync(Refusal.NotAllowed, () => scene.As(scene.Guest).FindAnswerLinkAsync(secret, default));
        foreach (var wrong in new[] { secret[..^1], secret[..^1] + (secret[^1] == 'A' ? 'B' : 'A'), new string('x', 43), "x" })
        {
            Assert.Null(await Bot.FindAnswerLinkAsync(wrong, default));
        }
    }

    [Fact]
    public async Task A_deputy_who_was_named_in_Teams_stays_named_when_the_person_declines_by_link()
    {
        var (scene, session) = await InvitedAsync();
        await scene.As(scene.OtherMember).PutMyAnswerAsync(
            session.Id, new AnswerInvitation(AttendanceIntent.Declined, session.StartsAt, null, scene.Deputy.MemberId), default);
        var secret = (await scene.As(scene.Clerk).PostSessionLinkAsync(session.Id, scene.OtherMember.MemberId, default)).Secret;
        await Bot.PutLinkedAnswerAsync(secret, new AnswerInvitation(AttendanceIntent.Declined, session.StartsAt), default);
        Assert.Equal(scene.Deputy.MemberId, (await scene.As(scene.OtherMember).FindMyAnswerAsync(session.Id, default))!.Deputy!.MemberId);
    }

    private async Task<(CouncilScene Scene, SessionView Session)> InvitedAsync()
    {
        var scene = await CouncilScene.CreateAsync(world);
        return (scene, await scene.InviteAsync());
    }

    private async Task<(CouncilScene Scene, Guid Poll)> PollAsync()
    {
        var (scene, poll) = (await CouncilScene.CreateAsync(world), Guid.NewGuid());
        await scene.As(scene.Chair).PutDatePollAsync(poll, new OpenDatePoll(
            scene.GroupId, [new(scene.At(30, 17), scene.At(30, 19)), new(scene.At(31, 17), scene.At(31, 19))], scene.At(9, 18)), default);
        return (scene, poll);
    }

    private Task<List<JournalEntry>> JournalAsync(CouncilScene scene, JournalAction action) =>
        world.ReadAsync(db => db.Journal.Where(entry => entry.GroupId == scene.GroupId && entry.Action == action).ToListAsync());
}

public sealed class AnswerLinkTestsOnSqlite(SqliteWorld world) : AnswerLinkTests(world), IClassFixture<SqliteWorld>;

public sealed class AnswerLinkTestsOnPostgreSql(PostgreSqlWorld world) : AnswerLinkTests(world), IClassFixture<PostgreSqlWorld>;
