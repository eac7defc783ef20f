namespace Coordination.Contracts;

/// <summary>Every path of the API, once. Templates for the endpoints, methods for the callers.</summary>
public static class Routes
{
    /// <summary>Entra object id of the person the bot acts for; trusted from the app role <see cref="ActForRole"/> only.</summary>
    public const string ActingForHeader = "Coordination-Acting-For";

    /// <summary>Where a request came in ("teams", "pages"); for the journal.</summary>
    public const string ChannelHeader = "Coordination-Channel";

    /// <summary>App role of the bot: may name a person it acts for.</summary>
    public const string ActForRole = "ActFor";

    /// <summary>App role of the bot: may lease and report errands.</summary>
    public const string ErrandsRole = "Errands";

    /// <summary>App role of people who create groups, members and profiles.</summary>
    public const string AdminRole = "Admin";

    public const string Me = "/me";
    public const string MyItems = "/me/agenda-items";
    public const string MyReviews = "/me/reviews";
    public const string MyCalendar = "/me/calendar";
    public const string Calendar = "/calendar/{secret}";
    public const string CalendarFile = "/calendar/{secret}/{sessionId:guid}.ics";
    public const string Conversation = "/conversations/{conversationId}";

    public const string Groups = "/groups";
    public const string Group = "/groups/{groupId:guid}";
    public const string Faction = "/groups/{groupId:guid}/factions/{factionId:guid}";
    public const string Member = "/groups/{groupId:guid}/members/{memberId:guid}";
    public const string Roster = "/groups/{groupId:guid}/roster";
    public const string GroupSessions = "/groups/{groupId:guid}/sessions";
    public const string GroupItems = "/groups/{groupId:guid}/agenda-items";
    public const string GroupFollowUps = "/groups/{groupId:guid}/follow-ups";
    public const string GroupDatePolls = "/groups/{groupId:guid}/date-polls";
    public const string GroupErrands = "/groups/{groupId:guid}/errands";
    public const string GroupSlots = "/groups/{groupId:guid}/session-slots";
    public const string GroupJournal = "/groups/{groupId:guid}/journal";

    public const string SchoolHolidays = "/school-holidays/{land}";
    public const string DatePoll = "/date-polls/{pollId:guid}";
    public const string MyPollAnswer = "/date-polls/{pollId:guid}/answers/mine";
    public const string PollClosure = "/date-polls/{pollId:guid}/closure";
    public const string PollFinalisation = "/date-polls/{pollId:guid}/finalisation";

    public const string PollAnswerLink = "/date-polls/{pollId:guid}/answer-links/{memberId:guid}";
    public const string SessionAnswerLink = "/sessions/{sessionId:guid}/answer-links/{memberId:guid}";
    public const string AnswerLink = "/answer-links/{secret}";
    public const string LinkedPollAnswer = "/answer-links/{secret}/poll-answer";
    public const string LinkedSessionAnswer = "/answer-links/{secret}/session-answer";

    public const string Session = "/sessions/{sessionId:guid}";
    public const string Schedule = "/sessions/{sessionId:guid}/schedule";
    public const string Invitation = "/sessions/{sessionId:guid}/invitation";
    public const string Cancellation = "/sessions/{sessionId:guid}/cancellation";
    public const string Opening = "/sessions/{sessionId:guid}/opening";
    public const string Closure = "/sessions/{sessionId:guid}/closure";
    public const string Record = "/sessions/{sessionId:guid}/record";
    public const string Attendance = "/sessions/{sessionId:guid}/attendance";
    public const string MyAttendanceAnswer = "/sessions/{sessionId:guid}/attendance/answers/mine";
    public const string AttendanceForecast = "/sessions/{sessionId:guid}/attendance/forecast";
    public const string Recusals = "/sessions/{sessionId:guid}/recusals";
    public const string Deliveries = "/sessions/{sessionId:guid}/deliveries";
    public const string RecordingNotice = "/sessions/{sessionId:guid}/recording-notice";
    public const string Agenda = "/sessions/{sessionId:guid}/agenda";
    public const string AgendaOrder = "/sessions/{sessionId:guid}/agenda/order";

