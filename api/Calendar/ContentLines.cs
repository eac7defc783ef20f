using System.Text;

namespace Coordination.Api.Calendar;

/// <summary>The line grammar of RFC 5545: CRLF, lines of at most 75 octets, continued with a blank, never cut inside a character.</summary>
public sealed class ContentLines
{
    private const int MaxOctets = 75;
    private readonly StringBuilder _text = new();

    /// <summary>A value that needs no escaping: numbers, times, names of the standard, addresses.</summary>
    public void Add(string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            // A line break or control character that got this far would begin a line of somebody else's choosing.
            if (Rune.IsControl(rune))
            {
                continue;
            }

            if (octets + rune.Utf8SequenceLength > MaxOctets)
            {
                _text.Append("\r\n ");
                octets = 1;
            }

            _text.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        _text.Append("\r\n");
    }

    /// <summary>A value of people's words.</summary>
    public void AddText(string name, string value) => Add(name, value
        .Replace("\\", @"\\", StringComparison.Ordinal)
        .Replace(";", @"\;", StringComparison.Ordinal)
        .Replace(",", @"\,", StringComparison.Ordinal)
        .ReplaceLineEndings("\n").Replace("\n", @"\n", StringComparison.Ordinal));

    public void AddAddress(string name, CalendarAddress address)
    {
        // A quoted parameter knows no escape for its own quotation mark.
        var shown = address.Name.Replace('"', '\'').ReplaceLineEndings(" ");
        Add($"{name};CN=\"{shown}\"", AddressOf(address));
    }

    public override string ToString() => _text.ToString();

    private static string AddressOf(CalendarAddress address) =>
        address.Email?.Trim().Split('@') is [{ Length: > 0 } local, { Length: > 0 } host]
            ? $"mailto:{Uri.EscapeDataString(local).Replace("%2B", "+", StringComparison.Ordinal)}@{Uri.EscapeDataString(host)}"
            : $"urn:uuid:{address.Id:D}";
}
