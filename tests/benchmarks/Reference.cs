using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Api.Access;
using Coordination.Api.Agenda;
using Coordination.Api.Errands;
using Coordination.Api.Groups;
using Coordination.Api.Journal;
using Coordination.Api.Sessions;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Coordination.Benchmarks;

/// <summary>What the product is measured beside, as processes of their own.</summary>
internal static class Reference
{
    public const string Echo = "echo";
    public const string BareEf = "ef";

    public static async Task ServeAsync(string role)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddEnvironmentVariables("COORDINATION_");
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        if (role == BareEf)
        {
            AddEf(builder);
        }

        await using var app = builder.Build();
        if (role == BareEf)
        {
            MapEf(app);
        }
        else
        {
            MapEcho(app);
        }

        await app.RunAsync();
    }

    /// <summary>Reads the activity and posts its text back: no token, no SDK, no database.</summary>
    private static void MapEcho(WebApplication app)
    {
        var http = new HttpClient(new SocketsHttpHandler(), disposeHandler: true);
        app.MapPost("/api/messages", async (HttpContext context) =>
        {
            using var activity = await JsonDocument.ParseAsync(context.Request.Body);
            string Text(string name) => activity.RootElement.GetProperty(name).GetString()!;
            var chat = activity.RootElement.GetProperty("conversation").GetProperty("id").GetString()!;
            var reply = new JsonObject { ["type"] = "message", ["replyToId"] = Text("id"), ["text"] = $"Echo: {Text("text")}" };
            using var answer = await http.PostAsync(
                new Uri($"{Text("serviceUrl")}v3/conversations/{Uri.EscapeDataString(chat)}/activities/{Text("id")}"), JsonContent.Create(reply));
            answer.EnsureSuccessStatusCode();
        });
    }

    private static void AddEf(WebApplicationBuilder builder)
    {
        var database = builder.Configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>()!;
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddDbContextPool<CouncilDb>(db => db.UseCouncilDatabase(database));
        builder.Services.ConfigureHttpJsonOptions(json => WireJson.Configure(json.SerializerOptions));
    }

    /// <summary>
    /// The queries and rows of the API's own endpoints on a bare minimal API: no token, no policy, no rate limit, no filter, no problem
    /// handling, no headers, no check of what was entered. The person stands in the address.
    /// </summary>
    private static void MapEf(WebApplication app)
    {
        app.MapGet("/{person:guid}/sessions/{sessionId:guid}/agenda", async (Guid person, Guid sessionId, CouncilDb db, TimeProvider clock, CancellationToken ct) =>
        {
            var access = await db.SessionAsync(sessionId, CallerOf(person), clock.Now(), ct);
            var items = await db.AdmittedAsync(sessionId, ct);
            return new AgendaView(sessionId, await db.ViewAsync([.. AgendaNumbers.InOrder(items)], ct), access.Session.Version);
        });
        app.MapPut("/{person:guid}/items/{itemId:guid}", async (
            Guid person, Guid itemId, ProposeItem proposal, CouncilDb db, TimeProvider clock, CancellationToken ct) =>
        {
            var now = clock.Now();
            var member = await db.MemberAsync(proposal.GroupId, CallerOf(person), now, ct);
            if (await db.Items.AnyAsync(known => known.Id == itemId, ct))
            {
                return null;
            }

            var profile = await db.Groups.Where(group => group.Id == proposal.GroupId).Select(group => group.Profile).SingleAsync(ct);
            var chairs = await db.Members.AsNoTracking().Where(m => m.GroupId == proposal.GroupId && m.Role == Role.Chair).ToListAsync(ct);
            var item = AgendaItem.Propose(itemId, proposal, member.FactionId, profile.DefaultPublicity, person, now);
            db.Items.Add(item);
            db.Errands.Add(Errand.Due(ErrandKind.SendProposal, item.GroupId, item.SessionId, item.Id, item.Version, 0, chairs[0].PersonId, now));
            db.Journal.Add(JournalEntry.Of(CallerOf(person), now, JournalAction.ItemProposed, item.GroupId, item.Id));
            await db.SaveChangesAsync(ct);
            return await db.ViewAsync(item, ct);
        });
    }

    private static Caller CallerOf(Guid person) => new(person, IsOwnToken: true, IsAdmin: false, RunsErrands: false, "api");
}
