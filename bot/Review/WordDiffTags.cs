using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Coordination.Bot.Review;

/// <summary>The old text with the words that go marked as <c>del</c>; all of it where there is no new one.</summary>
[HtmlTargetElement("old-words", TagStructure = TagStructure.WithoutEndTag)]
public sealed class OldWordsTagHelper : TagHelper
{
    public string Before { get; set; } = "";

    public string? After { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        MarkedRuns.Write(output, After is null ? [(Before, true)] : WordDiff.Old(Before, After), "del");
}

/// <summary>The new text with the words that come marked as <c>ins</c>; all of it where there was no old one.</summary>
[HtmlTargetElement("new-words", TagStructure = TagStructure.WithoutEndTag)]
public sealed class NewWordsTagHelper : TagHelper
{
    public string? Before { get; set; }

    public string After { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        MarkedRuns.Write(output, Before is null ? [(After, true)] : WordDiff.New(Before, After), "ins");
}

file static class MarkedRuns
{
    public static void Write(TagHelperOutput output, IReadOnlyList<(string Text, bool IsChanged)> runs, string mark)
    {
        output.TagName = null;
        foreach (var (text, isChanged) in runs)
        {
            if (isChanged) output.Content.AppendHtml($"<{mark}>").Append(text).AppendHtml($"</{mark}>");
            else output.Content.Append(text);
        }
    }
}
