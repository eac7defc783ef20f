using System.Text;
using Coordination.Contracts;
using Coordination.Tests.World;

namespace Coordination.Tests.Scheduling;

/// <summary>The slot search over the API: what it knows by itself, and what it says of others.</summary>
public abstract class SlotRouteTests(ApiWorld world)
{
    private static readonly PolicyProfile Profile = new(Slots: SlotRules.Usual with
    {
        Land = Land.NW,
        Weekdays = Enum.GetValues<DayOfWeek>(),
        Earliest = new(17, 0),
        Latest = new(19, 0),
        Rooms = ["Saal Linde", "Saal Eiche"],
    });

    [Fact]
    public async Task Nobody_has_answered_so_nothing_is_shown_to_fit_and_the_change_that_helps_is_named()
    {
        var scene = await CouncilScene.CreateAsync(world, Profile);

        var found = await SearchAsync(scene, 20, 26);
        Assert.Empty(found.Slots);
        Assert.Equal([RelaxationKind.CountUnknown], found.Relaxations.Select(relaxation => Assert.Single(relaxation.Steps).Kind));

        var slots = (await scene.As(scene.Chair).GetSlotsAsync(scene.GroupId, found.Relaxations[0].Wish, default)).Slots;
        Assert.Equal(5, slots.Count);
        Assert.Equal(scene.At(20, 17), slots[0].StartsAt);
        Assert.Equal("Saal Linde", slots[0].Room);
        Assert.Empty(slots[0].Attending);
        Assert.Equal(["Rosen", "Tulpen"], slots[0].Assumed);
        Assert.Equal(3, slots[0].Unknown.Count);
    }

    /// <summary>What people say in a poll is what the search knows of them; the later answer holds, and nobody's silence is a yes.</summary>
    [Fact]
    public async Task Answers_of_a_poll_make_a_date_that_is_known_to_fit()
    {
        var scene = await CouncilScene.CreateAsync(world, Profile);
        var chair = scene.As(scene.Chair);
        PollOption[] options = [new(scene.At(20, 17), scene.At(20, 19)), new(scene.At(21, 17), scene.At(21, 19))];
        var poll = Guid.NewGuid();
        await chair.PutDatePollAsync(poll, new OpenDatePoll(scene.GroupId, options, world.Clock.Now.AddDays(5), null), default);
        await scene.As(scene.Chair).PutMyPollAnswerAsync(poll, new AnswerDatePoll([Availability.Yes, Availability.Yes]), default);
        await scene.As(scene.Member).PutMyPollAnswerAsync(poll, new AnswerDatePoll([Availability.Yes, Availability.Yes]), default);
        Assert.Empty((await SearchAsync(scene, 20, 26)).Slots);

        await scene.As(scene.OtherMember).PutMyPollAnswerAsync(poll, new AnswerDatePoll([Availability.No, Availability.IfNeedBe]), default);
        var slot = Assert.Single((await SearchAsync(scene, 20, 26)).Slots);
        Assert.Equal((scene.At(21, 17), 3), (slot.StartsAt, slot.Attending.Count));

        var later = Guid.NewGuid();
        await chair.PutDatePollAsync(later, new OpenDatePoll(scene.GroupId, [options[1], new(scene.At(22, 17), scene.At(22, 19))], world.Clock.Now.AddDays(5), null), default);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await scene.As(scene.OtherMember).PutMyPollAnswerAsync(later, new AnswerDatePoll([Availability.No, Availability.No]), default);
        Assert.Empty((await SearchAsync(scene, 20, 26)).Slots);
    }

