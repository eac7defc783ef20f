using Coordination.Api.Journal;
using Coordination.Api.Polls;
using Coordination.Contracts;
using Coordination.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Tests.Api;

public abstract class DatePollTests(ApiWorld world)
{
    private static readonly AnswerDatePoll Both = new([Availability.Yes, Availability.IfNeedBe]), Neither = new([Availability.No, Availability.No]);

    [Fact]
    public async Task The_chair_alone_asks_and_everybody_gets_one_message()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var (id, form) = (Guid.NewGuid(), Form(scene));
        foreach (var place in scene.Everybody.Except([scene.Chair]))
        {
            await Refused.WithAsync(Refusal.NotAllowed, () => scene.As(place).PutDatePollAsync(Guid.NewGuid(), form, default));
        }

        await scene.As(scene.Chair).PutDatePollAsync(id, form, default);
        await scene.As(scene.Chair).PutDatePollAsync(id, form, default);
        await Refused.WithAsync(Refusal.IdTaken, () => scene.As(scene.Chair).PutDatePollAsync(id, form with { Place = "Rathaus" }, default));
        var sent = await scene.ErrandsAsync(ErrandKind.SendDatePoll);
        Assert.Equal(scene.Everybody.Select(place => place.PersonId).ToHashSet(), sent.Select(errand => errand.RecipientPersonId!.Value).ToHashSet());
        Assert.Equal(scene.Everybody.Count(), sent.Count);
    }

    [Fact]
    public async Task It_has_two_to_ten_different_dates_and_a_deadline_before_all_of_them()
    {
        var scene = await CouncilScene.CreateAsync(world);
        Task OpenAsync(OpenDatePoll form) => scene.As(scene.Chair).PutDatePollAsync(Guid.NewGuid(), form, default);
        List<PollOption> Days(int count) => [.. Enumerable.Range(30, count).Select(day => new PollOption(scene.At(day, 17), scene.At(day, 19)))];
        var form = Form(scene);

        await Refused.WithAsync(Refusal.Malformed, () => OpenAsync(form with { Options = Days(1) }));
        await Refused.WithAsync(Refusal.Malformed, () => OpenAsync(form with { Options = Days(11) }));
        await Refused.WithAsync(Refusal.Malformed, () => OpenAsync(form with { Options = [Days(1)[0], Days(1)[0]] }));
        await Refused.WithAsync(Refusal.EndsBeforeStart, () => OpenAsync(form with { Options = [Days(1)[0], new(scene.At(31, 17), scene.At(31, 17))] }));
        await Refused.WithAsync(Refusal.PollDeadlineUnfit, () => OpenAsync(form with { Deadline = world.Clock.Now }));
        await Refused.WithAsync(Refusal.PollDeadlineUnfit, () => OpenAsync(form with { Deadline = scene.At(30, 17) }));
        await OpenAsync(form with { Options = Days(10) });
    }

    [Fact]
    public async Task One_answer_for_each_person_changed_until_the_deadline_and_nobody_elses_to_see()
    {
        var (scene, poll) = await OpenAsync();
        var member = scene.As(scene.Member);
        await Refused.WithAsync(Refusal.Malformed, () => member.PutMyPollAnswerAsync(poll, new AnswerDatePoll([Availability.Yes]), default));
        await member.PutMyPollAnswerAsync(poll, Both, default);
        await member.PutMyPollAnswerAsync(poll, Both, default);
        var changed = await member.PutMyPollAnswerAsync(poll, Neither, default);
        Assert.Equal(Neither.Choices, changed.MyChoices);
        Assert.Equal(2, await DeedsAsync(poll, JournalAction.DatePollAnswered));
        Assert.Equal(1, await world.ReadAsync(db => db.DatePollAnswers.CountAsync(answer => answer.PollId == poll)));

        var other = (await scene.As(scene.OtherMember).FindDatePollAsync(poll, default))!;
        Assert.Equal((null, null), (other.MyChoices, other.Result));
        var clerks = (await scene.As(scene.Clerk).FindDatePollAsync(poll, default))!.Result!;
        Assert.Equal(Neither.Choices, clerks.Voices.Single(voice => voice.MemberId == scene.Member.MemberId).Choices);
        await Refused.WithAsync(Refusal.NotFound, () => world.As(Guid.NewGuid()).PutMyPollAnswerAsync(poll, Both, default));
        Assert.Null(await world.As(Guid.NewGuid()).FindDatePollAsync(poll, default));
    }

    [Fact]
    public async Task At_its_deadline_it_is_closed_whether_the_clock_came_round_or_not_and_the_chair_is_told_once()
    {
        var (scene, poll) = await OpenAsync(deadline: world.Clock.Now.AddHours(3));
        world.Clock.Advance(TimeSpan.FromHours(3));
        await Refused.WithAsync(Refusal.PollClosed, () => scene.As(scene.Member).PutMyPollAnswerAsync(poll, Both, default));
        Assert.Equal(DatePollState.Closed, (await scene.As(scene.Member).FindDatePollAsync(poll, default))!.State);

        await RunClockAsync();
        await RunClockAsync();
        Assert.Equal(1, await DeedsAsync(poll, JournalAction.DatePollClosed));
        Assert.Equal(scene.Chair.PersonId, Assert.Single(await scene.ErrandsAsync(ErrandKind.TellDatePollClosed)).RecipientPersonId);
        Assert.Empty(await scene.ErrandsAsync(ErrandKind.RemindDatePoll));
    }

    [Fact]
    public async Task Only_those_who_have_not_answered_are_reminded_once_a_day_before_the_deadline()
    {
        var (scene, poll) = await OpenAsync(deadline: world.Clock.Now.AddDays(5));
        await scene.As(scene.Member).PutMyPollAnswerAsync(poll, Neither, default);
        world.Clock.Advance(TimeSpan.FromDays(4) - TimeSpan.FromMinutes(1));
        await RunClockAsync();
        Assert.Empty(await scene.ErrandsAsync(ErrandKind.RemindDatePoll));

        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await RunClockAsync();
        await RunClockAsync();
        Assert.Equal(
            scene.Everybody.Except([scene.Member]).Select(place => place.PersonId).ToHashSet(),
            (await scene.ErrandsAsync(ErrandKind.RemindDatePoll)).ConvertAll(errand => errand.RecipientPersonId!.Value).ToHashSet());
        Assert.Equal(scene.Everybody.Count() - 1, (await scene.ErrandsAsync(ErrandKind.RemindDatePoll)).Count);
    }

    [Fact]
    public async Task The_result_shows_unknown_as_unknown_and_what_speaks_against_each_date()
    {
        var (scene, poll) = await OpenAsync();
        await scene.As(scene.Chair).PutMyPollAnswerAsync(poll, Both, default);
        var first = (await scene.As(scene.Chair).FindDatePollAsync(poll, default))!.Result!.Options[0];
        Assert.Equal((1, 0, 0, 5), (first.Yes, first.IfNeedBe, first.No, first.Unknown));
        Assert.Equal([PollObstacle.FactionNotAssured], first.Obstacles);
        Assert.Equal(SeatForecast.Unknown, first.Factions.Single(faction => faction.FactionId == scene.Tulips).Presence);

        await scene.As(scene.Deputy).PutMyPollAnswerAsync(poll, Both, default);
        await scene.As(scene.Chair).PutMyPollAnswerAsync(poll, new AnswerDatePoll([Availability.Yes, Availability.No]), default);
        var options = (await scene.As(scene.Chair).FindDatePollAsync(poll, default))!.Result!.Options;
        Assert.Empty(options[0].Obstacles);
        Assert.Equal([PollObstacle.FactionNotAssured, PollObstacle.ChairNotAssured], options[1].Obstacles);
    }

    [Fact]
    public async Task A_date_becomes_the_next_session_and_a_second_click_changes_nothing()
    {
        var (scene, poll) = await OpenAsync();
        var chair = scene.As(scene.Chair);
        await chair.PutMyPollAnswerAsync(poll, Both, default);
        await scene.As(scene.OtherMember).PutMyPollAnswerAsync(poll, Both, default);
        await Refused.WithAsync(Refusal.NotAllowed, () => scene.As(scene.Clerk).PutPollFinalisationAsync(poll, new FinaliseDatePoll(0), default));

        var session = await chair.PutPollFinalisationAsync(poll, new FinaliseDatePoll(0), default);
        Assert.Equal((SessionState.Scheduled, scene.At(30, 17), "Kreishaus"), (session.State, session.StartsAt, session.Place));
        Assert.Equal(session.Id, (await chair.PutPollFinalisationAsync(poll, new FinaliseDatePoll(0), default)).Id);
        Assert.Single(await chair.GetSessionsAsync(scene.GroupId, default));
        Assert.Empty(await chair.GetDatePollsAsync(scene.GroupId, default));
        var refused = await Refused.WithAsync(Refusal.PollFinalised, () => chair.PutPollFinalisationAsync(poll, new FinaliseDatePoll(1), default));
        Assert.Contains("by", refused.Facts.Keys);
        await Refused.WithAsync(Refusal.PollFinalised, () => scene.As(scene.Member).PutMyPollAnswerAsync(poll, Both, default));
        Assert.Equal(0, (await scene.As(scene.Member).FindDatePollAsync(poll, default))!.Chosen);
    }

    [Fact]
    public async Task Against_a_hard_rule_only_with_a_reason_which_is_kept_and_told_to_chair_and_clerk()
    {
        var (scene, poll) = await OpenAsync();
        var chair = scene.As(scene.Chair);
        var refused = await Refused.WithAsync(Refusal.PollReasonNeeded, () => chair.PutPollFinalisationAsync(poll, new FinaliseDatePoll(1), default));
        Assert.Contains("chairNotAssured", refused.Facts["obstacles"]!.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await chair.GetSessionsAsync(scene.GroupId, default));

        var session = await chair.PutPollFinalisationAsync(poll, new FinaliseDatePoll(1, "Der Gast kann nur dann."), default);
        Assert.Null(session.UrgencyReason);
        Assert.Equal("Der Gast kann nur dann.", (await scene.As(scene.Clerk).FindDatePollAsync(poll, default))!.Reason);
        Assert.Null((await scene.As(scene.Member).FindDatePollAsync(poll, default))!.Reason);
        Assert.Equal(1, await DeedsAsync(poll, JournalAction.DatePollFinalisedWithReason));
    }

    [Fact]
    public async Task Where_the_notice_is_too_short_the_reason_is_the_urgency_and_below_the_shortened_notice_it_does_not_help()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var (chair, poll) = (scene.As(scene.Chair), Guid.NewGuid());
        await chair.PutDatePollAsync(poll, new OpenDatePoll(
            scene.GroupId, [new(scene.At(2, 17), scene.At(2, 19)), new(scene.At(5, 17), scene.At(5, 19))], scene.At(1, 12)), default);
        await Refused.WithAsync(Refusal.NoticeTooShort, () => chair.PutPollFinalisationAsync(poll, new FinaliseDatePoll(0, "Frist"), default));
        var session = await chair.PutPollFinalisationAsync(poll, new FinaliseDatePoll(1, "Frist läuft ab."), default);
        Assert.Equal("Frist läuft ab.", session.UrgencyReason);
    }

    private async Task<(CouncilScene Scene, Guid Poll)> OpenAsync(DateTimeOffset? deadline = null)
    {
        var (scene, poll) = (await CouncilScene.CreateAsync(world), Guid.NewGuid());
        await scene.As(scene.Chair).PutDatePollAsync(poll, Form(scene) with { Deadline = deadline ?? scene.At(10, 18) }, default);
        return (scene, poll);
    }

    private static OpenDatePoll Form(CouncilScene scene) => new(
        scene.GroupId, [new(scene.At(30, 17), scene.At(30, 19)), new(scene.At(31, 17), scene.At(31, 19))], scene.At(10, 18), "Kreishaus");

    private Task<int> RunClockAsync() => world.ReadAsync(db => DatePollClock.RunAsync(db, world.Clock.Now, default));

    private Task<int> DeedsAsync(Guid poll, JournalAction action) =>
        world.ReadAsync(db => db.Journal.CountAsync(entry => entry.SubjectId == poll && entry.Action == action));
}

public sealed class DatePollTestsOnSqlite(SqliteWorld world) : DatePollTests(world), IClassFixture<SqliteWorld>;

public sealed class DatePollTestsOnPostgreSql(PostgreSqlWorld world) : DatePollTests(world), IClassFixture<PostgreSqlWorld>;
