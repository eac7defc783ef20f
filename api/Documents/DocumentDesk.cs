using System.Security.Cryptography;
using Coordination.Api.Access;
using Coordination.Api.Agenda;
using Coordination.Api.Documents.Word;
using Coordination.Api.Groups;
using Coordination.Api.Minutes;
using Coordination.Api.Rules;
using Coordination.Api.Sessions;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.Net.Http.Headers;

namespace Coordination.Api.Documents;

/// <summary>A document as it was written, before it is handed out in one format or the other.</summary>
public sealed record WrittenDocument(DocumentKind Kind, DocumentVersion Version, string Group, DateTimeOffset Day, byte[] Docx);

/// <summary>Where documents are written for a caller: reads what this person may see, and answers with the file.</summary>
public sealed record DocumentDesk(Caller Caller, CouncilDb Db, Letterhead Letterhead, LibreOffice LibreOffice, TimeProvider Clock, HttpContext Http)
{
    private Texts Texts => Texts.For(
        Http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1).FirstOrDefault()?.Value.Value is { } first and not "*"
            ? first
            : null);

    public async Task<IReadOnlyList<DocumentView>> ListAsync(Guid sessionId, CancellationToken ct)
    {
        var access = await Db.SessionAsync(sessionId, Caller, Clock.Now(), ct);
        var kinds = new List<DocumentKind>();
        if (access.Session is { InvitedAt: not null, State: not SessionState.Cancelled }) kinds.Add(DocumentKind.Invitation);
        if (access.Session.Minutes == MinutesState.Approved) kinds.Add(DocumentKind.Minutes);
        return
        [
            .. from kind in kinds
               from version in Enum.GetValues<DocumentVersion>()
               where version == DocumentVersion.Public || access.Member.Role != Role.Guest
               from format in Enum.GetValues<FileFormat>()
               where format == FileFormat.Docx || LibreOffice.IsThere
               select new DocumentView(kind, format, version),
        ];
    }

    public async Task<WrittenDocument> InvitationAsync(Guid sessionId, string? asked, CancellationToken ct)
    {
        var access = await Db.SessionAsync(sessionId, Caller, Clock.Now(), ct);
        var version = VersionFor(access.Member.Role, asked);
        if (access.Session.State == SessionState.Cancelled) throw new RefusedException(Refusal.SessionCancelled);
        if (access.Session.InvitedAt is null) throw new RefusedException(Refusal.SessionNotInvited);

        var group = await Db.WholeGroupAsync(access.Group.Id, ct);
        var items = (await Db.AdmittedAsync(sessionId, ct)).FindAll(item => version == DocumentVersion.Full || item.Publicity == Publicity.Public);
        var chair = group.Members.FirstOrDefault(member => member.Role == Role.Chair && member.IsCurrent(access.Session.Date));
        var session = access.Session.ToView(group, Role.Guest);
        var paper = new InvitationPaper(
            Letterhead, group.ToView(withAddresses: false), session, await Db.ViewAsync([.. AgendaNumbers.InOrder(items)], ct), chair?.Name.Full, Texts, version);
        return new WrittenDocument(DocumentKind.Invitation, version, group.ShortName, session.StartsAt, paper.Write());
    }

    public async Task<WrittenDocument> MinutesAsync(Guid sessionId, string? asked, CancellationToken ct)
    {
        var desk = await Db.DeskAsync(sessionId, Caller, Clock.Now(), ct);
        var version = VersionFor(desk.Person.Role, asked);
        var approved = ApprovedReading.For(desk, await Db.CorrectionsAsync(sessionId, ct), version == DocumentVersion.Full);
        var frozen = desk.Given.Approved!;
        var head = frozen.Head ?? desk.Head(Letterhead);
        var signatories = new Signatories(
            SignedAs(desk, Role.Chair) ?? head.Participants.FirstOrDefault(person => person is { Role: Role.Chair, Status: AttendanceStatus.Present })?.Name,
            SignedAs(desk, Role.Clerk));
        var paper = new MinutesPaper(head, approved, signatories, Texts, version, LeavesOut: approved.Items.Count < frozen.Items.Count);
        return new WrittenDocument(DocumentKind.Minutes, version, head.GroupShortName, head.Begin, paper.Write());
    }

    public async Task<IResult> AnswerAsync(WrittenDocument document, FileFormat format, CancellationToken ct)
    {
        // A PDF is another one each time it is made, but says the same as long as its DOCX does.
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(document.Docx))}\"", isWeak: format == FileFormat.Pdf);
        var texts = Texts;
        var headers = Http.Response.Headers;
        headers.ETag = tag.ToString();
        headers.Vary = HeaderNames.AcceptLanguage;
        headers.ContentLanguage = texts.Culture.Name;
        if (Http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false))) return Results.StatusCode(StatusCodes.Status304NotModified);

        var name = FileName.Of(document.Kind, document.Day, document.Group, document.Version, format, texts);
        return format == FileFormat.Pdf
            ? Results.File(await LibreOffice.ToPdfAsync(document.Docx, ct), "application/pdf", name)
            : Results.File(document.Docx, WordPackage.ContentType, name);
    }

    /// <summary>Guests get the public version, whatever their seat; asking for more is refused.</summary>
    private static DocumentVersion VersionFor(Role role, string? asked)
    {
        if (asked is null) return role == Role.Guest ? DocumentVersion.Public : DocumentVersion.Full;
        if (!Enum.TryParse<DocumentVersion>(asked, ignoreCase: true, out var version) || char.IsAsciiDigit(asked[0])) throw Check.Malformed("version", FieldProblem.Unknown);

        return role == Role.Guest && version == DocumentVersion.Full ? throw new RefusedException(Refusal.NotAllowed) : version;
    }

    private static string? SignedAs(ReviewDesk desk, Role role) => desk.Given.Signatures.FirstOrDefault(signature => signature.Role == role)?.Name;
}
