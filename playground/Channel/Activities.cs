using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Coordination.Contracts;
using Coordination.Playground.Issuer;

namespace Coordination.Playground.Channel;

/// <summary>Builds what Teams posts to a bot, in the shapes seen on the wire.</summary>
internal sealed class Activities(Registrations registrations, TimeProvider clock, Func<string> serviceUrl)
{
    public const string BotName = "Coordination";

    public string BotId => $"28:{registrations.BotAppId}";

    /// <summary>A message; in a group chat or channel the bot's mention stands in front, as nothing else reaches a bot there.</summary>
    public JsonObject Message(Person from, Chat chat, string? thread, string id, string text)
    {
        var activity = Envelope("message", id, from, chat, thread);
        var escaped = WebUtility.HtmlEncode(text);
        activity["textFormat"] = "plain";
        if (chat.Kind == ConversationKind.Personal)
        {
            activity["text"] = escaped;
            return activity;
        }

        const string Mention = $"<at>{BotName}</at>";
        activity["text"] = chat.Kind == ConversationKind.Channel ? $"{Mention}&nbsp;{escaped}\n" : $"{Mention} {escaped}";
        activity["entities"]!.AsArray().Insert(0, new JsonObject
        {
            ["type"] = "mention",
            ["mentioned"] = new JsonObject { ["id"] = BotId, ["name"] = BotName },
            ["text"] = Mention,
        });
        return activity;
    }

    /// <summary>Action.Execute: an invoke that wants its answer in the response.</summary>
    public JsonObject CardAction(Person from, Chat chat, ChatMessage message, string verb, string? title, JsonObject data)
    {
        var activity = Envelope("invoke", NewId(), from, chat, message.Thread);
        activity["name"] = "adaptiveCard/action";
        activity["replyToId"] = message.Id;
        activity["value"] = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["title"] = title, ["verb"] = verb, ["data"] = data },
            ["trigger"] = "manual",
        };
        return activity;
    }

    /// <summary>Action.Submit: a message with a value and without text.</summary>
    public JsonObject Submit(Person from, Chat chat, ChatMessage message, JsonObject data)
    {
        var activity = Envelope("message", NewId(), from, chat, message.Thread);
        activity["replyToId"] = message.Id;
        activity["value"] = data;
        return activity;
    }

    public JsonObject Installation(Person from, Chat chat)
    {
        var activity = Envelope("installationUpdate", NewId(), from, chat, null);
        activity["action"] = "add";
        activity["channelData"]!["settings"] = new JsonObject { ["selectedChannel"] = new JsonObject { ["id"] = chat.Id } };
        return activity;
    }

    public JsonObject MembersAdded(Person from, Chat chat)
    {
        var activity = Envelope("conversationUpdate", NewId(), from, chat, null);
        activity["membersAdded"] = chat.Kind == ConversationKind.Personal
            ? new JsonArray(new JsonObject { ["id"] = from.TeamsUserId, ["aadObjectId"] = from.Id.ToString() }, new JsonObject { ["id"] = BotId })
            : new JsonArray(new JsonObject { ["id"] = BotId });
        if (chat.Kind == ConversationKind.Channel)
        {
            activity["channelData"]!["eventType"] = "teamMemberAdded";
        }

        return activity;
    }

    private JsonObject Envelope(string type, string id, Person from, Chat chat, string? thread)
    {
        var now = clock.GetUtcNow();
        return new JsonObject
        {
            ["type"] = type,
            ["id"] = id,
            ["from"] = new JsonObject { ["id"] = from.TeamsUserId, ["name"] = from.Name, ["aadObjectId"] = from.Id.ToString() },
            ["timestamp"] = now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            ["localTimestamp"] = CouncilTime.ToLocal(now).ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
            ["localTimezone"] = "Europe/Berlin",
            ["serviceUrl"] = serviceUrl(),
            ["channelId"] = "msteams",
            ["conversation"] = Conversation(chat, thread),
            ["recipient"] = new JsonObject { ["id"] = BotId, ["name"] = BotName },
            ["locale"] = "de-DE",
            ["entities"] = new JsonArray(new JsonObject
            {
                ["type"] = "clientInfo", ["locale"] = "de-DE", ["country"] = "DE", ["platform"] = "Web", ["timezone"] = "Europe/Berlin",
            }),
            ["channelData"] = ChannelData(chat),
        };
    }

    private JsonObject Conversation(Chat chat, string? thread)
    {
        var conversation = new JsonObject
        {
            ["conversationType"] = chat.Kind switch
            {
                ConversationKind.Personal => "personal",
                ConversationKind.GroupChat => "groupChat",
                _ => "channel",
            },
            ["tenantId"] = registrations.TenantId.ToString(),
            ["id"] = thread is null ? chat.Id : $"{chat.Id};messageid={thread}",
        };
        if (chat.Kind != ConversationKind.Personal)
        {
            conversation["isGroup"] = true;
        }

        return conversation;
    }

    private JsonObject ChannelData(Chat chat)
    {
        var data = new JsonObject { ["tenant"] = new JsonObject { ["id"] = registrations.TenantId.ToString() } };
        if (chat.Kind == ConversationKind.Channel)
        {
            data["teamsChannelId"] = chat.Id;
            data["teamsTeamId"] = chat.Id;
            data["team"] = new JsonObject { ["id"] = chat.Id, ["name"] = chat.Title };
            data["channel"] = new JsonObject { ["id"] = chat.Id };
        }

        return data;
    }

    private static string NewId() => Guid.CreateVersion7().ToString();
}
