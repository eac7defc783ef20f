using System.Text.Json;
using Coordination.Bot.Chat;
using Coordination.Bot.Texts;
using Coordination.Contracts;
using Microsoft.Extensions.Options;

namespace Coordination.Bot.Channel;

/// <summary>Sorts activities by kind and turns those that concern the bot into a <see cref="Turn"/>; everything else gets a plain 200.</summary>
internal sealed class Reception(IServiceScopeFactory scopes, Welcomes welcomes, IOptions<ChannelOptions> options, TimeProvider time)
{
    /// <summary>Teams gives up on a message after about 15 seconds and on a click after 5, and asks again; the work itself may finish.</summary>
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(30);

    public Task<EdgeAnswer> ReceiveAsync(Activity activity) => activity switch
    {
        { Type: "message", Value.ValueKind: JsonValueKind.Object } => TakeTurnAsync(activity, SubmittedAction(activity.Value.Value)),
        { Type: "message" } when !IsFromMessageExtension(activity) => TakeTurnAsync(activity, null),
        { Type: "invoke", Name: "adaptiveCard/action" } => ClickedAction(activity.Value) is { } action
            ? TakeTurnAsync(activity, action)
            : Task.FromResult(EdgeAnswer.Malformed),
        { Type: "invoke" } => Task.FromResult(EdgeAnswer.NotImplemented),
        { Type: "conversationUpdate" } when activity.MembersAdded?.Any(m => m?.Id == activity.Recipient!.Id) == true => WelcomeAsync(activity),
        { Type: "installationUpdate", Action: "add" } => WelcomeAsync(activity),
        { Type: "installationUpdate", Action: "remove" } => ForgetAsync(activity),
        _ => Task.FromResult(EdgeAnswer.Ok),
    };

    private Task<EdgeAnswer> WelcomeAsync(Activity activity) => WithTurnAsync(activity, null, async (handler, turn, ct) =>
    {
        if (!welcomes.Begin(turn.Conversation.Id))
            return;

        try
        {
            await handler.WelcomeAsync(turn, ct);
        }
        catch
        {
            welcomes.Forget(turn.Conversation.Id);
            throw;
        }
    });

    private Task<EdgeAnswer> ForgetAsync(Activity activity)
    {
        welcomes.Forget(ThreadId.WithoutMessage(activity.Conversation!.Id!));
        return Task.FromResult(EdgeAnswer.Ok);
    }

    private Task<EdgeAnswer> TakeTurnAsync(Activity activity, CardAction? action) =>
        WithTurnAsync(activity, action, (handler, turn, ct) => handler.HandleAsync(turn, ct));

    private async Task<EdgeAnswer> WithTurnAsync(Activity activity, CardAction? action, Func<TurnHandler, Turn, CancellationToken, Task> handle)
    {
        using var limit = new CancellationTokenSource(LongestTurn, time);
        await using var scope = scopes.CreateAsyncScope();
        var conversation = ConversationOf(activity);
        var thread = conversation with { Id = activity.Conversation!.Id! };
        var replies = new Replies(scope.ServiceProvider.GetRequiredService<ConnectorClient>(), thread, activity);
        if (SenderOf(activity) is not { } sender)
        {
            await RefuseStrangerAsync(activity, replies, limit.Token);
        }
        else
        {
            var turn = new Turn(replies)
            {
                Conversation = conversation,
                Sender = sender,
                ActivityId = activity.Id!,
                Text = action is null ? SpokenText.Of(activity) : "",
                Locale = activity.Locale,
                Action = action,
            };
            await handle(scope.ServiceProvider.GetRequiredService<TurnHandler>(), turn, limit.Token);
        }

        return AnswerOf(activity, replies);
    }

    /// <summary>Guests and people of other tenants may come without an Entra id: nothing they ask could be decided.</summary>
    private static async Task RefuseStrangerAsync(Activity activity, Replies replies, CancellationToken ct)
    {
        if (activity.Type is "message" or "invoke")
            await replies.SendAsync(OutgoingMessage.Of(Wording.For(activity.Locale).Say(Phrase.Stranger)), ct);
    }

    private static EdgeAnswer AnswerOf(Activity activity, Replies replies)
    {
        if (replies.InvokeAnswer is { } answer)
            return EdgeAnswer.Of(answer, ChannelJson.Default.InvokeAnswer);

        return activity.DeliveryMode == "expectReplies"
            ? EdgeAnswer.Of(new ExpectedReplies(replies.Collected), ChannelJson.Default.ExpectedReplies)
            : EdgeAnswer.Ok;
    }

    private ConversationRecord ConversationOf(Activity activity)
    {
        var kind = activity.Conversation!.ConversationType switch
        {
            "channel" => ConversationKind.Channel,
            "groupChat" => ConversationKind.GroupChat,
            "personal" => ConversationKind.Personal,
            _ => activity.Conversation.IsGroup == true ? ConversationKind.GroupChat : ConversationKind.Personal,
        };
        var sender = kind == ConversationKind.Personal ? SenderOf(activity) : null;
        return new ConversationRecord(
            ThreadId.WithoutMessage(activity.Conversation.Id!), kind, activity.ServiceUrl!, options.Value.TenantId, null,
            sender?.PersonId, sender?.TeamsUserId, activity.Locale);
    }

    /// <summary>null for whoever has no Entra id here, also where their account names a tenant of its own.</summary>
    private Sender? SenderOf(Activity activity) =>
        Guid.TryParse(activity.From!.AadObjectId, out var person) && person != Guid.Empty
        && (string.IsNullOrEmpty(activity.From.TenantId) || (Guid.TryParse(activity.From.TenantId, out var home) && home == options.Value.TenantId))
            ? new Sender(person, activity.From.Id!, activity.From.Name)
            : null;

    private static CardAction? ClickedAction(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Object } outer
        && outer.TryGetProperty("action", out var action) && action.ValueKind == JsonValueKind.Object
        && action.TryGetProperty("verb", out var verb) && verb.ValueKind == JsonValueKind.String && verb.GetString() is { Length: > 0 } name
            ? new CardAction(name, action.TryGetProperty("data", out var data) ? data : default)
            : null;

    private static CardAction SubmittedAction(JsonElement value) =>
        new(value.TryGetProperty("verb", out var verb) && verb.ValueKind == JsonValueKind.String ? verb.GetString()! : "", value);

    /// <summary>A search result put into the compose box comes as a message with a card; it was not said to the bot.</summary>
    private static bool IsFromMessageExtension(Activity activity) =>
        activity.Attachments?.Any(IsCard) == true || activity.Text?.Contains("schema.skype.com/InputExtension", StringComparison.Ordinal) == true;

    private static bool IsCard(JsonElement attachment) =>
        attachment.ValueKind == JsonValueKind.Object
        && attachment.TryGetProperty("contentType", out var type) && type.ValueKind == JsonValueKind.String
        && type.GetString()!.StartsWith("application/vnd.microsoft.card", StringComparison.OrdinalIgnoreCase);
}
