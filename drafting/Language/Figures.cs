using System.Globalization;

namespace Coordination.Drafting.Language;

public enum FigureKind { Number, Ordinal, Date, Month, Time, Paper }

/// <summary>
/// A number, date, time, amount or paper number (Zahlenangabe) in one form for all ways of saying it:
/// "3,5 Mio. Euro" is 3500000 EUR, "27. Mai" is 27.05., "halb acht" is 7:30.
/// </summary>
/// <param name="Value">Comparable form within the kind.</param>
/// <param name="Unit">What is counted where a unit word follows ("EUR", "%", "Jahr"); null for none.</param>
/// <param name="Year">The year of a date where it was said.</param>
public readonly record struct Figure(FigureKind Kind, string Value, string? Unit, int? Year, int Start, int Length)
{
    public int End => Start + Length;

    /// <summary>The value as a number; null for dates, times and paper numbers.</summary>
    public decimal? Amount => Kind is FigureKind.Number or FigureKind.Ordinal
        ? decimal.Parse(Value, CultureInfo.InvariantCulture) : null;
}

/// <summary>Finds the figures of a text: dates and paper numbers first, so that their parts do not count as numbers.</summary>
public static class Figures
{
    public static IReadOnlyList<Figure> Of(string text)
    {
        var figures = new List<Figure>();
        Add(figures, PaperNumbers.Of(text));
        Add(figures, Dates.Of(text));
        Add(figures, Numbers.Of(text));
        figures.Sort((a, b) => a.Start.CompareTo(b.Start));
        return figures;
    }

    private static void Add(List<Figure> figures, IEnumerable<Figure> found)
    {
        var earlier = figures.Count;
        foreach (var figure in found)
        {
            var free = true;
            for (var i = 0; i < earlier && free; i++)
            {
                free = figure.Start >= figures[i].End || figure.End <= figures[i].Start;
            }

            if (free) figures.Add(figure);
        }
    }
}
