using System.ComponentModel.DataAnnotations;

namespace Coordination.Api.Documents;

/// <summary>How the house's documents look, and what makes PDFs of them.</summary>
public sealed class DocumentOptions
{
    public const string Section = "Documents";

    /// <summary>The Körperschaft above each document, e.g. "Kreis Beispiel".</summary>
    [StringLength(200)]
    public string House { get; set; } = "";

    /// <summary>Beneath it: who writes, and where, e.g. "Büro des Kreistags, Kreishausplatz 1, 12345 Beispielstadt".</summary>
    [StringLength(300)]
    public string Department { get; set; } = "";

    /// <summary>Program of LibreOffice; empty looks for <c>soffice</c> on the PATH.</summary>
    public string LibreOfficePath { get; set; } = "";

    /// <summary>PDFs made at the same time in one instance; 0 makes none.</summary>
    [Range(0, 16)]
    public int PdfAtOnce { get; set; } = 2;

    /// <summary>Seconds a PDF may take, with the wait for its turn; the pages wait a minute at most.</summary>
    [Range(1, 50)]
    public int PdfSeconds { get; set; } = 40;

    public Letterhead Letterhead => new(House, Department);
}
