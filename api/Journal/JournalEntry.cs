using Coordination.Api.Access;

namespace Coordination.Api.Journal;

/// <summary>What was done. The journal holds ids only: what somebody wrote stays with the subject.</summary>
public enum JournalAction
{
    GroupCreated, GroupChanged, FactionSaved, MemberSaved, MemberEnded, RosterImported, ConversationBound,
    SessionScheduled, SessionScheduledUrgently, SessionRescheduled, SessionRescheduledUrgently, SessionInvited, SessionCancelled, SessionOpened,
    SessionClosed, SessionRecorded, AttendanceRecorded, RecordingNoticeGiven, AttendanceAnswered, RecusalAnnounced, RecusalWithdrawn,
    ItemProposed, ItemChanged, ItemAdmitted, ItemDeferred, ItemRefused, ItemWithdrawn, AgendaOrdered, FollowUpTaken, FollowUpDropped, FollowUpReopened,
    TranscriptAccepted, TranscriptDeleted, MinutesDrafted, MinutesTaken, MinutesEdited, MinutesApproved, MinutesCorrected,
    DraftAsked, MinutesRedrafted, RedraftTaken, RedraftDeclined, FindingSeen,
    DatePollOpened, DatePollAnswered, DatePollClosed, DatePollFinalised, DatePollFinalisedWithReason, AnswerLinkMade,
    ErrandStuck, ErrandRetried, CalendarReset, EventRestored, SchoolHolidaysImported,
}

/// <summary>Journal: who did what when, for whom, by which channel; appended in the transaction of the change it tells of.</summary>
public sealed class JournalEntry
{
    /// <summary>The channel of what nobody asked for.</summary>
    public const string ClockChannel = "clock";

    private JournalEntry()
    {
    }

    public long Sequence { get; private set; }
    public DateTimeOffset At { get; private set; }
    public Guid? PersonId { get; private set; }
    public string Channel { get; private set; } = "";
    public JournalAction Action { get; private set; }
    public Guid? GroupId { get; private set; }
    public Guid? SubjectId { get; private set; }

    /// <summary>What it took: codes and numbers, no text of anybody's.</summary>
    public string? Figures { get; private set; }

    /// <summary>Link of the hash chain, set by the sealer after the commit; null until then.</summary>
    public string? Hash { get; private set; }

    /// <summary>Place in the chain, in the order of sealing.</summary>
    public long? Link { get; private set; }

    public static JournalEntry Of(
        Caller caller, DateTimeOffset now, JournalAction action, Guid? groupId, Guid? subjectId, string? figures = null) =>
        Of(caller.Person, caller.Channel, now, action, groupId, subjectId, figures);

    /// <summary>For what nobody asked for: the clock's own doings have no person.</summary>
    public static JournalEntry Of(Guid? personId, string channel, DateTimeOffset now, JournalAction action, Guid? groupId, Guid? subjectId, string? figures = null) => new()
    {
        At = now,
        PersonId = personId,
        Channel = channel,
        Action = action,
        GroupId = groupId,
        SubjectId = subjectId,
        Figures = figures,
    };

    internal void Seal(long link, string hash) => (Link, Hash) = (link, hash);
}
