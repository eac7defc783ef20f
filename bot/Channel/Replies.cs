using Coordination.Contracts;

namespace Coordination.Bot.Channel;

/// <summary>Where the answers of one turn go: into the HTTP response for invokes and expected replies, otherwise to the connector.</summary>
internal sealed class Replies(ConnectorClient connector, ConversationRecord thread, Activity activity)
{
    private readonly List<OutgoingActivity> _collected = [];
    private bool _cardUpdated;

    private bool IsInvoke => activity.Type == "invoke";

    private bool IsExpected => activity.DeliveryMode == "expectReplies";

    public InvokeAnswer? InvokeAnswer { get; private set; }

    public IReadOnlyList<OutgoingActivity> Collected => _collected;

    public async Task SendAsync(OutgoingMessage message, CancellationToken ct)
    {
        if (IsInvoke && InvokeAnswer is null)
        {
            InvokeAnswer = message.ToInvokeAnswer();
        }
        else if (IsExpected)
        {
            _collected.Add(message.ToActivity() with { ReplyToId = activity.Id, From = activity.Recipient });
        }
        else if (ClickedCard is { } card && message.Card is not null && !_cardUpdated)
        {
            _cardUpdated = true;
            await connector.UpdateAsync(thread, card, message, ct);
        }
        else
        {
            await connector.SendAsync(thread, message, ct, activity.Id);
        }
    }

    /// <summary>Teams shows the answer of an invoke to who clicked only; the message itself has to be changed for the others.</summary>
    public async Task ReplaceAsync(OutgoingMessage message, CancellationToken ct)
    {
        await SendAsync(message, ct);
        if (!IsInvoke || activity.ReplyToId is not { } card)
            return;

        try
        {
            await connector.UpdateAsync(thread, card, message, ct);
        }
        catch (ConnectorException)
        {
            // Who clicked has the new card already; the others see the old one, and their click says what happened.
        }
    }

    public async Task<bool> TellAsync(Sender sender, OutgoingMessage message, CancellationToken ct)
    {
        try
        {
            var personal = await connector.CreatePersonalAsync(thread.ServiceUrl, thread.TenantId, sender.PersonId, sender.TeamsUserId, ct);
            await connector.SendAsync(personal, message, ct);
            return true;
        }
        catch (ConnectorException e) when (e.IsRecipientUnknown)
        {
            return false;
        }
    }

    /// <summary>A plain Action.Submit comes as a message with a value; the card it came from is updated in place as after an invoke.</summary>
    private string? ClickedCard => activity is { Type: "message", Value: not null } ? activity.ReplyToId : null;
}
