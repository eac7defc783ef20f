using System.Text.Json.Nodes;
using Coordination.Api.Calendar;
using Coordination.Api.Errands;
using Coordination.Api.Journal;
using Coordination.Contracts;
using Coordination.Tests.Bot;
using Coordination.Tests.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Tests.Outlook;

/// <summary>An API that has errands made for the sessions' events in Outlook.</summary>
public abstract class OutlookWorld(Provider provider) : ApiWorld(provider)
{
    public override IDictionary<string, string?> Settings()
    {
        var settings = base.Settings();
        settings["Calendar:Outlook"] = "true";
        return settings;
    }
}

public sealed class OutlookOnSqlite() : OutlookWorld(Provider.Sqlite);

public sealed class OutlookOnPostgreSql() : OutlookWorld(Provider.PostgreSql);

/// <summary>The Termin of a session in the mailbox of the house: through the real API, a real bot and Graph's SDK against a mailbox on this machine.</summary>
public abstract class OutlookTests(OutlookWorld world) : IAsyncLifetime
{
    private FakeGraph _graph = null!;
    private WebApplication _bot = null!;
    private ErrandScene _scene = null!;

    public async Task InitializeAsync()
    {
        _graph = await FakeGraph.StartAsync();
        _scene = await ErrandScene.CreateAsync(world);
        await _scene.ScheduleAsync();
        await _scene.ForgetAsync();
        _bot = await BotInstance.StartAsync(world, ("Graph:Organizer", FakeGraph.Mailbox), ("Graph:BaseAddress", _graph.Address), ("Graph:TimeoutSeconds", "5"));
    }

    public async Task DisposeAsync()
    {
        await _bot.StopAsync();
        await _bot.DisposeAsync();
        await _scene.DisposeAsync();
        await _graph.DisposeAsync();
    }

