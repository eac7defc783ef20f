using System.Text;

namespace Coordination.Api.Groups;

/// <summary>A CSV file as spreadsheets save it: semicolon, comma or tab; UTF-8 with or without mark, or Latin-1; quoted fields may hold line ends.</summary>
public sealed record RosterCsv(IReadOnlyList<string> Header, IReadOnlyList<RosterCsv.Row> Rows)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="Line">1-based line on which the row begins; the header is 1.</param>
    public sealed record Row(int Line, IReadOnlyList<string> Fields);

    public static RosterCsv Read(byte[] content)
    {
        var text = Decode(content);
        var separator = SeparatorOf(text);
        var rows = Split(text, separator).Where(row => row.Fields.Any(field => field.Length > 0)).ToList();
        return rows.Count == 0 ? new RosterCsv([], []) : new RosterCsv(rows[0].Fields, rows[1..]);
    }

    private static string Decode(byte[] content)
    {
        try
        {
            return StrictUtf8.GetString(content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(content);
        }
    }

    private static char SeparatorOf(string text)
    {
        var header = text.AsSpan();
        var end = header.IndexOfAny('\r', '\n');
        header = end < 0 ? header : header[..end];
        var (best, most) = (';', header.Count(';'));
        foreach (var candidate in ",\t")
        {
            if (header.Count(candidate) is var count && count > most)
            {
                (best, most) = (candidate, count);
            }
        }

        return best;
    }

    private static IEnumerable<Row> Split(string text, char separator)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var (line, begun, quoted) = (1, 1, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"')
            {
                if (quoted && i + 1 < text.Length && text[i + 1] == '"')
                {
                    field.Append('"');
                    i++;
                }
                else
                {
                    quoted = !quoted;
                }
            }
            else if (!quoted && c == separator)
            {
                TakeField(fields, field);
            }
            else if (!quoted && c == '\n')
            {
                TakeField(fields, field);
                yield return new Row(begun, fields);
                fields = [];
                begun = ++line;
            }
            else
            {
                line += c == '\n' ? 1 : 0;
                field.Append(c);
            }
        }

        TakeField(fields, field);
        yield return new Row(begun, fields);
    }

    private static void TakeField(List<string> fields, StringBuilder field)
    {
        fields.Add(field.ToString().Trim());
        field.Clear();
    }
}
