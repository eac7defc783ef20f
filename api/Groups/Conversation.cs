using Coordination.Contracts;

namespace Coordination.Api.Groups;

/// <summary>Where the bot can reach people: a chat or channel bound to a group, or somebody's personal chat, as last seen in a verified activity.</summary>
public sealed class Conversation
{
    private Conversation()
    {
    }

    public string Id { get; private set; } = "";
    public ConversationKind Kind { get; private set; }
    public string ServiceUrl { get; private set; } = "";
    public Guid TenantId { get; private set; }
    public Guid? GroupId { get; private set; }
    public Guid? PersonId { get; private set; }
    public string? TeamsUserId { get; private set; }
    public string? Locale { get; private set; }
    public DateTimeOffset SeenAt { get; private set; }

    public static Conversation Of(ConversationRecord seen, DateTimeOffset now)
    {
        var conversation = new Conversation { Id = seen.Id, Kind = seen.Kind, PersonId = seen.PersonId };
        conversation.See(seen, now);
        return conversation;
    }

    /// <summary>Teams moves conversations between data centres: the address last seen is the one that works.</summary>
    public void See(ConversationRecord seen, DateTimeOffset now)
    {
        ServiceUrl = seen.ServiceUrl;
        TenantId = seen.TenantId;
        GroupId = seen.GroupId;
        TeamsUserId = seen.TeamsUserId;
        Locale = seen.Locale;
        SeenAt = now;
    }

    public ConversationRecord ToRecord() => new(Id, Kind, ServiceUrl, TenantId, GroupId, PersonId, TeamsUserId, Locale);
}
