using System.Text.Json.Nodes;
using Coordination.Playground.Channel;
using Coordination.Playground.Issuer;
using Microsoft.AspNetCore.WebUtilities;

namespace Coordination.Playground.Chat;

/// <summary>What the chat page asks of the simulated Teams. Anybody on this machine may be anybody: it is a playground.</summary>
/// <param name="roleOf">The person's role, for what the page suggests.</param>
public sealed class ChatEndpoints(SimulatedTeams teams, Func<Person, string> roleOf)
{
    private const string ExecuteType = "Action.Execute";

    public void Map(WebApplication app)
    {
        var chat = app.MapGroup("/chat");
        chat.MapGet("/people", () => teams.Settings.People.Select(p => new PersonView(p.Id, p.Name, roleOf(p))));
        chat.MapGet("/conversations", (Guid person) => With(person, Conversations));
        chat.MapGet("/messages", (Guid person, string chat) => With(person, p => InChat(p, chat, c => Messages(p, c))));
        chat.MapPost("/messages", (SayRequest body, CancellationToken ct) => WithAsync(body.Person, body.Chat, (p, c) => SayAsync(p, c, body, ct)));
        chat.MapPost("/actions", (PressRequest body, CancellationToken ct) => WithAsync(body.Person, body.Chat, (p, c) => PressAsync(p, c, body, ct)));
        chat.MapGet("/events", (CancellationToken ct) => TypedResults.ServerSentEvents(teams.Chats.Watch(ct)));
        chat.MapGet("/open", (Guid person, string address) => With(person, p => Open(p, address)));
    }

    private IResult Conversations(Person person) =>
        Results.Ok(teams.Chats.Of(person).Select(c => new ChatView(c.Id, c.Kind, c.Title, teams.Chats.Messages(c).Count)));

    private IResult Messages(Person person, Channel.Chat chat) =>
        Results.Ok(teams.Chats.Messages(chat).Select(m => MessageView.Of(m, person)));

    private async Task<IResult> SayAsync(Person person, Channel.Chat chat, SayRequest body, CancellationToken ct)
    {
        var delivery = await teams.SayAsync(person, chat, body.Text, ct, body.Mention, body.Thread);
        return Results.Ok(new PressAnswer(null, Failed: delivery?.Answer.Status >= 400));
    }

    private async Task<IResult> PressAsync(Person person, Channel.Chat chat, PressRequest body, CancellationToken ct)
    {
        if (teams.Chats.Messages(chat).FirstOrDefault(m => m.Id == body.Message) is not { } message)
        {
            return Results.NotFound();
        }

        var data = (JsonObject)body.Data.DeepClone();
        var answer = body.Type == ExecuteType
            ? await teams.ExecuteAsync(person, chat, message, body.Verb ?? "", body.Title, data, ct)
            : await teams.SubmitAsync(person, chat, message, data, ct);
        return Results.Ok(PressAnswer.Of(answer));
    }

    /// <summary>The pages of the product are entered as the person of the chat, by the real sign-in with a hint; other addresses open as they are.</summary>
    private IResult Open(Person person, string address)
    {
        if (!Uri.TryCreate(teams.BotAddress, address, out var target) || target.Scheme is not ("http" or "https"))
        {
            return Results.BadRequest();
        }

        return target.Authority != teams.BotAddress.Authority
            ? Results.Redirect(target.AbsoluteUri)
            : Results.Redirect(QueryHelpers.AddQueryString(new Uri(teams.BotAddress, "sign-in").AbsoluteUri, new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["returnUrl"] = target.PathAndQuery,
                ["login_hint"] = person.Id.ToString(),
            }));
    }

    private IResult With(Guid personId, Func<Person, IResult> answer) =>
        teams.Settings.People.FirstOrDefault(p => p.Id == personId) is { } person ? answer(person) : Results.NotFound();

    private IResult InChat(Person person, string chatId, Func<Channel.Chat, IResult> answer) =>
        teams.Chats.Of(person).FirstOrDefault(c => c.Id == chatId) is { } chat ? answer(chat) : Results.NotFound();

    private async Task<IResult> WithAsync(Guid personId, string chatId, Func<Person, Channel.Chat, Task<IResult>> answer) =>
        teams.Settings.People.FirstOrDefault(p => p.Id == personId) is { } person
        && teams.Chats.Of(person).FirstOrDefault(c => c.Id == chatId) is { } chat
            ? await answer(person, chat)
            : Results.NotFound();
}