    public const string Documents = "/sessions/{sessionId:guid}/documents";
    public const string InvitationDocx = "/sessions/{sessionId:guid}/invitation.docx";
    public const string InvitationPdf = "/sessions/{sessionId:guid}/invitation.pdf";
    public const string MinutesDocx = "/sessions/{sessionId:guid}/minutes/approved.docx";
    public const string MinutesPdf = "/sessions/{sessionId:guid}/minutes/approved.pdf";

    public const string Item = "/agenda-items/{itemId:guid}";
    public const string ItemContent = "/agenda-items/{itemId:guid}/content";
    public const string Admission = "/agenda-items/{itemId:guid}/admission";
    public const string Deferral = "/agenda-items/{itemId:guid}/deferral";
    public const string ItemRefusal = "/agenda-items/{itemId:guid}/refusal";
    public const string Withdrawal = "/agenda-items/{itemId:guid}/withdrawal";

    public const string MyRecusal = "/agenda-items/{itemId:guid}/recusals/mine";

    public const string FollowUpAgenda = "/follow-ups/{followUpId:guid}/agenda-item";
    public const string FollowUpDrop = "/follow-ups/{followUpId:guid}/drop";

    public const string OutlookEvent = "/sessions/{sessionId:guid}/outlook-event";
    public const string OutlookRestoration = "/sessions/{sessionId:guid}/outlook-event/restoration";

    public const string Transcripts = "/sessions/{sessionId:guid}/transcripts";
    public const string Transcript = "/sessions/{sessionId:guid}/transcripts/{transcriptId:guid}";
    public const string TranscriptCues = "/sessions/{sessionId:guid}/transcripts/{transcriptId:guid}/cues";
    public const string DraftingInput = "/sessions/{sessionId:guid}/transcripts/{transcriptId:guid}/drafting-input";
    public const string Drafting = "/sessions/{sessionId:guid}/transcripts/{transcriptId:guid}/drafting";

    public const string Minutes = "/sessions/{sessionId:guid}/minutes";
    public const string MinutesDraft = "/sessions/{sessionId:guid}/minutes/draft";
    public const string MinutesReview = "/sessions/{sessionId:guid}/minutes/review";
    public const string MinutesEntry = "/sessions/{sessionId:guid}/minutes/entries/{entryId:guid}";
    public const string ItemPlace = "/sessions/{sessionId:guid}/minutes/places/{itemId:guid}";
    public const string SecondLook = "/sessions/{sessionId:guid}/minutes/second-look";
    public const string FindingSeen = "/sessions/{sessionId:guid}/minutes/second-look/{findingKey}";
    public const string Redraft = "/sessions/{sessionId:guid}/minutes/redraft";
    public const string RedraftChange = "/sessions/{sessionId:guid}/minutes/redraft/changes/{changeId:guid}";
    public const string RedraftItem = "/sessions/{sessionId:guid}/minutes/redraft/items/{itemId:guid}";
    public const string MinutesApproval = "/sessions/{sessionId:guid}/minutes/approval";
    public const string MinutesPreview = "/sessions/{sessionId:guid}/minutes/preview";
    public const string ApprovedMinutes = "/sessions/{sessionId:guid}/minutes/approved";
    public const string MinutesCorrection = "/sessions/{sessionId:guid}/minutes/corrections/{correctionId:guid}";
    public const string MinutesRevisions = "/sessions/{sessionId:guid}/minutes/revisions";

    public const string ErrandLeases = "/errands/leases";
    public const string ErrandLease = "/errands/{errandId:guid}/lease";
    public const string ErrandCompletion = "/errands/{errandId:guid}/completion";
    public const string ErrandFailure = "/errands/{errandId:guid}/failure";
    public const string ErrandRetry = "/errands/{errandId:guid}/retry";

    /// <summary>Fills the placeholders of a template in order; values are escaped as one path segment each.</summary>
    public static string Fill(string template, params ReadOnlySpan<object> values)
    {
        var path = new System.Text.StringBuilder(template.Length + 40);
        var next = 0;
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] != '{')
            {
                path.Append(template[i]);
                continue;
            }

            i = template.IndexOf('}', i);
            path.Append(Uri.EscapeDataString(values[next++].ToString()!));
        }

        return path.ToString();
    }
}
