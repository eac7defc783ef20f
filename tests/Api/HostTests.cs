using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Coordination.Api.Errands;
using Coordination.Contracts;
using Coordination.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Tests.Api;

/// <summary>What holds for the whole host: health, the API's document, limits.</summary>
public abstract class HostTests(ApiWorld world)
{
    [Fact]
    public async Task A_host_with_its_database_is_alive_and_ready()
    {
        Assert.Equal((HttpStatusCode.OK, "healthy"), await HealthAsync(world.Http, "/health/live"));
        Assert.Equal((HttpStatusCode.OK, "healthy"), await HealthAsync(world.Http, "/health/ready"));
    }

    [Fact]
    public async Task A_stuck_errand_degrades_the_host_until_somebody_has_looked()
    {
        var errand = Errand.Due(ErrandKind.SendProposal, Guid.NewGuid(), null, Guid.NewGuid(), 1, 0, Guid.NewGuid(), world.Clock.Now);
        await SaveAsync(db => db.Add(errand));
        try
        {
            await world.ReadAsync(db => db.Errands.Where(e => e.Id == errand.Id).ExecuteUpdateAsync(row => row.SetProperty(e => e.State, ErrandState.Stuck)));
            Assert.Equal((HttpStatusCode.OK, "degraded"), await HealthAsync(world.Http, "/health/ready"));
        }
        finally
        {
            await world.ReadAsync(db => db.Errands.Where(e => e.Id == errand.Id).ExecuteDeleteAsync());
        }
    }

    [Fact]
    public async Task The_document_names_every_operation_with_summary_and_refusals()
    {
        var document = await world.Http.GetFromJsonAsync<JsonElement>("/openapi/v1.json");

        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject(),
            (path, operation) => (Name: $"{operation.Name} {path.Name}", operation.Value)).ToList();
        Assert.True(operations.Count > 30, $"only {operations.Count} operations");
        Assert.Empty(operations.Where(operation => !operation.Value.TryGetProperty("summary", out _)
            && !operation.Name.Contains("/health/", StringComparison.Ordinal)).Select(operation => operation.Name));
        var planning = operations.Single(operation => operation.Name == "put /sessions/{sessionId}").Value.GetProperty("responses");
        Assert.Contains("noticeTooShort", planning.GetProperty("409").GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.True(planning.GetProperty("409").GetProperty("content").TryGetProperty("application/problem+json", out _));
    }

    [Fact]
    public async Task A_caller_who_asks_too_often_is_told_when_to_come_back_and_others_are_served()
    {
        await using var api = await world.StartApiAsync(builder => builder.Configuration["RateLimits:PersonPerMinute"] = "3");
        using var greedy = world.WithToken(world.Issuer.PersonToken(new(Guid.NewGuid(), "Greedy", "greedy@kreis.example")));
        using var modest = world.WithToken(world.Issuer.PersonToken(new(Guid.NewGuid(), "Modest", "modest@kreis.example")));
        var me = new Uri(new Uri(api.Urls.Single()), Routes.Me);

        for (var i = 0; i < 3; i++)
        {
            using var served = await greedy.GetAsync(me);
            Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        }

        using var limited = await greedy.GetAsync(me);
        Assert.Equal(HttpStatusCode.TooManyRequests, limited.StatusCode);
        Assert.True(limited.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Equal("tooManyRequests", (await limited.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        using var other = await modest.GetAsync(me);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        await api.StopAsync();
    }

    [Fact]
    public async Task What_one_instance_wrote_the_next_one_reads()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.InviteAsync();

        await using var second = await world.StartApiAsync();
        using var http = world.WithToken(world.Issuer.AppToken(Routes.ActForRole));
        http.DefaultRequestHeaders.Add(Routes.ActingForHeader, scene.Member.PersonId.ToString());
        var read = await http.GetFromJsonAsync<SessionView>(new Uri(new Uri(second.Urls.Single()), Routes.Fill(Routes.Session, session.Id)), WireJson.Options);
        await second.StopAsync();

        Assert.Equal((session.Id, session.State, session.StartsAt, session.InvitedAt, session.Version), (read!.Id, read.State, read.StartsAt, read.InvitedAt, read.Version));
    }

    private async Task SaveAsync(Action<Coordination.Api.Storage.CouncilDb> change) => await world.ReadAsync(async db =>
    {
        change(db);
        return await db.SaveChangesAsync();
    });

    private static async Task<(HttpStatusCode Status, string? Word)> HealthAsync(HttpClient http, string path)
    {
        using var response = await http.GetAsync(path);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return (response.StatusCode, answer.GetProperty("status").GetString());
    }
}

public sealed class HostTestsOnSqlite(SqliteWorld world) : HostTests(world), IClassFixture<SqliteWorld>;

public sealed class HostTestsOnPostgreSql(PostgreSqlWorld world) : HostTests(world), IClassFixture<PostgreSqlWorld>;
