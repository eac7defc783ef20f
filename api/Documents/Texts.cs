using System.Globalization;
using System.Resources;
using Coordination.Contracts;

namespace Coordination.Api.Documents;

/// <summary>The words of the documents that the API writes: German neutral, English as satellite. Codes everywhere else.</summary>
public sealed class Texts(CultureInfo culture)
{
    private static readonly ResourceManager Resources = new("Coordination.Api.Documents.Texts", typeof(Texts).Assembly);

    public static Texts German { get; } = new(CultureInfo.GetCultureInfo("de-DE"));

    public static Texts English { get; } = new(CultureInfo.GetCultureInfo("en-GB"));

    /// <summary>German for every German locale and where none is known; English for all others.</summary>
    public static Texts For(string? locale) =>
        string.IsNullOrEmpty(locale) || locale.StartsWith("de", StringComparison.OrdinalIgnoreCase) ? German : English;

    public CultureInfo Culture => culture;

    public string this[string name] => Resources.GetString(name, culture) ?? throw new MissingManifestResourceException(name);

    /// <summary>A time of day as people in the Kreis read it: "17:00 Uhr".</summary>
    public string Clock(DateTimeOffset instant) => Format("Clock", CouncilTime.ToLocal(instant).ToString("HH:mm", culture));

    /// <summary>A day in figures: "14.10.2026".</summary>
    public string Date(DateTimeOffset instant) => CouncilTime.DateOf(instant).ToString("dd.MM.yyyy", culture);

    /// <summary>A day with its name: "Mittwoch, 14. Oktober 2026".</summary>
    public string Day(DateTimeOffset instant) => CouncilTime.DateOf(instant).ToString(this["Day.Pattern"], culture);

    public string Format(string name, params object[] values) => string.Format(culture, this[name], values);
}
