namespace Coordination.Contracts;

public sealed partial class CoordinationClient
{
    public Task<IReadOnlyList<DocumentView>> GetDocumentsAsync(Guid sessionId, CancellationToken ct) =>
        GetAsync<IReadOnlyList<DocumentView>>(Routes.Fill(Routes.Documents, sessionId), ct);

    /// <summary>Einladung or approved Niederschrift as a file; null where it is not there for the caller.</summary>
    /// <param name="language">"de" or "en": of the labels; what people said stays as they said it.</param>
    public Task<DocumentFile?> FindDocumentAsync(
        Guid sessionId, DocumentKind kind, FileFormat format, DocumentVersion version, string language, CancellationToken ct) =>
        FindFileAsync($"{Routes.Fill(RouteOf(kind, format), sessionId)}?version={version}", language, ct);

    private static string RouteOf(DocumentKind kind, FileFormat format) => (kind, format) switch
    {
        (DocumentKind.Invitation, FileFormat.Docx) => Routes.InvitationDocx,
        (DocumentKind.Invitation, _) => Routes.InvitationPdf,
        (_, FileFormat.Docx) => Routes.MinutesDocx,
        _ => Routes.MinutesPdf,
    };
}
