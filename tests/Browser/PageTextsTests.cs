using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Coordination.Bot.Review;
using Coordination.Bot.Review.Texts;
using Coordination.Contracts;
using Coordination.Playground;

namespace Coordination.Tests.Browser;

/// <summary>Both languages of the pages are complete, and no page asks for a text that is not there.</summary>
public sealed partial class PageTextsTests
{
    private static readonly ResourceManager Texts = new(typeof(PageTexts));

    [Fact]
    public void Each_text_exists_in_both_languages_with_the_same_places()
    {
        var german = TextsOf("");
        var english = TextsOf("en");
        Assert.Equal(german.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        Assert.All(german, text => Assert.Equal(PlacesOf(text.Value), PlacesOf(english[text.Key])));
    }

    [Fact]
    public void Each_text_a_page_names_exists()
    {
        var known = TextsOf("");
        var pages = Directory.GetFiles(Path.Combine(SourceTree.Root, "bot", "Review"), "*.cs*", SearchOption.AllDirectories);
        var named = pages.SelectMany(page => NamedText().Matches(File.ReadAllText(page)).Select(match => (Page: Path.GetFileName(page), Key: match.Groups[1].Value))).ToList();
        Assert.True(named.Count > 150, "The pages name their texts in another way than this test looks for.");
        Assert.DoesNotContain(named, text => !known.ContainsKey(text.Key));
    }

    [Fact]
    public void A_result_reads_as_the_frozen_text_has_it_and_one_abstention_is_no_plural()
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de-DE");
        var words = DecisionWords.Of(new Decision(Outcome.Adopted, DecisionMode.Majority, new VoteTally(9, 1, 1)), new PageTexts());
        CultureInfo.CurrentUICulture = before;
        Assert.Equal("mehrheitlich angenommen · Ja 9, Nein 1, Enthaltungen 1", words);
    }

    private static Dictionary<string, string> TextsOf(string language) =>
        Texts.GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);

    private static IEnumerable<string> PlacesOf(string text) => Place().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    [GeneratedRegex("""\bT\["([A-Za-z.]+)"[\],]""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamedText();

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
