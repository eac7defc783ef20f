using System.Globalization;
using System.Text;
using Coordination.Contracts;

namespace Coordination.Api.Documents;

/// <summary>Names of files as people keep them: <c>Niederschrift_2026-10-14_AG-Beispiel.docx</c>.</summary>
public static class FileName
{
    private const int Longest = 60;

    public static string Of(DocumentKind kind, DateTimeOffset at, string group, DocumentVersion version, FileFormat format, Texts texts)
    {
        var day = CouncilTime.DateOf(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var reach = version == DocumentVersion.Public ? $"_{texts["File.Public"]}" : "";
        return $"{texts[$"File.{kind}"]}_{day}_{Plain(group)}{reach}.{(format == FileFormat.Pdf ? "pdf" : "docx")}";
    }

    // Letters and figures of any language; a name that a person typed leads into no folder and hides no ending.
    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes().TakeWhile(_ => plain.Length < Longest))
        {
            if (Rune.IsLetterOrDigit(rune)) plain.Append(rune);
            else if (plain.Length > 0 && plain[^1] != '-') plain.Append('-');
        }

        return plain.ToString().Trim('-') is { Length: > 0 } kept ? kept : "AG";
    }
}
