using System.Net;
using Coordination.Tests.Bot;
using Coordination.Tests.Stories;

namespace Coordination.Tests.Telemetry;

/// <summary>What a collector gets to see of the running product, and what it does not.</summary>
[Collection(nameof(Alone))]
public sealed class TelemetryTests(TelemetryScene scene) : IClassFixture<TelemetryScene>
{
    [Fact]
    public async Task A_turn_in_Teams_is_one_trace_down_to_the_sql()
    {
        await scene.At(scene.Group.OrdinaryMembers[0]).SayAsync("TOP: Sachstand Sprachkurse", default);

        var insert = await scene.SpanAsync(span => span.Source == "Npgsql" && span.Tag("db.query.text").Contains("INSERT INTO agenda_items", StringComparison.Ordinal));
        var write = await scene.SpanAsync(span => span.SpanId == insert.ParentId);
        Assert.Equal(("Coordination.Api", "PUT /agenda-items/{itemId:guid}"), (write.Host, write.Name));
        var call = await scene.SpanAsync(span => span.SpanId == write.ParentId);
        Assert.Equal(("Coordination.Bot", "System.Net.Http"), (call.Host, call.Source));
        var turn = await scene.SpanAsync(span => span.SpanId == call.ParentId);
        Assert.Equal(("Coordination.Bot", "POST /api/messages", ""), (turn.Host, turn.Name, turn.ParentId));
        Assert.Single(new[] { insert, write, call, turn }.Select(span => span.TraceId).Distinct(StringComparer.Ordinal));

        // The message to the chair, sent later by the worker, belongs to the turn that caused it.
        var errand = await scene.SpanAsync(span => span.Source == "Coordination.Bot.Errands" && span.TraceId == turn.TraceId);
        Assert.Equal(("Coordination.Bot", "SendProposal"), (errand.Host, errand.Name));
        await Eventually.SeeAsync(() => Task.FromResult(scene.Collector.HasMetrics), has => has);
    }

    [Fact]
    public async Task Nothing_that_people_wrote_and_no_secret_reaches_the_collector()
    {
        const string title = "Kanarienvogel im Kreishaus";
        var member = scene.Group.OrdinaryMembers[0];
        var secret = (await scene.Own(member).GetCalendarAsync(default)).Secret;

        await scene.At(member).SayAsync($"TOP: {title}, nichtöffentlich", default);
        Assert.Equal(HttpStatusCode.OK, (await scene.Api.GetAsync($"/calendar/{secret}")).StatusCode);
        await scene.Api.GetAsync("/calendar/kanarien-geheimnis");
        await scene.Api.GetAsync("/nirgends/kanarien-pfad?kanarien=abfrage");
        await scene.Bot.GetAsync("/sign-in/callback?code=kanarien-code&state=kanarien-zustand");
        await scene.Bot.GetAsync("/kanarien-seite");

        await scene.SpanAsync(span => span.Name == "GET /calendar/{secret}" && span.Tag("http.response.status_code") == "404");
        await scene.SpanAsync(span => span.Source == "Coordination.Bot.Errands");
        await scene.SpanAsync(span => span.Host == "Coordination.Bot" && span.Tag("http.response.status_code") == "404");
        Assert.True(scene.Collector.Contains("INSERT INTO agenda_items"), "The search finds what is there.");
        string[] hidden =
        [
            title, "anarien", secret, member.Mail, .. scene.Group.People.Select(person => person.Name.Split(' ')[^1]),
            scene.Teams.Issuer.Registrations.BotSecret, scene.Teams.Issuer.Registrations.PagesSecret, "eyJhbGci",
        ];
        Assert.All(hidden, words => Assert.False(scene.Collector.Contains(words), words));
    }

    [Fact]
    public async Task A_caller_from_outside_does_not_decide_about_traces()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00");
        await scene.Bot.SendAsync(request);

        var span = await scene.SpanAsync(span => span.Host == "Coordination.Bot" && span.Name == "GET /health/live");
        Assert.NotEqual("0af7651916cd43dd8448eb211c80319c", span.TraceId);
    }
}
