using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;

namespace Coordination.Api.Documents.Word;

/// <summary>What a file says about itself.</summary>
/// <param name="At">When its content was settled: a file that is fetched again is the same.</param>
public sealed record FileProperties(string Title, string Author, string Organisation, string Language, DateTimeOffset At);

/// <summary>
/// Puts the parts of a DOCX into their package. By hand and uncompressed, with one fixed time: the same content gives the same bytes on every
/// machine, so that two copies can be compared by their hash. There is no relationship to anything outside.
/// </summary>
public static class WordPackage
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Name under <c>word/</c>, kind, and the relationship id that the document's body refers to it by.</summary>
    private static readonly (string Name, string Kind, string Id)[] Parts =
    [
        ("styles", "styles", "rIdStyles"), ("settings", "settings", "rIdSettings"), ("numbering", "numbering", "rIdNumbering"),
        ("firstHeader", "header", WordPage.FirstHeader), ("header", "header", WordPage.Header), ("footer", "footer", WordPage.Footer),
    ];

    public static byte[] Write(FileProperties properties, OpenXmlElement document, IReadOnlyDictionary<string, string> parts)
    {
        using var bytes = new MemoryStream();
        using (var package = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(package, "[Content_Types].xml", ContentTypes());
            Add(package, "_rels/.rels", PackageRelations());
            Add(package, "word/document.xml", Xml(document));
            Add(package, "word/_rels/document.xml.rels", DocumentRelations());
            foreach (var (name, _, _) in Parts) Add(package, $"word/{name}.xml", parts[name]);
            Add(package, "docProps/core.xml", Core(properties));
            Add(package, "docProps/app.xml", App(properties));
        }

        return bytes.ToArray();
    }

    public static string Xml(OpenXmlElement root) => Declared(root.OuterXml);

    /// <summary>A part that is the same in every document.</summary>
    public static string Template(string name)
    {
        using var content = typeof(WordPackage).Assembly.GetManifestResourceStream($"{typeof(WordPackage).Namespace}.{name}.xml")
            ?? throw new FileNotFoundException(null, name);
        using var reader = new StreamReader(content, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static void Add(ZipArchive package, string name, string content)
    {
        var entry = package.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = Epoch;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(content));
    }

    private static string ContentTypes()
    {
        XNamespace types = "http://schemas.openxmlformats.org/package/2006/content-types";
        XElement Part(string name, string type) => new(types + "Override", new XAttribute("PartName", name), new XAttribute("ContentType", type));
        return Declared(new XElement(
            types + "Types",
            new XElement(types + "Default", new XAttribute("Extension", "rels"), new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")),
            new XElement(types + "Default", new XAttribute("Extension", "xml"), new XAttribute("ContentType", "application/xml")),
            Part("/word/document.xml", $"{Kinds}document.main+xml"),
            Parts.Select(part => Part($"/word/{part.Name}.xml", $"{Kinds}{part.Kind}+xml")),
            Part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
            Part("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml")).ToString(SaveOptions.DisableFormatting));
    }

    private static string PackageRelations() => RelationsOf(
        ("rIdDocument", $"{Relations}officeDocument", "word/document.xml"),
        ("rIdCore", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
        ("rIdApp", $"{Relations}extended-properties", "docProps/app.xml"));

    private static string DocumentRelations() => RelationsOf([.. Parts.Select(part => (part.Id, $"{Relations}{part.Kind}", $"{part.Name}.xml"))]);

    private static string RelationsOf(params (string Id, string Type, string Target)[] targets)
    {
        XNamespace relations = "http://schemas.openxmlformats.org/package/2006/relationships";
        return Declared(new XElement(relations + "Relationships", targets.Select(target => new XElement(
            relations + "Relationship",
            new XAttribute("Id", target.Id), new XAttribute("Type", target.Type), new XAttribute("Target", target.Target)))).ToString(SaveOptions.DisableFormatting));
    }

    private static string Core(FileProperties properties)
    {
        XNamespace core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        XNamespace dc = "http://purl.org/dc/elements/1.1/", terms = "http://purl.org/dc/terms/", xsi = "http://www.w3.org/2001/XMLSchema-instance";
        XElement Time(string name) => new(
            terms + name, new XAttribute(xsi + "type", "dcterms:W3CDTF"), properties.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        return Declared(new XElement(
            core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "dc", dc), new XAttribute(XNamespace.Xmlns + "dcterms", terms), new XAttribute(XNamespace.Xmlns + "xsi", xsi),
            new XElement(dc + "title", WordBlocks.Clean(properties.Title)),
            new XElement(dc + "creator", WordBlocks.Clean(properties.Author)),
            new XElement(dc + "language", properties.Language),
            Time("created"),
            Time("modified")).ToString(SaveOptions.DisableFormatting));
    }

    private static string App(FileProperties properties)
    {
        XNamespace app = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
        return Declared(new XElement(
            app + "Properties",
            new XElement(app + "Application", "Coordination"),
            new XElement(app + "Company", WordBlocks.Clean(properties.Organisation))).ToString(SaveOptions.DisableFormatting));
    }

    private static string Declared(string xml) => $"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n{xml}";
}
