using Coordination.Api.Rules;
using Coordination.Contracts;

namespace Coordination.Api.FollowUps;

/// <summary>Checks what people entered for a Wiedervorlage before a rule looks at it.</summary>
public static class FollowUpForms
{
    private const int LongestTitle = 300;
    private const int LongestReason = 4000;

    public static TakeFollowUp Clean(TakeFollowUp form) => new(
        Check.Id(form.SessionId, "sessionId"), Check.OptionalLine(form.Title, "title", LongestTitle),
        Check.OptionalText(form.SupplementReason, "supplementReason", LongestReason));

    public static string Clean(DropFollowUp form) => Check.Text(form.Reason, "reason", LongestReason);
}
