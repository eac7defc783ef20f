using System.Globalization;
using System.Text.Json.Nodes;
using Coordination.Contracts;
using Coordination.Playground.Issuer;

namespace Coordination.Playground.Channel;

/// <summary>The Bot Connector as the bot sees it: the REST calls of Teams that the product uses, with Teams' answers to wrong ones.</summary>
internal sealed class ConnectorEndpoints(ChatStore chats, IReadOnlyList<Person> people, Activities activities, Guid tenantId)
{
    /// <summary>Teams counts UTF-16 and says 413 beyond about 100 KB.</summary>
    private const int MaxMessageCharacters = 50_000;

    public void Map(IEndpointRouteBuilder app, ConnectorGate gate)
    {
        var connector = app.MapGroup("/connector/v3/conversations").AddEndpointFilter(gate);
        connector.MapPost("/", Create);
        connector.MapPost("/{conversationId}/activities", (string conversationId, JsonObject activity) => Send(conversationId, null, activity));
        connector.MapPost("/{conversationId}/activities/{activityId}", (string conversationId, string activityId, JsonObject activity) =>
            Send(conversationId, activityId, activity));
        connector.MapPut("/{conversationId}/activities/{activityId}", Update);
        connector.MapDelete("/{conversationId}/activities/{activityId}", Delete);
        connector.MapGet("/{conversationId}/members", (string conversationId) => WithChat(conversationId, chat => Results.Json(Members(chat))));
        connector.MapGet("/{conversationId}/members/{memberId}", Member);
        connector.MapGet("/{conversationId}/pagedmembers", PagedMembers);
    }

    private IResult Create(JsonObject body)
    {
        if (body["channelData"]?["channel"]?["id"]?.GetValue<string>() is { } channelId)
        {
            return body["activity"] is JsonObject first
                ? WithChat(channelId, chat => Thread(chat, first))
                : ConnectorGate.Error(StatusCodes.Status400BadRequest, "BadSyntax");
        }

        if (body["isGroup"]?.GetValue<bool>() == true
            || body["members"] is not JsonArray { Count: 1 } members
            || body["tenantId"]?.GetValue<string>() != tenantId.ToString())
        {
            return ConnectorGate.Error(StatusCodes.Status400BadRequest, "BadSyntax");
        }

        var memberId = members[0]?["id"]?.GetValue<string>();
        var person = people.FirstOrDefault(p => p.TeamsUserId == memberId);
        var personal = person is null ? null : chats.Of(person).FirstOrDefault(c => c is { Kind: ConversationKind.Personal, Installed: true });
        return personal is null
            ? ConnectorGate.Error(StatusCodes.Status403Forbidden, "ForbiddenOperationException")
            : Results.Json(new JsonObject { ["id"] = personal.Id }, statusCode: StatusCodes.Status201Created);
    }

    private IResult Thread(Chat chat, JsonObject first)
    {
        var root = chats.Add(chat, null, activities.BotId, Activities.BotName, first);
        return Results.Json(
            new JsonObject { ["id"] = $"{chat.Id};messageid={root.Id}", ["activityId"] = root.Id }, statusCode: StatusCodes.Status201Created);
    }

    private IResult Send(string conversationId, string? replyTo, JsonObject activity) => WithChat(conversationId, chat =>
    {
        if (activity["type"]?.GetValue<string>() == "typing")
        {
            return Results.StatusCode(StatusCodes.Status202Accepted);
        }

        if (activity.ToJsonString().Length > MaxMessageCharacters)
        {
            return ConnectorGate.Error(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig");
        }

        if (replyTo is not null)
        {
            activity["replyToId"] = replyTo;
        }

        var message = chats.Add(chat, ThreadOf(conversationId), activities.BotId, Activities.BotName, activity);
        return Results.Json(new JsonObject { ["id"] = message.Id }, statusCode: StatusCodes.Status201Created);
    });

    private IResult Update(string conversationId, string activityId, JsonObject activity) => WithChat(conversationId, chat =>
        chats.Change(chat, activityId, (message, now) =>
        {
            message.Activity = activity;
            message.EditedAt = now;
            message.CardsFor.Clear();
        })
            ? Results.Json(new JsonObject { ["id"] = activityId })
            : ConnectorGate.Error(StatusCodes.Status404NotFound, "ActivityNotFoundInConversation"));

    private IResult Delete(string conversationId, string activityId) => WithChat(conversationId, chat =>
        chats.Change(chat, activityId, static (message, _) => message.Deleted = true)
            ? Results.Ok()
            : ConnectorGate.Error(StatusCodes.Status404NotFound, "ActivityNotFoundInConversation"));

    private IResult Member(string conversationId, string memberId) => WithChat(conversationId, chat =>
        people.FirstOrDefault(p => (p.TeamsUserId == memberId || p.Id.ToString() == memberId) && chat.Members.Contains(p.Id)) is { } person
            ? Results.Json(Account(person))
            : ConnectorGate.Error(StatusCodes.Status404NotFound, "MemberNotFoundInConversation"));

    private IResult PagedMembers(string conversationId, int? pageSize, string? continuationToken) => WithChat(conversationId, chat =>
    {
        var all = Members(chat);
        var from = int.TryParse(continuationToken, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 0;
        var page = all.Skip(from).Take(Math.Clamp(pageSize ?? 100, 1, 500)).ToArray();
        var body = new JsonObject { ["members"] = new JsonArray(page), ["totalCount"] = all.Count };
        if (from + page.Length < all.Count)
        {
            body["continuationToken"] = (from + page.Length).ToString(CultureInfo.InvariantCulture);
        }

        return Results.Json(body);
    });

    private IResult WithChat(string conversationId, Func<Chat, IResult> answer) => chats.Find(conversationId) switch
    {
        null => ConnectorGate.Error(StatusCodes.Status404NotFound, "ConversationNotFound"),
        { Installed: false } => ConnectorGate.Error(StatusCodes.Status403Forbidden, "BotNotInConversationRoster"),
        var chat => answer(chat),
    };

    private List<JsonNode> Members(Chat chat) => [.. people.Where(p => chat.Members.Contains(p.Id)).Select(Account)];

    private JsonNode Account(Person person) => new JsonObject
    {
        ["id"] = person.TeamsUserId,
        ["aadObjectId"] = person.Id.ToString(),
        ["name"] = person.Name,
        ["email"] = person.Mail,
        ["userPrincipalName"] = person.Mail,
        ["tenantId"] = tenantId.ToString(),
        ["userRole"] = "user",
    };

    private static string? ThreadOf(string conversationId) =>
        conversationId.Split(";messageid=", 2, StringSplitOptions.None) is [_, var thread] ? thread : null;
}
