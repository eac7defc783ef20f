using System.Globalization;
using Coordination.Bot.Review.Texts;
using Coordination.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace Coordination.Bot.Review;

/// <summary>Einladung or Niederschrift as a file, fetched from the API under the name of the person who asks for it. There is nothing to see.</summary>
public sealed class DownloadModel(CoordinationClient client, PageTexts texts) : ReviewPage(client, texts)
{
    [BindProperty(SupportsGet = true)]
    public Guid SessionId { get; set; }

    [BindProperty(SupportsGet = true)]
    public DocumentKind Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public FileFormat Format { get; set; }

    [BindProperty(SupportsGet = true)]
    public DocumentVersion Version { get; set; } = DocumentVersion.Public;

    public static string AddressOf(Guid sessionId, DocumentView file) =>
        $"/review/sessions/{sessionId}/documents/{file.Kind}.{file.Format}?version={file.Version}".ToLowerInvariant();

    public async Task<IActionResult> OnGetAsync()
    {
        if (!ModelState.IsValid) throw new RefusedException(Refusal.NotFound);

        var file = Existing(await Api.FindDocumentAsync(SessionId, Kind, Format, Version, CultureInfo.CurrentUICulture.Name, Ct));
        return File(file.Content, file.ContentType, file.Name);
    }
}
