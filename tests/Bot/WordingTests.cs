using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Tests.Bot;

/// <summary>Nothing is left unsaid, in German and in English.</summary>
public sealed partial class WordingTests
{
    public static TheoryData<Type> Spoken => [typeof(Refusal), typeof(Phrase), typeof(Notice), typeof(Pattern), typeof(AgendaItemState), typeof(Publicity), typeof(SessionState), typeof(MinutesState), typeof(FollowUpKind), typeof(SlotRule), typeof(SoftRule), typeof(RelaxationKind)];

    [Theory]
    [MemberData(nameof(Spoken))]
    public void Every_value_has_a_text_in_both_languages_with_the_same_places(Type keys)
    {
        foreach (Enum key in Enum.GetValues(keys))
        {
            var german = Wording.TextOf(key, CultureInfo.GetCultureInfo("de-DE"));
            var english = Wording.TextOf(key, CultureInfo.GetCultureInfo("en-GB"));
            Assert.False(string.IsNullOrWhiteSpace(german), $"{keys.Name}.{key} has no German text");
            Assert.False(string.IsNullOrWhiteSpace(english), $"{keys.Name}.{key} has no English text");
            Assert.True(Own(key), $"{keys.Name}.{key} has no English text of its own");
            Assert.Equal(Places(german!), Places(english!));
        }
    }

    [Fact]
    public void Dates_are_written_as_people_read_them()
    {
        var date = new DateOnly(2027, 1, 14);
        Assert.Equal("Do., 14.01.2027", Wording.German.Date(date));
        Assert.Equal("Thu, 14 Jan 2027", Wording.English.Date(date));
        Assert.Equal("Do., 14.01.2027, 17:30 Uhr", Wording.German.Moment(CouncilTime.FromLocal(date, new TimeOnly(17, 30))));
    }

    [Fact]
    public void A_refusal_says_its_facts_and_leaves_out_what_it_was_not_told()
    {
        var whole = new RefusedException(Refusal.NoticeTooShort, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["earliest"] = JsonSerializer.SerializeToElement("2027-01-14"), ["earliestUrgent"] = new DateOnly(2027, 1, 12),
        });
        Assert.Equal(
            "Die Ladungsfrist reicht dafür nicht. Frühestens möglich ist Do., 14.01.2027. Mit Begründung der Dringlichkeit ginge es ab Di., 12.01.2027.",
            Wording.German.Sentence(whole));
        Assert.Equal("Die Ladungsfrist reicht dafür nicht.", Wording.German.Sentence(new RefusedException(Refusal.NoticeTooShort)));
    }

    [Fact]
    public void Who_wrote_too_much_is_told_so()
    {
        RefusedException Malformed(string code) => new(Refusal.Malformed, new Dictionary<string, object?>(StringComparer.Ordinal) { ["field"] = "title", ["code"] = JsonSerializer.SerializeToElement(code) });
        Assert.StartsWith("Das ist zu lang.", Wording.German.Sentence(Malformed("tooLong")), StringComparison.Ordinal);
        Assert.Equal(Wording.German.Say(Refusal.Malformed), Wording.German.Sentence(Malformed("unknown")));
    }

    private static bool Own(Enum key)
    {
        using var set = new System.Resources.ResourceManager($"Coordination.Bot.Texts.{key.GetType().Name}", typeof(Wording).Assembly)
            .GetResourceSet(CultureInfo.GetCultureInfo("en"), createIfNotExists: true, tryParents: false);
        return set?.GetString(key.ToString()) is not null;
    }

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\w+\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
