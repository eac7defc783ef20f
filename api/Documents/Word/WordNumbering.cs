using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Coordination.Api.Documents.Word;

/// <summary>How a line gets its number: by a list of the document, or, for a number of another form, as typed.</summary>
public sealed record ItemNumber(int NumberingId, string? Typed = null);

/// <summary>
/// The numbered lists of a document. Numbers are Word's own, so that a screen reader and a table of contents know them, and yet exactly those
/// of the agenda: where one is missing (taken off the agenda), the list goes on with the next by a start of its own.
/// </summary>
public sealed partial class WordNumbering
{
    private const int Hanging = 964;
    private readonly List<string> _patterns = [];
    private readonly List<(int Pattern, int? Start)> _lists = [];
    private readonly Dictionary<string, (int List, int Last)> _open = new(StringComparer.Ordinal);

    /// <param name="use">Lists that are counted apart from each other: the overview, and the headings.</param>
    /// <param name="number">"Ö 4", "N 2".</param>
    public ItemNumber Of(string use, string number)
    {
        if (Form().Match(number) is not { Success: true } match) return new ItemNumber(0, number);

        var value = int.Parse(match.Groups["value"].ValueSpan, CultureInfo.InvariantCulture);
        var key = $"{use} {match.Groups["part"].Value}";
        var list = _open.TryGetValue(key, out var open) && open.Last + 1 == value
            ? open.List
            : Begin($"{match.Groups["part"].Value}%1", value, open.List);
        _open[key] = (list, value);
        return new ItemNumber(list);
    }

    public Numbering ToXml()
    {
        var numbering = new Numbering();
        for (var i = 0; i < _patterns.Count; i++)
        {
            numbering.Append(new AbstractNum(
                new MultiLevelType { Val = MultiLevelValues.SingleLevel },
                new Level(
                    new StartNumberingValue { Val = 1 },
                    new NumberingFormat { Val = NumberFormatValues.Decimal },
                    new LevelSuffix { Val = LevelSuffixValues.Tab },
                    new LevelText { Val = _patterns[i] },
                    new LevelJustification { Val = LevelJustificationValues.Left },
                    new PreviousParagraphProperties(
                        new Tabs(new TabStop { Val = TabStopValues.Number, Position = Hanging }),
                        new Indentation { Left = Digits(Hanging), Hanging = Digits(Hanging) }))
                { LevelIndex = 0 })
            { AbstractNumberId = i });
        }

        for (var i = 0; i < _lists.Count; i++)
        {
            var list = new NumberingInstance(new AbstractNumId { Val = _lists[i].Pattern }) { NumberID = i + 1 };
            if (_lists[i].Start is { } start) list.Append(new LevelOverride(new StartOverrideNumberingValue { Val = start }) { LevelIndex = 0 });
            numbering.Append(list);
        }

        return numbering;
    }

    private int Begin(string pattern, int start, int continued)
    {
        // A list that goes on after a gap keeps its form; a new one gets its own, since lists of one form would count on.
        var form = continued > 0 ? _lists[continued - 1].Pattern : _patterns.Count;
        if (continued == 0) _patterns.Add(pattern);
        _lists.Add((form, start));
        return _lists.Count;
    }

    private static string Digits(int value) => value.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<part>[^\d%]{1,10})(?<value>[1-9]\d{0,3})\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Form();
}
