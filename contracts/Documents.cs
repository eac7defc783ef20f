namespace Coordination.Contracts;

/// <summary>Einladung or Niederschrift as a file.</summary>
public enum DocumentKind { Invitation, Minutes }

/// <summary>A Word file, or a tagged PDF (PDF/UA) where the API finds LibreOffice.</summary>
public enum FileFormat { Docx, Pdf }

/// <summary>With the non-public part, for those with a seat in the group; or the public part alone, without the attendance list.</summary>
public enum DocumentVersion { Full, Public }

/// <summary>One file that the caller may fetch of a session now.</summary>
public sealed record DocumentView(DocumentKind Kind, FileFormat Format, DocumentVersion Version);

/// <param name="Name">As the API names the file, e.g. <c>Niederschrift_2026-10-14_AG-Beispiel.docx</c>.</param>
public sealed record DocumentFile(string Name, string ContentType, byte[] Content);
