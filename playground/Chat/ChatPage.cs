using System.Reflection;

namespace Coordination.Playground.Chat;

/// <summary>The files of the chat page, embedded so that they are there wherever the playground runs, tests included.</summary>
public static class ChatPage
{
    private static readonly Assembly Own = typeof(ChatPage).Assembly;

    /// <summary>False where the project was built without Node: the bots can be talked to by the demo only.</summary>
    public static bool IsBuilt => Own.GetManifestResourceInfo("Page/dist/chat.js") is not null;

    public static void Map(WebApplication app)
    {
        app.MapGet("/", () => File("index.html", "text/html; charset=utf-8"));
        app.MapGet("/style.css", () => File("style.css", "text/css"));
        app.MapGet("/dist/chat.js", () => File("dist/chat.js", "text/javascript"));
    }

    private static IResult File(string name, string contentType) =>
        Own.GetManifestResourceStream($"Page/{name}") is { } stream ? Results.Stream(stream, contentType) : Results.NotFound();
}
