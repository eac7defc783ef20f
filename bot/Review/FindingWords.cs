using System.Globalization;
using Coordination.Bot.Review.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Review;

/// <summary>A finding of the zweite Blick as a sentence the clerk can act on.</summary>
public static class FindingWords
{
    public static string Of(Finding finding, PageTexts t)
    {
        string Fact(string name) => finding.Facts.GetValueOrDefault(name) ?? "";
        var seconds = int.TryParse(Fact("seconds"), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : 0;
        var speaker = Fact("speaker") is { Length: > 0 } name ? name : t["cues.nobody"];
        return finding.Code switch
        {
            FindingCode.OffTheRecord => t[$"finding.{finding.Code}", speaker, Fact("detail")],
            FindingCode.NonPublicPassage => t[$"finding.{finding.Code}", speaker],
            FindingCode.NotInDraft => t[$"finding.{finding.Code}", speaker, Spoken.Offset(seconds * 1000)],
            FindingCode.TermDrift => t[$"finding.{finding.Code}", Fact("terms")],
            FindingCode.OtherMeaning => t[$"finding.{finding.Code}", Fact("detail"), Fact("written"), Fact("meaning")],
            _ => t[$"finding.{finding.Code}", Fact("detail")],
        };
    }
}
