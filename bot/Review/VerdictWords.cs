using Coordination.Bot.Review.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Review;

/// <summary>The judge's verdict as a sentence the clerk can act on.</summary>
public static class VerdictWords
{
    public static string Of(Verdict verdict, PageTexts t)
    {
        if (verdict.Reason == VerdictReason.None)
        {
            return t.Of(verdict.Kind);
        }

        var words = t.Of(verdict.Reason);
        return string.IsNullOrEmpty(verdict.Detail) ? words : t["verdict.detail", words, verdict.Detail];
    }
}
