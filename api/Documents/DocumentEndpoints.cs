using Coordination.Api.Access;
using Coordination.Api.Documents.Word;
using Coordination.Api.Rules;
using Coordination.Contracts;

namespace Coordination.Api.Documents;

/// <summary>Einladung and Niederschrift as files. Who may read a session's agenda or minutes may fetch them, and no more of them.</summary>
public static class DocumentEndpoints
{
    private const string Pdf = "application/pdf";

    public static void MapDocuments(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom(Policies.Person).WithTags("Documents");
        room.MapGet(Routes.Documents, (Guid sessionId, [AsParameters] DocumentDesk desk, CancellationToken ct) => desk.ListAsync(sessionId, ct))
            .WithSummary("Which files of a session the caller may fetch now").WithRefusals(Refusal.NotFound);
        MapInvitation(room, Routes.InvitationDocx, FileFormat.Docx);
        MapInvitation(room, Routes.InvitationPdf, FileFormat.Pdf);
        MapMinutes(room, Routes.MinutesDocx, FileFormat.Docx);
        MapMinutes(room, Routes.MinutesPdf, FileFormat.Pdf);
    }

    private static void MapInvitation(RouteGroupBuilder room, string route, FileFormat format) => Describe(
        room.MapGet(route, async (Guid sessionId, string? version, [AsParameters] DocumentDesk desk, CancellationToken ct) =>
            await desk.AnswerAsync(await desk.InvitationAsync(sessionId, version, ct), format, ct)),
        format, "The invitation with its agenda; version=full or public, guests get the public one (Accept-Language, If-None-Match)", Refusal.SessionNotInvited, Refusal.SessionCancelled);

    private static void MapMinutes(RouteGroupBuilder room, string route, FileFormat format) => Describe(
        room.MapGet(route, async (Guid sessionId, string? version, [AsParameters] DocumentDesk desk, CancellationToken ct) =>
            await desk.AnswerAsync(await desk.MinutesAsync(sessionId, version, ct), format, ct)),
        format, "The approved minutes with their corrections; version=full or public, guests get the public one (Accept-Language, If-None-Match)");

    private static void Describe(RouteHandlerBuilder endpoint, FileFormat format, string summary, params Refusal[] refusals) => endpoint
        .WithSummary($"{(format == FileFormat.Pdf ? "As PDF/UA" : "As DOCX, the same bytes for the same content")}: {summary}")
        .Produces(StatusCodes.Status200OK, contentType: format == FileFormat.Pdf ? Pdf : WordPackage.ContentType)
        .Produces(StatusCodes.Status304NotModified)
        .WithRefusals([
            Refusal.NotFound, Refusal.NotAllowed, Refusal.Malformed, .. refusals,
            .. format == FileFormat.Pdf ? new[] { Refusal.PdfUnavailable, Refusal.PdfFailed } : [],
        ]);
}
