using System.Diagnostics.CodeAnalysis;

namespace Coordination.Contracts;

/// <summary>Kind of body: decides labels (Konsens or Beschluss) and what minutes must contain.</summary>
public enum BodyKind { WorkingGroup, InternalWorkingGroup, SteeringGroup, AdvisoryBoard, Committee, DistrictCommittee, DistrictCouncil }

/// <summary>Vorsitz, Schriftführung, Mitglied, Stellvertretung, Verwaltung, Gast.</summary>
public enum Role { Member, Deputy, Chair, Clerk, Administration, Guest }

/// <summary>öffentlich / nichtöffentlich.</summary>
public enum Publicity { Public, NonPublic }

/// <summary>Calendar days, or Werktage (Monday to Saturday without public holidays).</summary>
public enum DayCount { CalendarDays, WorkingDays }

/// <summary>Beschlussfähigkeit: not applicable, or more than half of the members with a vote.</summary>
public enum QuorumRule { None, MoreThanHalf }

/// <summary>Reported speech in the Konjunktiv (Coesfeld) or in the indicative (Börde).</summary>
public enum MinutesStyle { Subjunctive, Indicative }

/// <summary>Ergebnisprotokoll, kurzes oder ausführliches Verlaufsprotokoll.</summary>
public enum MinutesLength { Results, Brief, Full }

/// <summary>Who has to approve: the clerk, or clerk and chair (four eyes).</summary>
public enum ApprovalRule { Clerk, ClerkAndChair }

/// <summary>How a group works (Geschäftsordnung). Nothing of it is law the code assumes: each house sets its own.</summary>
/// <param name="NoticeDays">Ladungsfrist in days; the day of dispatch and the day of the session are not counted.</param>
/// <param name="ShortenedNoticeDays">The least notice where a reason for urgency is given (Dringlichkeit), in Werktagen.</param>
/// <param name="AgendaDeadlineDays">Days before the session until which items are admitted without being a Nachtrag.</param>
/// <param name="UnanimousDespiteAbstentions">True where "keine Gegenstimmen, zwei Enthaltungen" is einstimmig.</param>
/// <param name="MinutesDueDays">Days after the session until the Niederschrift should be there.</param>
/// <param name="TranscriptRetentionDays">Days after approval until transcripts are deleted.</param>
/// <param name="Slots">When and where the group meets; null: as <see cref="SlotRules.Usual"/>.</param>
public sealed record PolicyProfile(
    BodyKind Body = BodyKind.WorkingGroup,
    int NoticeDays = 6,
    DayCount NoticeCount = DayCount.CalendarDays,
    int ShortenedNoticeDays = 3,
    int AgendaDeadlineDays = 10,
    QuorumRule Quorum = QuorumRule.None,
    MinutesStyle Style = MinutesStyle.Subjunctive,
    MinutesLength Length = MinutesLength.Brief,
    Publicity DefaultPublicity = Publicity.NonPublic,
    ApprovalRule Approval = ApprovalRule.Clerk,
    bool UnanimousDespiteAbstentions = true,
    int MinutesDueDays = 21,
    int TranscriptRetentionDays = 30,
    SlotRules? Slots = null)
{
    /// <summary>Abkürzungsverzeichnis of the body; decides what "KI" means here.</summary>
    [AllowNull]
    public IReadOnlyList<GlossaryEntry> Glossary { get; init => field = value ?? []; } = [];

    /// <summary>Vertretungen and Ausschüsse pass Beschlüsse; every other body reaches Konsens, Meinungsbild or Empfehlung.</summary>
    public bool PassesResolutions => Body is BodyKind.Committee or BodyKind.DistrictCommittee or BodyKind.DistrictCouncil;
}

/// <summary>What an administrator enters for a group.</summary>
public sealed record GroupDefinition(string Name, string ShortName, PolicyProfile Profile);

public sealed record FactionDefinition(string Name, string ShortName);

public sealed record FactionView(Guid Id, string Name, string ShortName);

/// <summary>A person's name as a Niederschrift writes it: "Herr Dr. Beispiel", "Ktabg. Muster".</summary>
/// <param name="Salutation">Herr, Frau, Ktabg.; empty if none is wanted.</param>
/// <param name="Function">Landrat, Leiterin KI; null for none.</param>
public sealed record PersonName(string Salutation, string? Title, string GivenName, string FamilyName, string? Function)
{
    /// <summary>The form used in running text: salutation, title, family name.</summary>
    public string Formal => string.Join(' ', new[] { Salutation, Title, FamilyName }.Where(part => !string.IsNullOrWhiteSpace(part)));

    /// <summary>The form used in lists: title, given name, family name.</summary>
    public string Full => string.Join(' ', new[] { Title, GivenName, FamilyName }.Where(part => !string.IsNullOrWhiteSpace(part)));
}

/// <summary>A person's place in a group, usually on behalf of a Fraktion (OParl <c>Membership.onBehalfOf</c>).</summary>
/// <param name="PersonId">Entra object id.</param>
/// <param name="DeputyOf">The member this person stands in for; null for a deputy of the whole faction.</param>
/// <param name="DeputyOrder">1 is asked first.</param>
public sealed record MemberDefinition(
    Guid PersonId, PersonName Name, string? Email, Guid? FactionId, Role Role, bool HasVote,
    Guid? DeputyOf = null, int? DeputyOrder = null, DateOnly? From = null, DateOnly? Until = null);

public sealed record MemberView(
    Guid Id, Guid PersonId, PersonName Name, string? Email, Guid? FactionId, Role Role, bool HasVote,
    Guid? DeputyOf, int? DeputyOrder, DateOnly? From, DateOnly? Until);

public sealed record GroupView(
    Guid Id, string Name, string ShortName, PolicyProfile Profile, IReadOnlyList<FactionView> Factions,
    IReadOnlyList<MemberView> Members, long Version);

public sealed record GroupSummary(Guid Id, string Name, string ShortName, Role? MyRole);

/// <summary>What a CSV import did; with any error nothing was stored.</summary>
/// <param name="Errors">Line (1-based, header is 1), column and code of what is wrong.</param>
public sealed record RosterImport(int Factions, int Members, IReadOnlyList<RosterError> Errors);

public sealed record RosterError(int Line, string Column, RosterErrorCode Code);

public enum RosterErrorCode { Missing, NotAGuid, UnknownValue, TooLong, DuplicatePerson, UnknownDeputyOf, ColumnMissing, NotADate }

/// <summary>Who is asking, as the API sees them.</summary>
/// <param name="Chat">The chat that was asked about, as last seen; null where there is none, or where it is another person's or another group's.</param>
public sealed record MeView(Guid PersonId, string? Name, bool IsAdmin, IReadOnlyList<GroupSummary> Groups, ConversationRecord? Chat = null);

/// <summary>personal chat, group chat, or channel of a team.</summary>
public enum ConversationKind { Personal, GroupChat, Channel }

/// <summary>Where the bot can reach people, as last seen in a verified activity.</summary>
/// <param name="Id">The Teams conversation id, without <c>;messageid=</c>.</param>
/// <param name="ServiceUrl">Connector address; the bot sends its token to allowed hosts only.</param>
/// <param name="GroupId">The group the chat is bound to, or in a personal chat the group chosen last.</param>
/// <param name="PersonId">The other side of a personal chat.</param>
/// <param name="TeamsUserId">Teams' own id of that person (<c>29:…</c>).</param>
public sealed record ConversationRecord(
    string Id, ConversationKind Kind, string ServiceUrl, Guid TenantId, Guid? GroupId, Guid? PersonId, string? TeamsUserId, string? Locale);