    [Fact]
    public async Task An_invited_session_stands_in_the_mailbox_with_a_meeting_and_everybody_who_has_an_address()
    {
        var group = (await world.Admin.FindGroupAsync(_scene.Council.GroupId, default))!;
        var one = await InvitedAsync();
        var session = await SessionAsync();
        Assert.Equal("Sitzung Arbeitsgruppe Gartenbau", (string?)one["subject"]);
        Assert.Equal((session.StartsAt, session.EndsAt), (InstantOf(one["start"]), InstantOf(one["end"])));
        Assert.Equal("Kreishaus", (string?)one["location"]!["displayName"]);
        Assert.Equal(("teamsForBusiness", true), ((string?)one["onlineMeetingProvider"], (bool)one["isOnlineMeeting"]!));
        Assert.Equal(
            group.Members.Select(member => member.Email).OfType<string>().Order(StringComparer.Ordinal),
            one["attendees"]!.AsArray().Select(attendee => (string)attendee!["emailAddress"]!["address"]!).Order(StringComparer.Ordinal));

        // Calendars are read on locked screens: nothing of the agenda, whatever its publicity.
        Assert.DoesNotContain("Radwege", one.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hlenweg", one.ToJsonString(), StringComparison.Ordinal);
        Assert.StartsWith("https://teams.microsoft.com/", session.JoinUrl, StringComparison.Ordinal);
        Assert.Null(session.OnlineUrl);
    }

    [Fact]
    public async Task Moving_changes_the_same_event_and_leaves_its_body_alone_and_cancelling_takes_it_back_with_the_reason()
    {
        var id = (string)(await InvitedAsync())["id"]!;
        await MoveAsync(1);
        var session = await SessionAsync();
        await Eventually.SeeAsync(() => Task.FromResult(InstantOf(_graph.Calendar[id]["start"])), start => start == session.StartsAt);
        Assert.Equal("text", (string?)_graph.Calendar[id]["body"]!["contentType"]);
        Assert.Single(_graph.Calendar);

        await _scene.Chair.PutCancellationAsync(_scene.SessionId, new SessionCancellation("Der Saal ist gesperrt."), default);
        await Eventually.SeeAsync(() => Task.FromResult(_graph.Calendar.Count), count => count == 0);
        Assert.Equal("Der Saal ist gesperrt.", _graph.Cancelled[id]);
        Assert.All(await SettledAsync(), errand => Assert.Equal(ErrandState.Done, errand.State));
    }

    [Fact]
    public async Task What_somebody_changed_in_outlook_is_shown_to_chair_and_clerk_alone_and_put_right_by_a_click()
    {
        var id = (string)(await InvitedAsync())["id"]!;
        var session = await SessionAsync();
        _graph.Calendar[id]["start"]!["dateTime"] = session.StartsAt.AddHours(-1).UtcDateTime.ToString("s", System.Globalization.CultureInfo.InvariantCulture);
        await CheckAsync();
        var drift = (await Eventually.SeeAsync(SessionAsync, seen => seen.Outlook?.Drift is not null)).Outlook!.Drift!;
        Assert.Equal((false, session.StartsAt.AddHours(-1)), (drift.IsGone, drift.StartsAt));
        Assert.Null((await _scene.Council.As(_scene.Council.Member).FindSessionAsync(_scene.SessionId, default))!.Outlook!.Drift);

        await Refused.WithAsync(Refusal.NotAllowed, () => _scene.Council.As(_scene.Council.Member).PutOutlookRestorationAsync(_scene.SessionId, default));
        await _scene.Chair.PutOutlookRestorationAsync(_scene.SessionId, default);
        await _scene.Chair.PutOutlookRestorationAsync(_scene.SessionId, default);
        await Eventually.SeeAsync(() => Task.FromResult(InstantOf(_graph.Calendar[id]["start"])), start => start == session.StartsAt);
        Assert.Null((await SessionAsync()).Outlook!.Drift);
        Assert.Equal(1, await world.ReadAsync(db => db.Journal.CountAsync(row => row.SubjectId == _scene.SessionId && row.Action == JournalAction.EventRestored)));
    }

    [Fact]
    public async Task An_event_that_somebody_deleted_is_missed_and_made_anew()
    {
        var gone = (string)(await InvitedAsync())["id"]!;
        _graph.Calendar.Clear();
        await CheckAsync();
        Assert.True((await Eventually.SeeAsync(SessionAsync, seen => seen.Outlook?.Drift is not null)).Outlook!.Drift!.IsGone);

        await _scene.Council.As(_scene.Council.Clerk).PutOutlookRestorationAsync(_scene.SessionId, default);
        var anew = await Eventually.SeeAsync(() => Task.FromResult(_graph.Calendar.Values.SingleOrDefault()), one => one is not null);
        Assert.NotEqual(gone, (string?)anew!["id"]);
        await Eventually.SeeAsync(SessionAsync, seen => seen.JoinUrl == (string?)anew["onlineMeeting"]!["joinUrl"]);
    }

    [Fact]
    public async Task A_lost_answer_makes_no_second_event()
    {
        _graph.LoseNextAnswer();
        await _scene.Chair.PutInvitationAsync(_scene.SessionId, default);
        var errand = await Eventually.SeeAsync(WriteErrandAsync, one => one.Problem is not null);
        Assert.Equal((ErrandProblem.Unavailable, ErrandState.Due), (errand.Problem, errand.State));
        await DueAsync();
        await SettledAsync();
        Assert.Single(_graph.Calendar);
        Assert.NotNull((await SessionAsync()).JoinUrl);
    }

    [Theory]
    [InlineData(429, "90", ErrandProblem.Throttled, 90)]
    [InlineData(503, null, ErrandProblem.Unavailable, 60)]
    [InlineData(401, null, ErrandProblem.Unavailable, 60)]
    [InlineData(409, null, ErrandProblem.Unavailable, 60)]
    [InlineData(200, null, ErrandProblem.Unavailable, 60)]
    public async Task Trouble_at_graph_waits_as_long_as_it_asks_for_and_passes(int status, string? retryAfter, ErrandProblem problem, int seconds)
    {
        _graph.Next(status, status == 200 ? "<html>no</html>" : null, retryAfter is null ? [] : [("Retry-After", retryAfter)]);
        await _scene.Chair.PutInvitationAsync(_scene.SessionId, default);
        var errand = await Eventually.SeeAsync(WriteErrandAsync, one => one.Problem is not null);
        Assert.Equal((problem, ErrandState.Due), (errand.Problem, errand.State));
        Assert.Equal(world.Clock.Now.AddSeconds(seconds), errand.DueAt);
        await DueAsync();
        await SettledAsync();
        Assert.Single(_graph.Calendar);
    }

    [Fact]
    public async Task A_token_that_graph_refuses_is_not_used_again()
    {
        _graph.Next(401);
        await _scene.Chair.PutInvitationAsync(_scene.SessionId, default);
        await Eventually.SeeAsync(WriteErrandAsync, one => one.Problem is not null);
        await DueAsync();
        await SettledAsync();
        Assert.Equal([1, 1], _graph.Tokens.Values);
    }

    [Fact]
    public async Task What_graph_forbids_is_stuck_and_stands_before_the_clerk()
    {
        _graph.Next(403);
        await _scene.Chair.PutInvitationAsync(_scene.SessionId, default);
        await Eventually.SeeAsync(WriteErrandAsync, one => one.State == ErrandState.Stuck);
        var waiting = Assert.Single(await _scene.Council.As(_scene.Council.Clerk).GetErrandsAsync(_scene.Council.GroupId, default), errand => errand.Kind == ErrandKind.WriteEvent);
        Assert.Equal(ErrandProblem.Rejected, waiting.Problem);
        await _scene.Council.As(_scene.Council.Clerk).RetryErrandAsync(waiting.Id, default);
        await SettledAsync();
        Assert.Single(_graph.Calendar);
    }

    [Fact]
    public async Task A_second_bot_that_made_an_event_of_its_own_is_refused()
    {
        var written = (string)(await InvitedAsync())["id"]!;
        var bot = world.Bot(Routes.ErrandsRole);
        var plan = (await bot.FindEventPlanAsync(_scene.SessionId, default))!;
        var other = plan.Written! with { EventId = "other" };
        await Refused.WithAsync(Refusal.IdTaken, () => bot.PutOutlookEventAsync(_scene.SessionId, new RecordEvent(other), default));
        await bot.PutOutlookEventAsync(_scene.SessionId, new RecordEvent(other, Replaces: written), default);
        await Refused.WithAsync(Refusal.NotAllowed, () => _scene.Chair.FindEventPlanAsync(_scene.SessionId, default));
    }

    private async Task<JsonObject> InvitedAsync()
    {
        await _scene.Chair.PutInvitationAsync(_scene.SessionId, default);
        await Eventually.SeeAsync(SessionAsync, session => session.JoinUrl is not null);
        return _graph.Calendar.Values.Single();
    }

    private async Task MoveAsync(int days)
    {
        var now = await SessionAsync();
        await _scene.Chair.PutScheduleAsync(
            _scene.SessionId, new SessionSchedule(now.StartsAt.AddDays(days), now.EndsAt.AddDays(days), now.Place, now.OnlineUrl, null, now.StartsAt), default);
    }

    /// <summary>What the clock does each morning; twice, as a double firing would.</summary>
    private async Task CheckAsync()
    {
        foreach (var expected in new[] { true, false })
        {
            var queued = await world.ReadAsync(db => OutlookEvents.QueueChecksAsync(db, new CalendarOptions { Outlook = true }, world.Clock.Now, default));
            Assert.Equal(expected, queued > 0);
        }
    }

    private async Task<SessionView> SessionAsync() => (await _scene.Chair.FindSessionAsync(_scene.SessionId, default))!;

    private async Task<Errand> WriteErrandAsync() => (await _scene.ErrandsAsync()).Single(errand => errand.Kind == ErrandKind.WriteEvent);

    private Task<int> DueAsync() => world.ReadAsync(db => db.Errands.Where(errand => errand.GroupId == _scene.Council.GroupId && errand.State == ErrandState.Due)
        .ExecuteUpdateAsync(set => set.SetProperty(errand => errand.DueAt, world.Clock.Now)));

    private Task<List<Errand>> SettledAsync() => _scene.SettledAsync();

    private static DateTimeOffset? InstantOf(JsonNode? moment) => (string?)moment!["timeZone"] == "UTC"
        ? DateTimeOffset.Parse((string)moment["dateTime"]!, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal)
        : null;
}

public sealed class OutlookTestsOnSqlite(OutlookOnSqlite world) : OutlookTests(world), IClassFixture<OutlookOnSqlite>;

public sealed class OutlookTestsOnPostgreSql(OutlookOnPostgreSql world) : OutlookTests(world), IClassFixture<OutlookOnPostgreSql>;
