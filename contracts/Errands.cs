namespace Coordination.Contracts;

/// <summary>Work towards the outside that a bot instance carries out (Auftrag nach außen).</summary>
public enum ErrandKind
{
    /// <summary>Ladung with agenda and calendar file to one person.</summary>
    SendInvitation,
    /// <summary>Verlegung of an invited session to one person.</summary>
    SendReschedule,
    /// <summary>Absage to one person.</summary>
    SendCancellation,
    /// <summary>The fate of an item to the person who proposed it.</summary>
    SendItemFate,
    /// <summary>A new proposal to the chair.</summary>
    SendProposal,
    /// <summary>Nachtrag to one person after the invitation went out.</summary>
    SendSupplement,
    /// <summary>Draft the minutes of a session from a transcript.</summary>
    DraftMinutes,
    /// <summary>Tells the clerk that a draft waits for review.</summary>
    TellClerk,
    /// <summary>Tells the clerk that a later draft lies beside the minutes.</summary>
    TellRedraft,
    /// <summary>The approved minutes to one person.</summary>
    SendMinutes,
    /// <summary>To the chair: the invitation has to go out.</summary>
    RemindInvitationDue,
    /// <summary>To those who may propose: items have to be in for the agenda.</summary>
    RemindAgendaDeadline,
    /// <summary>To the clerk: the Niederschrift should be there.</summary>
    RemindMinutesDue,
    /// <summary>Writes, moves or cancels the Termin of a session in Outlook.</summary>
    WriteEvent,
    /// <summary>Looks whether somebody changed that Termin in Outlook itself.</summary>
    CheckEvent,
    /// <summary>Tells a Stellvertretung that somebody has named them, or that they are not needed any more.</summary>
    TellDeputy,
    /// <summary>Tells a person that their Stellvertretung has declined.</summary>
    TellDeputyDeclined,
    /// <summary>Terminumfrage to one person.</summary>
    SendDatePoll,
    /// <summary>Reminds one person who has not answered a Terminumfrage.</summary>
    RemindDatePoll,
    /// <summary>Tells the chair that a Terminumfrage has ended.</summary>
    TellDatePollClosed,
    /// <summary>Reminds one person of the session of tomorrow.</summary>
    RemindSession,
}

public enum ErrandState { Due, Leased, Done, Stuck }

/// <summary>Asks for due errands. An instance that dies loses its lease after <see cref="LeaseSeconds"/>.</summary>
public sealed record LeaseErrands(int Max = 10, int LeaseSeconds = 60);

/// <param name="SubjectId">The session, agenda item or transcript it is about; the bot re-reads it before acting.</param>
/// <param name="SubjectVersion">The version that caused it: a newer subject may make it needless.</param>
/// <param name="Sequence">iCalendar SEQUENCE for calendar files.</param>
/// <param name="IsOvertaken">A later errand tells the same recipient of the same subject: that one has the word.</param>
public sealed record ErrandView(
    Guid Id, ErrandKind Kind, Guid GroupId, Guid? SessionId, Guid SubjectId, long SubjectVersion, int Sequence, Guid? RecipientPersonId,
    ConversationRecord? Conversation, int Attempt, Guid LeaseToken, DateTimeOffset LeasedUntil, string? TraceParent,
    bool IsOvertaken = false);

public sealed record ErrandReport(Guid LeaseToken);

/// <summary>
/// Why an errand failed. <see cref="RecipientUnknown"/>, <see cref="Rejected"/> and <see cref="Unconfirmed"/> are not tried on schedule again and
/// again: they end as Stuck.
/// </summary>
public enum ErrandProblem
{
    RecipientUnknown, Throttled, Unavailable, Rejected, SubjectUnreadable, ModelFailed, Unexpected,
    /// <summary>Sent, and no answer came: it may have arrived. Only a person decides to send it once more.</summary>
    Unconfirmed,
}

/// <param name="RetryAfterSeconds">What the other side asked for; null takes the schedule 1, 5, 30 min, 2 h, 6 h.</param>
public sealed record ErrandFailure(Guid LeaseToken, ErrandProblem Problem, int? RetryAfterSeconds = null);

/// <summary>What the drafting errand needs in one answer.</summary>
/// <param name="VotersPresent">How many people with a vote were present; null where attendance is not recorded yet.</param>
public sealed record DraftingInput(
    Guid SessionId, Guid TranscriptId, TranscriptKind TranscriptKind, PolicyProfile Profile, DateOnly SessionDate, IReadOnlyList<Cue> Cues,
    IReadOnlyList<AgendaItemView> Agenda, IReadOnlyList<MemberView> Roster, IReadOnlyList<FactionView> Factions, int? VotersPresent = null);

/// <summary>An errand as a clerk sees it: what waits or is stuck.</summary>
public sealed record ErrandSummary(
    Guid Id, ErrandKind Kind, ErrandState State, Guid? SessionId, Guid? RecipientPersonId, int Attempt, DateTimeOffset DueAt, ErrandProblem? Problem);

/// <summary>A line of the journal: who did what when, for whom, by which channel. Ids only.</summary>
/// <param name="Figures">What it took, as codes and numbers; for drafts that a language model helped with.</param>
public sealed record JournalEntryView(
    long Sequence, DateTimeOffset At, Guid? PersonId, string Channel, string Action, Guid? GroupId, Guid? SubjectId, string? Hash,
    string? Figures = null);