    [Fact]
    public async Task A_session_of_a_sister_group_takes_the_day_and_its_name_is_not_told()
    {
        var (scene, sister) = (await CouncilScene.CreateAsync(world, Profile), await CouncilScene.CreateAsync(world));
        await sister.PutAsync(new CouncilScene.Place("Brandt") { PersonId = scene.Member.PersonId }, Role.Member, sister.Roses, hasVote: true);
        await sister.ScheduleAsync(22, place: "Saal Linde");

        var found = await SearchAsync(scene, 22, 22, unknown: true);

        Assert.Empty(found.Slots);
        var block = found.Blocks.Single(block => block.Rule == SlotRule.OtherSession);
        Assert.Equal((1, 1), (block.Dates, block.OnlyObstacle));
        var wish = found.Relaxations.Single(relaxation => relaxation.Steps[0].Kind == RelaxationKind.BesideOtherSession).Wish;
        var slot = Assert.Single((await scene.As(scene.Chair).GetSlotsAsync(scene.GroupId, wish, default)).Slots);
        Assert.Equal([scene.Member.MemberId], slot.Missing.Select(person => person.MemberId));
        // The sister group sits in the preferred room.
        Assert.Equal("Saal Eiche", slot.Room);
    }

    [Fact]
    public async Task A_group_without_a_common_member_is_no_obstacle_but_its_room_is_taken()
    {
        var (scene, other) = (await CouncilScene.CreateAsync(world, Profile), await CouncilScene.CreateAsync(world));
        await other.ScheduleAsync(22, place: "saal linde ");

        var slot = Assert.Single((await SearchAsync(scene, 22, 22, unknown: true)).Slots);

        Assert.Equal("Saal Eiche", slot.Room);
    }

    [Fact]
    public async Task The_session_that_is_moved_stands_in_nobodys_way_and_one_of_another_group_is_unknown()
    {
        var (scene, other) = (await CouncilScene.CreateAsync(world, Profile), await CouncilScene.CreateAsync(world));
        var (session, foreign) = (await scene.ScheduleAsync(25, place: "Saal Linde"), await other.ScheduleAsync(23));
        var wish = new SlotWish(CouncilTime.DateOf(session.StartsAt), CouncilTime.DateOf(session.StartsAt), 120, UnknownMayCome: true);

        Assert.Empty((await scene.As(scene.Chair).GetSlotsAsync(scene.GroupId, wish, default)).Slots);
        var slot = Assert.Single((await scene.As(scene.Chair).GetSlotsAsync(scene.GroupId, wish with { Moving = session.Id }, default)).Slots);
        Assert.Equal((session.StartsAt, "Saal Linde"), (slot.StartsAt, slot.Room));
        Assert.DoesNotContain(slot.Lost, lost => lost.Rule == SoftRule.Distance);
        await Refused.WithAsync(Refusal.Malformed, () => scene.As(scene.Chair).GetSlotsAsync(scene.GroupId, wish with { Moving = foreign.Id }, default));
    }

    [Fact]
    public async Task Imported_school_holidays_rule_days_out_and_a_corrected_file_takes_their_place()
    {
        // A Land of its own for each provider's world: the file is the whole house's.
        var scene = await CouncilScene.CreateAsync(world, Profile with { Slots = Profile.Slots! with { Land = Land.SH } });
        var today = CouncilTime.DateOf(world.Clock.Now);
        Assert.Contains(SlotRule.SchoolHoliday, (await SearchAsync(scene, 20, 26, unknown: true)).Unchecked);

        Assert.Equal(1, (await ImportAsync(today.AddDays(20), today.AddDays(300))).Holidays);
        var found = await SearchAsync(scene, 20, 26, unknown: true);
        Assert.Empty(found.Slots);
        Assert.DoesNotContain(SlotRule.SchoolHoliday, found.Unchecked);
        Assert.Contains(found.Relaxations, relaxation => relaxation.Steps[0].Kind == RelaxationKind.InSchoolHolidays && relaxation.Dates == 7);

        await ImportAsync(today.AddDays(24), today.AddDays(300));
        Assert.Equal(4, (await SearchAsync(scene, 20, 26, unknown: true)).Dates);
        Assert.Single(await world.Admin.GetSchoolHolidaysAsync(Land.SH, default));
        Assert.Equal(SchoolHolidayProblem.NotACalendar, (await world.Admin.PutSchoolHolidaysAsync(Land.SH, Bytes("nichts"), default)).Problem);
        Assert.Single(await world.Admin.GetSchoolHolidaysAsync(Land.SH, default));
    }

