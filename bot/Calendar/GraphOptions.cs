namespace Coordination.Bot.Calendar;

/// <summary>The mailbox in whose calendar the sessions stand, through Microsoft Graph. Without a mailbox nothing of Graph is used or loaded.</summary>
public sealed class GraphOptions
{
    public const string Section = "Graph";

    /// <summary>Object id or address of the mailbox that invites, for instance the office's; empty switches Outlook off.</summary>
    public string Organizer { get; set; } = "";

    public Uri BaseAddress { get; set; } = new("https://graph.microsoft.com/v1.0");

    /// <summary>How long one call may take.</summary>
    public int TimeoutSeconds { get; set; } = 20;

    public bool IsConfigured => Organizer.Length > 0;
}
