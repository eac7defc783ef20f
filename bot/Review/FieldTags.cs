using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Coordination.Bot.Review;

/// <summary>Ties a field to what is wrong with it, so that a screen reader says both together.</summary>
[HtmlTargetElement("input", Attributes = "name", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("select", Attributes = "name")]
[HtmlTargetElement("textarea", Attributes = "name")]
public sealed class FieldTagHelper : TagHelper
{
    public string Name { get; set; } = "";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.SetAttribute("name", Name);
        if (View.ModelState.GetFieldValidationState(Name) == ModelValidationState.Invalid)
        {
            var hint = context.AllAttributes["aria-describedby"]?.Value.ToString();
            output.Attributes.SetAttribute("aria-invalid", "true");
            output.Attributes.SetAttribute("aria-describedby", $"{ErrorTagHelper.IdOf(Name)} {hint}".TrimEnd());
        }
    }
}

/// <summary><c>&lt;field-error for="Record.Place"/&gt;</c>: what is wrong with a field, in words; nothing where all is well.</summary>
[HtmlTargetElement("field-error", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorTagHelper : TagHelper
{
    public string For { get; set; } = "";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public static string IdOf(string field) => $"{TagBuilder.CreateSanitizedId(field, "_")}_error";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!View.ModelState.TryGetValue(For, out var state) || state.Errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "error");
        output.Attributes.SetAttribute("id", IdOf(For));
        output.Content.SetContent(string.Join(' ', state.Errors.Select(error => error.ErrorMessage)));
    }
}
