using Coordination.Api.Rules;
using Coordination.Contracts;

namespace Coordination.Api.Agenda;

/// <summary>Checks what people entered for an item before a rule looks at it.</summary>
public static class ItemForms
{
    private const int LongestTitle = 300;
    private const int LongestReason = 4000;

    public static ProposeItem Clean(ProposeItem form) => new(
        Check.Id(form.GroupId, "groupId"), Check.Line(form.Title, "title", LongestTitle), Check.OptionalText(form.Reason, "reason", LongestReason),
        form.Publicity is { } publicity ? Check.Known(publicity, "publicity") : null, Check.OptionalLine(form.Presenter, "presenter", LongestTitle),
        form.SessionId);

    public static ItemContent Clean(ItemContent form) => new(
        Check.Line(form.Title, "title", LongestTitle), Check.OptionalText(form.Reason, "reason", LongestReason),
        Check.Known(form.Publicity, "publicity"), Check.OptionalLine(form.Presenter, "presenter", LongestTitle));

    public static AdmitItem Clean(AdmitItem form) =>
        new(Check.Id(form.SessionId, "sessionId"), Check.OptionalText(form.SupplementReason, "supplementReason", LongestReason));

    public static DeferItem Clean(DeferItem form) => form with { Reason = Check.Text(form.Reason, "reason", LongestReason) };

    public static string Clean(RefuseItem form) => Check.Text(form.Reason, "reason", LongestReason);
}