    [Fact]
    public async Task Only_the_chair_searches_and_only_administrators_import()
    {
        var scene = await CouncilScene.CreateAsync(world, Profile);
        var today = CouncilTime.DateOf(world.Clock.Now);

        foreach (var place in new[] { scene.Member, scene.Clerk, scene.Deputy, scene.Guest })
        {
            await Refused.WithAsync(Refusal.NotAllowed, () => scene.As(place).GetSlotsAsync(scene.GroupId, today, today.AddDays(7), null, default));
        }

        await Refused.WithAsync(Refusal.NotFound, () => world.As(Guid.NewGuid()).GetSlotsAsync(scene.GroupId, today, today.AddDays(7), null, default));
        await Refused.WithAsync(Refusal.NotAllowed, () => scene.Own(scene.Chair).PutSchoolHolidaysAsync(Land.NW, Bytes("BEGIN:VCALENDAR"), default));
    }

    [Fact]
    public async Task A_wish_that_nobody_can_mean_is_malformed()
    {
        var scene = await CouncilScene.CreateAsync(world, Profile);
        var today = CouncilTime.DateOf(world.Clock.Now);
        SlotWish[] wishes =
        [
            new(today, today.AddDays(-1), 120), new(today, today.AddDays(401), 120), new(today, today.AddDays(7), 5), new(today, today.AddDays(7), 800),
            new(today, today.AddDays(7), 120, Waived: [SlotRule.Factions]), new(today, today.AddDays(7), 120, Waived: [(SlotRule)99]),
            new(today, today.AddDays(7), 120, Without: [Guid.NewGuid()]), new(new(2300, 1, 1), new(2300, 2, 1), 120),
        ];

        foreach (var wish in wishes)
        {
            await Refused.WithAsync(Refusal.Malformed, () => scene.As(scene.Chair).GetSlotsAsync(scene.GroupId, wish, default));
        }
    }

    [Fact]
    public async Task Settings_of_the_search_are_kept_as_they_were_entered_and_nonsense_is_refused()
    {
        var scene = await CouncilScene.CreateAsync(world, Profile);
        var group = (await world.Admin.FindGroupAsync(scene.GroupId, default))!;

        Assert.Equivalent(Profile, group.Profile, strict: true);
        SlotRules[] wrong = [Profile.Slots! with { Weekdays = [] }, Profile.Slots! with { Latest = new(16, 0) }, Profile.Slots! with { Rooms = [" "] }, Profile.Slots! with { Regional = null! }];
        foreach (var slots in wrong)
        {
            await Refused.WithAsync(Refusal.Malformed, () => world.Admin.PutGroupAsync(
                scene.GroupId, new GroupDefinition(group.Name, group.ShortName, group.Profile with { Slots = slots }), default, group.Version));
        }

        // The same again is no change.
        Assert.Equal(group.Version, (await world.Admin.PutGroupAsync(scene.GroupId, new GroupDefinition(group.Name, group.ShortName, Profile), default)).Version);
    }

    private Task<SlotSearchView> SearchAsync(CouncilScene scene, int fromDays, int untilDays, bool unknown = false)
    {
        var today = CouncilTime.DateOf(world.Clock.Now);
        return scene.As(scene.Chair).GetSlotsAsync(
            scene.GroupId, new SlotWish(today.AddDays(fromDays), today.AddDays(untilDays), 120, UnknownMayCome: unknown), default);
    }

    private Task<SchoolHolidayImport> ImportAsync(DateOnly first, DateOnly last) => world.Admin.PutSchoolHolidaysAsync(
        Land.SH, Bytes($"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:{first:yyyyMMdd}\r\nDTEND;VALUE=DATE:{last.AddDays(1):yyyyMMdd}\r\nSUMMARY:Ferien\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"), default);

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}

public sealed class SlotRouteOnSqlite(SqliteWorld world) : SlotRouteTests(world), IClassFixture<SqliteWorld>;

public sealed class SlotRouteOnPostgreSql(PostgreSqlWorld world) : SlotRouteTests(world), IClassFixture<PostgreSqlWorld>;
