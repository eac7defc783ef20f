using System.Globalization;
using System.Resources;

namespace Coordination.Bot.Review.Texts;

/// <summary>What the pages say, German neutral and English as satellite. A key that is missing is a fault, not a text.</summary>
public sealed class PageTexts
{
    private static readonly ResourceManager Resources = new(typeof(PageTexts));

    public string this[string key] =>
        Resources.GetString(key, CultureInfo.CurrentUICulture) ?? throw new ArgumentException($"No page text {key}.", nameof(key));

    public string this[string key, params object?[] values] => string.Format(CultureInfo.CurrentCulture, this[key], values);

    /// <summary>A text that becomes part of the Niederschrift, which is German whatever the language of the page.</summary>
    public string German(string key) =>
        Resources.GetString(key, CultureInfo.GetCultureInfo("de")) ?? throw new ArgumentException($"No page text {key}.", nameof(key));

    public string German(string key, params object?[] values) => string.Format(CultureInfo.GetCultureInfo("de"), German(key), values);

    /// <summary>The text of an enum's value: <c>VerdictKind.Weak</c>, <c>Outcome.Referred</c>.</summary>
    public string Of<T>(T value) where T : struct, Enum => this[$"{typeof(T).Name}.{value}"];
}
