using Coordination.Contracts;
using Coordination.Tests.World;

namespace Coordination.Tests.Api;

public abstract class SessionTests(ApiWorld world)
{
    [Fact]
    public async Task A_session_reads_back_as_the_chair_planned_it()
    {
        var scene = await CouncilScene.CreateAsync(world);

        var planned = await scene.ScheduleAsync(30);
        var read = await scene.As(scene.Guest).FindSessionAsync(planned.Id, default);

        Assert.NotNull(read);
        Assert.Equal((1, SessionState.Scheduled, scene.At(30, 17), scene.At(30, 19)), (read.Number, read.State, read.StartsAt, read.EndsAt));
        Assert.Equal(new DateOnly(2025, 3, 26), read.LatestInvitation);
        Assert.Equal(new DateOnly(2025, 3, 23), read.AgendaDeadline);
    }

    [Fact]
    public async Task Only_the_chair_schedules()
    {
        var scene = await CouncilScene.CreateAsync(world);

        foreach (var place in scene.Everybody.Except([scene.Chair]))
        {
            await Refused.WithAsync(Refusal.NotAllowed, () => scene.As(place).PutSessionAsync(Guid.NewGuid(), scene.PlanFor(30), default));
        }

        await Refused.WithAsync(Refusal.NotFound, () => world.As(Guid.NewGuid()).PutSessionAsync(Guid.NewGuid(), scene.PlanFor(30), default));
    }

    [Fact]
    public async Task A_repeated_delivery_finds_the_session_the_first_one_made()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var id = Guid.NewGuid();

        var first = await scene.As(scene.Chair).PutSessionAsync(id, scene.PlanFor(30), default);
        var second = await scene.As(scene.Chair).PutSessionAsync(id, scene.PlanFor(30), default);

