using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;

namespace Coordination.Bot.Texts;

/// <summary>
/// Everything the bot says, in German or English. A text belongs to an enum value; each enum has its own resource file of the same name
/// beside this one (<c>Phrase.resx</c> German, <c>Phrase.en.resx</c> English), so a missing text is found by a test, not by a reader.
/// </summary>
public sealed class Wording
{
    public static readonly Wording German = new(CultureInfo.GetCultureInfo("de-DE"));
    public static readonly Wording English = new(CultureInfo.GetCultureInfo("en-GB"));

    private static readonly ConcurrentDictionary<Type, ResourceManager> Resources = new();

    private Wording(CultureInfo language) => Language = language;

    public CultureInfo Language { get; }

    /// <summary>German for every German locale and where none is known; English for all others.</summary>
    public static Wording For(string? locale) =>
        string.IsNullOrEmpty(locale) || locale.StartsWith("de", StringComparison.OrdinalIgnoreCase) ? German : English;

    /// <summary>The text of a key, with its places filled in order.</summary>
    public string Say(Enum key, params object?[] values)
    {
        var text = TextOf(key, Language) ?? throw new MissingManifestResourceException($"No text for {key.GetType().Name}.{key}.");
        return values.Length == 0 ? text : string.Format(Language, text, values);
    }

    /// <summary>"Do., 14.01.2027" or "Thu, 14 Jan 2027".</summary>
    public string Date(DateOnly date) => date.ToString(Say(Pattern.Date), Language);

    /// <summary>"Do., 14.01.2027, 17:30 Uhr" as people in the Kreis read the instant.</summary>
    public string Moment(DateTimeOffset instant) => Contracts.CouncilTime.ToLocal(instant).ToString(Say(Pattern.Moment), Language);

    /// <summary>"17:30 Uhr" as people in the Kreis read the instant.</summary>
    public string Time(DateTimeOffset instant) => Contracts.CouncilTime.ToLocal(instant).ToString(Say(Pattern.Time), Language);

    /// <summary>null where the file has no text of its own for that language; for the test of completeness.</summary>
    internal static string? TextOf(Enum key, CultureInfo language) =>
        Resources.GetOrAdd(key.GetType(), type => new ResourceManager($"{typeof(Wording).Namespace}.{type.Name}", typeof(Wording).Assembly))
            .GetString(key.ToString(), language);
}

/// <summary>How dates and times are written.</summary>
public enum Pattern { Date, Moment, Time }
