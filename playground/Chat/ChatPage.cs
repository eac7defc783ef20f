using System.Reflection;
using System.Text.Json;
using Coordination.Playground.Channel;
using Coordination.Playground.Issuer;
using Coordination.Playground.Sample;

namespace Coordination.Playground.Chat;

/// <summary>The files of the chat page, embedded so that they are there wherever the playground runs, tests included.</summary>
public static class ChatPage
{
    private static readonly Assembly Own = typeof(ChatPage).Assembly;

    /// <summary>False where the project was built without Node: the bots can be talked to by the demo only.</summary>
    public static bool IsBuilt => Own.GetManifestResourceInfo("Page/dist/chat.js") is not null;

    /// <summary>The page and what it asks for. What it suggests to try depends on a person's role in the sample group.</summary>
    public static void Map(WebApplication app, SimulatedTeams teams, SampleGroup group)
    {
        new ChatEndpoints(teams, person => RoleName(group, person)).Map(app);
        app.MapGet("/", () => File("index.html", "text/html; charset=utf-8"));
        app.MapGet("/style.css", () => File("style.css", "text/css"));
        app.MapGet($"/sample/{SampleFiles.Transcript}", () => Results.Stream(SampleFiles.Open(SampleFiles.Transcript), "text/vtt", SampleFiles.Transcript));
        app.MapGet("/dist/chat.js", () => File("dist/chat.js", "text/javascript"));
    }

    private static string RoleName(SampleGroup group, Person person) =>
        group.RoleOf(person) is { } role ? JsonNamingPolicy.CamelCase.ConvertName(role.ToString()) : "admin";

    private static IResult File(string name, string contentType) =>
        Own.GetManifestResourceStream($"Page/{name}") is { } stream ? Results.Stream(stream, contentType) : Results.NotFound();
}
