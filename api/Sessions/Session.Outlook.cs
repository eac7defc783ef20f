using Coordination.Contracts;

namespace Coordination.Api.Sessions;

/// <summary>What is known of the Termin in Outlook: the bot writes it and says so, people change it only through the session.</summary>
public sealed partial class Session
{
    public OutlookEvent? Outlook { get; private set; }

    /// <summary>Two bots may each have made one: the second to say so is refused and takes its own back.</summary>
    public void EventWritten(OutlookEvent written, string? replaces)
    {
        if (Outlook is { } known && known.EventId != written.EventId && known.EventId != replaces) throw new RefusedException(Refusal.IdTaken);

        if (Outlook == written) return;

        Outlook = written;
        Version++;
    }

    /// <summary>The Termin shall be as the session is: a new version, so that an errand of its own is made for it. False where nothing was changed in Outlook.</summary>
    public bool RestoreEvent(Guid by, DateTimeOffset now)
    {
        if (Outlook is not { Drift: not null } changed) return false;

        RefuseUnlessAhead();
        Outlook = changed with { Drift = null };
        Changed(by, now);
        return true;
    }
}
