namespace Coordination.Contracts;

/// <summary>Stable codes of everything the API says no to. The bot has a German and an English sentence for each.</summary>
public enum Refusal
{
    /// <summary>The request was malformed; facts name field and code.</summary>
    Malformed,
    /// <summary>Not there, or not yours: the API does not tell which.</summary>
    NotFound,
    NotAllowed,
    SignInRequired,
    /// <summary>Somebody saved in between (412). Fact <c>version</c>; <c>by</c> and <c>at</c> where known.</summary>
    Stale,
    /// <summary>A text that people edit was sent without the version its writer saw (428). Fact <c>version</c>.</summary>
    VersionNeeded,
    TooManyRequests,
    TooLarge,
    /// <summary>The id exists with other content.</summary>
    IdTaken,

    // Storage
    /// <summary>The database does not answer, or is kept busy by somebody else (503): the same request may be sent again soon.</summary>
    StorageAway,
    /// <summary>The disk of the database is full (507): nothing can be stored until somebody makes room.</summary>
    StorageFull,
    /// <summary>The issuer of the tokens does not answer (503): nothing is known about the caller's token.</summary>
    IssuerAway,
    /// <summary>The database may only be read (503): nothing can be stored until somebody changes that.</summary>
    StorageReadOnly,

    // Sessions
    /// <summary>Fact <c>earliest</c>: first lawful date; <c>earliestUrgent</c>: first with a reason for urgency.</summary>
    NoticeTooShort,
    StartsInThePast,
    EndsBeforeStart,
    SessionCancelled,
    SessionAlreadyHeld,
    SessionNotInvited,
    SessionNotOpen,
    /// <summary>Somebody moved it in between. Facts <c>startsAt</c>, <c>by</c>, <c>at</c>.</summary>
    SessionMoved,
    AgendaEmpty,
    PlaceMissing,
    AttendanceUnknownMember,
    /// <summary>The session is open or over: who is there is the clerk's to record.</summary>
    AnswersClosed,
    /// <summary>Facts <c>startsAt</c>, <c>endsAt</c>.</summary>
    ArrivalOutsideSession,
    /// <summary>Not a Stellvertretung of this person or of their Fraktion.</summary>
    DeputyNotListed,
    /// <summary>That Stellvertretung was named by somebody else already.</summary>
    DeputyTaken,
    /// <summary>That Stellvertretung has declined for themselves.</summary>
    DeputyDeclined,

    // Date polls
    /// <summary>The deadline is over already, or later than one of the dates.</summary>
    PollDeadlineUnfit,
    /// <summary>Facts <c>deadline</c>, <c>by</c>, <c>at</c>.</summary>
    PollClosed,
    /// <summary>A date was chosen. Facts <c>by</c>, <c>at</c>.</summary>
    PollFinalised,
    /// <summary>The date breaks hard rules. Fact <c>obstacles</c>.</summary>
    PollReasonNeeded,

    // Agenda
    ItemAlreadyDecided,
    ItemNotOnAgenda,
    AgendaDeadlinePassed,
    AgendaFrozen,
    OrderIncomplete,
    /// <summary>The Wiedervorlage is on an agenda or was dropped. Facts <c>state</c>, <c>by</c>, <c>at</c>.</summary>
    FollowUpSettled,

    // Transcripts and minutes
    RecordingNoticeMissing,
    RecordingObjected,
    NotATranscript,
    NoSpeech,
    TranscriptKindUnknown,
    MinutesApproved,
    /// <summary>A person wrote or changed sentences of this item: its changes are taken over one by one.</summary>
    RedraftMeetsOwn,
    MinutesNotApproved,
    /// <summary>Fact <c>blockers</c>: the list of what has to be settled first.</summary>
    MinutesBlocked,
    OwnSignInNeeded,
    UnknownCue,
    TextNotFound,

    // Documents
    /// <summary>This API makes no PDF: it has no LibreOffice. The DOCX is there.</summary>
    PdfUnavailable,
    /// <summary>LibreOffice did not make it in time; later it may.</summary>
    PdfFailed,

    // Errands
    LeaseLost,

    // Groups
    LastChair,
    RosterInvalid,
    MemberInUse,
}

/// <summary>A rule said no. The API answers 409 problem+json with the code; the client throws the same again on the other side.</summary>
public sealed class RefusedException : Exception
{
    public RefusedException(Refusal code, IReadOnlyDictionary<string, object?>? facts = null)
        : base($"Refused: {code}")
    {
        Code = code;
        Facts = facts ?? new Dictionary<string, object?>(StringComparer.Ordinal);
    }

    public RefusedException(Refusal code, string fact, object? value)
        : this(code, new Dictionary<string, object?>(StringComparer.Ordinal) { [fact] = value })
    {
    }

    public Refusal Code { get; }

    /// <summary>Data that the sentence needs, such as the earliest lawful date. On the client side values are <see cref="System.Text.Json.JsonElement"/>.</summary>
    public IReadOnlyDictionary<string, object?> Facts { get; }
}

/// <summary>The API could not be reached or failed; trying again later may help.</summary>
public sealed class ApiUnavailableException : Exception
{
    public ApiUnavailableException(string message, Exception? inner = null, Refusal? code = null) : base(message, inner) => Code = code;

    /// <summary>What is wrong, where the API could still say so.</summary>
    public Refusal? Code { get; }
}