        Assert.Equal(first.Version, second.Version);
        Assert.Single(await scene.As(scene.Chair).GetSessionsAsync(scene.GroupId, default));
        await Refused.WithAsync(Refusal.IdTaken, () => scene.As(scene.Chair).PutSessionAsync(id, scene.PlanFor(31), default));
    }

    [Fact]
    public async Task Two_deliveries_at_once_make_one_session()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var id = Guid.NewGuid();

        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => scene.As(scene.Chair).PutSessionAsync(id, scene.PlanFor(30), default)));

        Assert.Single(both.Select(session => session.Number).Distinct());
        Assert.Single(await scene.As(scene.Chair).GetSessionsAsync(scene.GroupId, default));
    }

    [Fact]
    public async Task Sessions_planned_at_once_get_different_numbers()
    {
        var scene = await CouncilScene.CreateAsync(world);

        var all = await Task.WhenAll(scene.ScheduleAsync(30), scene.ScheduleAsync(60), scene.ScheduleAsync(90), scene.ScheduleAsync(120));

        Assert.Equal([1, 2, 3, 4], all.Select(session => session.Number).Order());
    }

    [Fact]
    public async Task Too_short_a_notice_is_refused_with_the_earliest_lawful_dates()
    {
        var scene = await CouncilScene.CreateAsync(world);

        var refused = await Refused.WithAsync(Refusal.NoticeTooShort, () => scene.ScheduleAsync(6));

        Assert.Equal("2025-03-10", refused.Facts["earliest"]!.ToString());
        Assert.Equal("2025-03-07", refused.Facts["earliestUrgent"]!.ToString());
        Assert.Equal(SessionState.Scheduled, (await scene.ScheduleAsync(7)).State);
    }

    [Fact]
    public async Task A_reason_for_urgency_shortens_the_notice_and_is_journalled()
    {
        var scene = await CouncilScene.CreateAsync(world);

        await Refused.WithAsync(Refusal.NoticeTooShort, () => scene.ScheduleAsync(3, urgencyReason: "Frost"));
        var session = await scene.ScheduleAsync(4, urgencyReason: "Frost");

        Assert.Equal("Frost", session.UrgencyReason);
        var journal = await scene.As(scene.Chair).GetJournalAsync(scene.GroupId, default);
        Assert.Contains(journal, entry => entry.Action == "sessionScheduledUrgently" && entry.SubjectId == session.Id && entry.PersonId == scene.Chair.PersonId);
    }

    [Fact]
    public async Task A_session_neither_begins_in_the_past_nor_ends_before_it_begins()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var chair = scene.As(scene.Chair);

        await Refused.WithAsync(Refusal.StartsInThePast, () => scene.ScheduleAsync(-1));
        await Refused.WithAsync(Refusal.EndsBeforeStart, () =>
            chair.PutSessionAsync(Guid.NewGuid(), new PlanSession(scene.GroupId, scene.At(30, 17), scene.At(30, 17), null), default));
    }

    [Fact]
    public async Task An_invitation_needs_an_agenda_and_a_place()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.ScheduleAsync(30, place: null);
        var chair = scene.As(scene.Chair);

        await Refused.WithAsync(Refusal.AgendaEmpty, () => chair.PutInvitationAsync(session.Id, default));
        await scene.AdmitAsync(session.Id);
        await Refused.WithAsync(Refusal.PlaceMissing, () => chair.PutInvitationAsync(session.Id, default));
        await chair.PutScheduleAsync(session.Id, new SessionSchedule(session.StartsAt, session.EndsAt, null, "https://meet.example/1", null, session.StartsAt), default);

        Assert.Equal(SessionState.Invited, (await chair.PutInvitationAsync(session.Id, default)).State);
    }

    [Fact]
    public async Task An_invitation_goes_once_to_everybody_who_belongs_to_the_group_on_that_day()
    {
        var scene = await CouncilScene.CreateAsync(world);
        await scene.PutAsync(scene.OtherMember, Role.Member, scene.Tulips, true, until: CouncilTime.DateOf(scene.At(29, 12)));
        await scene.PutAsync(scene.Guest, Role.Guest, null, false, from: CouncilTime.DateOf(scene.At(10, 12)));
        var session = await scene.InviteAsync(30);

        var again = await scene.As(scene.Chair).PutInvitationAsync(session.Id, default);

        Assert.Equal(session.Version, again.Version);
        var errands = await scene.ErrandsAsync(ErrandKind.SendInvitation);
        Assert.Equal(
            scene.Everybody.Except([scene.OtherMember]).Select(place => place.PersonId).Order(),
            errands.Select(errand => errand.RecipientPersonId!.Value).Order());
        Assert.All(errands, errand => Assert.Equal((session.Id, session.Version, 0), (errand.SubjectId, errand.SubjectVersion, errand.Sequence)));
    }

    [Fact]
    public async Task An_invitation_that_would_come_too_late_is_refused()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.ScheduleAsync(30);
        await scene.AdmitAsync(session.Id);
        var now = world.Clock.Now;
        try
        {
            world.Clock.Set(scene.At(24, 9));
            await Refused.WithAsync(Refusal.NoticeTooShort, () => scene.As(scene.Chair).PutInvitationAsync(session.Id, default));
        }
        finally
        {
            world.Clock.Set(now);
        }
    }

    [Fact]
    public async Task Moving_an_invited_session_tells_everybody_once_and_raises_the_sequence()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.InviteAsync(30);
        var later = new SessionSchedule(scene.At(40, 17), scene.At(40, 19), "Kreishaus, Raum 3", MovedFrom: session.StartsAt);

        var moved = await scene.As(scene.Chair).PutScheduleAsync(session.Id, later, default);
        var again = await scene.As(scene.Chair).PutScheduleAsync(session.Id, later, default);

        Assert.Equal((SessionState.Invited, scene.At(40, 17)), (moved.State, moved.StartsAt));
        Assert.Equal(moved.Version, again.Version);
        var errands = await scene.ErrandsAsync(ErrandKind.SendReschedule);
        Assert.Equal(6, errands.Count);
        Assert.All(errands, errand => Assert.Equal(1, errand.Sequence));
    }

    [Fact]
    public async Task Moving_a_session_before_the_invitation_tells_nobody()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.ScheduleAsync(30);

        await scene.As(scene.Chair).PutScheduleAsync(session.Id, new SessionSchedule(scene.At(40, 17), scene.At(40, 19), null, MovedFrom: session.StartsAt), default);

        Assert.Empty(await scene.ErrandsAsync(ErrandKind.SendReschedule));
    }

    [Fact]
    public async Task Cancelling_tells_the_invited_and_lets_the_items_wait()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.InviteAsync(30);
        var chair = scene.As(scene.Chair);

        var cancelled = await chair.PutCancellationAsync(session.Id, new SessionCancellation("Sturm"), default);
        await chair.PutCancellationAsync(session.Id, new SessionCancellation("Sturm"), default);

        Assert.Equal((SessionState.Cancelled, "Sturm"), (cancelled.State, cancelled.CancellationReason));
        Assert.Equal(6, (await scene.ErrandsAsync(ErrandKind.SendCancellation)).Count);
        var item = Assert.Single(await chair.GetGroupItemsAsync(scene.GroupId, default));
        Assert.Equal((AgendaItemState.Deferred, "Sturm", null), (item.State, item.StateReason, item.SessionId));
        var refused = await Refused.WithAsync(Refusal.SessionCancelled, () => chair.PutInvitationAsync(session.Id, default));
        Assert.Equal(scene.Chair.PersonId.ToString(), refused.Facts["by"]!.ToString());
    }

    [Fact]
    public async Task A_session_opens_after_the_invitation_and_closes_after_it_opened()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.ScheduleAsync(30);
        await scene.AdmitAsync(session.Id);
        var clerk = scene.As(scene.Clerk);

        await Refused.WithAsync(Refusal.SessionNotInvited, () => clerk.PutOpeningAsync(session.Id, new SessionMoment(scene.At(30, 17)), default));
        await scene.As(scene.Chair).PutInvitationAsync(session.Id, default);
        await Refused.WithAsync(Refusal.SessionNotOpen, () => clerk.PutClosureAsync(session.Id, new SessionMoment(scene.At(30, 19)), default));
        await clerk.PutOpeningAsync(session.Id, new SessionMoment(scene.At(30, 17)), default);
        await Refused.WithAsync(Refusal.EndsBeforeStart, () => clerk.PutClosureAsync(session.Id, new SessionMoment(scene.At(30, 16)), default));
        var closed = await clerk.PutClosureAsync(session.Id, new SessionMoment(scene.At(30, 19)), default);

        Assert.Equal(SessionState.Closed, closed.State);
        Assert.Equal(new SessionRecord(scene.At(30, 17), scene.At(30, 19), "Kreishaus, Raum 12"), closed.Record);
        await Refused.WithAsync(Refusal.SessionAlreadyHeld, () => scene.As(scene.Chair).PutCancellationAsync(session.Id, new SessionCancellation("Sturm"), default));
    }

    [Fact]
    public async Task The_clerks_record_opens_and_closes_a_session_nobody_opened()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.InviteAsync(30);
        var record = new SessionRecord(scene.At(30, 17), scene.At(30, 20), "Kreishaus, Foyer");

        var recorded = await scene.As(scene.Clerk).PutRecordAsync(session.Id, record, session.Version, default);

        Assert.Equal((SessionState.Closed, record), (recorded.State, recorded.Record));
        await Refused.WithAsync(Refusal.Stale, () => scene.As(scene.Clerk).PutRecordAsync(session.Id, record, session.Version, default));
        await Refused.WithAsync(Refusal.NotAllowed, () => scene.As(scene.Member).PutRecordAsync(session.Id, record, recorded.Version, default));
    }

    [Fact]
    public async Task Attendance_names_deputies_times_and_guests()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.InviteAsync(30);
        var list = new AttendanceList(
            [
                new Attendance(scene.Chair.MemberId, AttendanceStatus.Present),
                new Attendance(scene.Deputy.MemberId, AttendanceStatus.Present, scene.At(30, 18), null, scene.OtherMember.MemberId),
                new Attendance(scene.OtherMember.MemberId, AttendanceStatus.Excused),
            ],
            [new GuestAttendance("Herr Gast", "Gartenamt")]);

        var recorded = await scene.As(scene.Clerk).PutAttendanceAsync(session.Id, list, session.Version, default);

        Assert.Equal(list.Members, recorded.Attendance.Members);
        Assert.Equal(list.Guests, recorded.Attendance.Guests);
        Assert.Empty((await scene.As(scene.Guest).FindSessionAsync(session.Id, default))!.Attendance.Members);
    }

    [Fact]
    public async Task Attendance_knows_only_members_and_represents_nobody_who_is_there()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.InviteAsync(30);
        var clerk = scene.As(scene.Clerk);

        Task PutAsync(params Attendance[] members) => clerk.PutAttendanceAsync(session.Id, new AttendanceList(members, []), session.Version, default);

        await Refused.WithAsync(Refusal.AttendanceUnknownMember, () => PutAsync(new Attendance(Guid.NewGuid(), AttendanceStatus.Present)));
        await Refused.WithAsync(Refusal.Malformed, () => PutAsync(
            new Attendance(scene.OtherMember.MemberId, AttendanceStatus.Present),
            new Attendance(scene.Deputy.MemberId, AttendanceStatus.Present, Represents: scene.OtherMember.MemberId)));
    }

    [Fact]
    public async Task The_recording_notice_is_kept_and_may_be_given_anew()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.InviteAsync(30);
        var notice = new RecordingNotice("Frau Kranich", scene.At(30, 17), false);

        var given = await scene.As(scene.Clerk).PutRecordingNoticeAsync(session.Id, notice, session.Version, default);
        var objected = await scene.As(scene.Chair).PutRecordingNoticeAsync(session.Id, notice with { ObjectionsRaised = true }, given.Version, default);

        Assert.Equal(notice with { ObjectionsRaised = true }, objected.RecordingNotice);
        // A page that was opened before the objection must not take it back.
        var stale = await Refused.WithAsync(Refusal.Stale, () => scene.As(scene.Clerk).PutRecordingNoticeAsync(session.Id, notice, given.Version, default));
        Assert.Equal(scene.Chair.PersonId.ToString(), stale.Facts["by"]!.ToString());
    }

    [Fact]
    public async Task Deliveries_name_each_person_and_are_for_chair_and_clerk()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.InviteAsync(30);

        var deliveries = await scene.As(scene.Clerk).GetDeliveriesAsync(session.Id, default);

        Assert.Equal(scene.Everybody.Select(place => place.MemberId).Order(), deliveries.Select(delivery => delivery.MemberId).Order());
        Assert.All(deliveries, delivery => Assert.Equal((ErrandKind.SendInvitation, ErrandState.Due), (delivery.Kind, delivery.State)));
        await Refused.WithAsync(Refusal.NotAllowed, () => scene.As(scene.Member).GetDeliveriesAsync(session.Id, default));
    }

    [Fact]
    public async Task Coming_sessions_stand_first_then_those_held_newest_first()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var held = await scene.InviteAsync(20);
        await scene.As(scene.Clerk).PutRecordAsync(held.Id, new SessionRecord(scene.At(20, 17), scene.At(20, 18), null), held.Version, default);
        var cancelled = await scene.ScheduleAsync(25);
        await scene.As(scene.Chair).PutCancellationAsync(cancelled.Id, new SessionCancellation("Sturm"), default);
        var late = await scene.ScheduleAsync(60);
        var soon = await scene.ScheduleAsync(30);

        var sessions = await scene.As(scene.Member).GetSessionsAsync(scene.GroupId, default);

        Assert.Equal([soon.Id, late.Id, cancelled.Id, held.Id], sessions.Select(session => session.Id));
    }
}

public sealed class SessionTestsOnSqlite(SqliteWorld world) : SessionTests(world), IClassFixture<SqliteWorld>;

public sealed class SessionTestsOnPostgreSql(PostgreSqlWorld world) : SessionTests(world), IClassFixture<PostgreSqlWorld>;
