using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Coordination.Drafting.Transcripts;

/// <summary>
/// Takes the lines of text out of a DOCX. A transcript needs no more than that, so the package is read as the hostile upload it may be:
/// one part, no document type, no external references, bounded size, depth and tags.
/// </summary>
internal static class WordDocument
{
    private const string Wordprocessing = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    // Twelve hours of speech are under two million characters; the rest is markup.
    private const long MostCharacters = 20_000_000;
    private const int MostParts = 2_000;
    // Ten thousand words without a break; the longest tag that Word writes has some three thousand characters.
    private const int LongestToken = 128_000;
    private const int Deepest = 200;

    /// <param name="mostLines">So many lines are read, and one more that says that there are more.</param>
    /// <returns>The lines, or null if it is damaged, dangerous or no text document.</returns>
    public static List<string>? Lines(Stream content, int mostLines)
    {
        try
        {
            using var package = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (package.Entries.Count > MostParts || package.GetEntry("word/document.xml") is not { } part)
            {
                return null;
            }

            using var unpacked = part.Open();
            using var xml = new MarkupGuard(unpacked, MostCharacters * 2, LongestToken);
            using var reader = XmlReader.Create(xml, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = MostCharacters,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
            });
            return Lines(reader, mostLines);
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or IOException or NotSupportedException)
        {
            return null;
        }
    }

    private static List<string> Lines(XmlReader reader, int mostLines)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        while (lines.Count <= mostLines && reader.Read())
        {
            if (reader.Depth > Deepest) throw new InvalidDataException();

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
