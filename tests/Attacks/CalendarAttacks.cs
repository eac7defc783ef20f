using System.Net;
using Coordination.Contracts;
using Coordination.Tests.World;

namespace Coordination.Tests.Attacks;

/// <summary>Calendars are the one thing the API gives out without a sign-in: guessing at their addresses, and words that pose as calendar lines.</summary>
public sealed class CalendarAttacks(SqliteWorld world) : IClassFixture<SqliteWorld>
{
    [Fact]
    public async Task Who_guesses_addresses_is_stopped_and_those_who_signed_in_are_still_served()
    {
        await using var api = await world.StartApiAsync(builder => builder.Configuration["RateLimits:AnonymousPerMinute"] = "20");
        var address = new Uri(api.Urls.Single());
        var answers = new List<HttpStatusCode>();
        for (var guess = 0; guess < 60; guess++)
        {
            // A made-up token or header does not make the guesser somebody else.
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, Routes.Fill(Routes.Calendar, $"{guess:D43}")));
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {guess}.{guess}.{guess}");
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", $"192.0.2.{guess}");
            request.Headers.TryAddWithoutValidation(Routes.ActingForHeader, Guid.NewGuid().ToString());
            using var answer = await world.Http.SendAsync(request);
            answers.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.TooManyRequests], answers.Distinct());
        Assert.InRange(answers.Count(answer => answer == HttpStatusCode.NotFound), 1, 30);
        using var person = world.WithToken(world.Issuer.PersonToken(new(Guid.NewGuid(), "Somebody", "s@kreis.example")));
        using var served = await person.GetAsync(new Uri(address, Routes.Me));
        Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        await api.StopAsync();
    }

    [Fact]
    public async Task No_name_place_or_reason_writes_a_line_of_its_own_into_a_calendar()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var group = (await world.Admin.FindGroupAsync(scene.GroupId, default))!;
        const string forged = "\r\nATTENDEE:mailto:attacker@example.org\r\nBEGIN:VALARM\u2028X:1";
        await world.Admin.PutGroupAsync(scene.GroupId, new GroupDefinition($"Garten{forged}", "AG", group.Profile), default, group.Version);
        var session = await scene.ScheduleAsync(place: $"Kreishaus{forged}\\n;,\"");
        await scene.AdmitAsync(session.Id, $"Beete{forged}");
        await scene.As(scene.Chair).PutInvitationAsync(session.Id, default);
        var secret = (await scene.As(scene.Member).GetCalendarAsync(default)).Secret;
        foreach (var path in new[] { Routes.Fill(Routes.Calendar, secret), Routes.Fill(Routes.CalendarFile, secret, session.Id) })
        {
            var lines = (await world.Http.GetStringAsync(new Uri(path, UriKind.Relative))).Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
            Assert.DoesNotContain(lines, line => line.StartsWith("ATTENDEE:", StringComparison.Ordinal) || line.StartsWith("BEGIN:VALARM", StringComparison.Ordinal));
            Assert.All(lines, line => Assert.DoesNotContain('\n', line));
            Assert.DoesNotContain(lines, line => line.Contains("Beete", StringComparison.Ordinal));
        }
    }
}
