using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Coordination.Drafting.Transcripts;

/// <summary>
/// Takes the lines of text out of a DOCX. A transcript needs no more than that, so the package is read as the hostile upload it may be:
/// one part, no document type, no external references, bounded size.
/// </summary>
internal static class WordDocument
{
    private const string Wordprocessing = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    // Twelve hours of speech are under two million characters; the rest is markup.
    private const long MostCharacters = 20_000_000;
    private const int MostParts = 2_000;

    /// <returns>The lines, or null if it is damaged, dangerous or no text document.</returns>
    public static List<string>? Lines(Stream content)
    {
        try
        {
            using var package = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (package.Entries.Count > MostParts || package.GetEntry("word/document.xml") is not { } part)
            {
                return null;
            }

            using var xml = part.Open();
            using var reader = XmlReader.Create(xml, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = MostCharacters,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
            });
            return Lines(reader);
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or IOException or NotSupportedException)
        {
            return null;
        }
    }

    private static List<string> Lines(XmlReader reader)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        while (reader.Read())
        {
            if (reader.NamespaceURI != Wordprocessing)
            {
                continue;
            }

            var starts = reader.NodeType == XmlNodeType.Element;
            switch (reader.LocalName)
            {
                case "t" when starts:
                    line.Append(reader.ReadString());
                    break;
                case "tab" when starts:
                    line.Append("  ");
                    break;
                // Teams writes speaker and speech into one paragraph with a break between them.
                case "br" or "cr" when starts:
                case "p" when !starts:
                    lines.Add(line.ToString());
                    line.Clear();
                    break;
            }
        }

        return lines;
    }
}
