using Coordination.Contracts;

namespace Coordination.Api.Minutes;

/// <summary>The approved Niederschrift as a reader may see it: who has a seat in the group reads all, a guest the public part.</summary>
public static class ApprovedReading
{
    public static ApprovedMinutes For(ReviewDesk desk, IReadOnlyList<Correction> corrections) =>
        For(desk, corrections, withNonPublic: desk.Person.Role != Role.Guest);

    public static ApprovedMinutes For(ReviewDesk desk, IReadOnlyList<Correction> corrections, bool withNonPublic)
    {
        var approved = desk.Given.Approved ?? throw new RefusedException(Refusal.NotFound);
        return withNonPublic
            ? new ApprovedMinutes(
                desk.Session.Id, approved.Text, desk.Given.Approval!, approved.Items, [.. corrections.Select(correction => correction.ToView())])
            : new ApprovedMinutes(
                desk.Session.Id, approved.PublicText,
                // The hash of the whole would let a guest try out guesses of the part that is kept from them.
                desk.Given.Approval! with { Sha256 = ApprovedText.HashOf(approved.PublicText) },
                [.. approved.Items.Where(item => item.Publicity == Publicity.Public)],
                [.. PublicOnes(corrections, approved).Select(correction => correction.ToView())]);
    }

    /// <summary>Corrections that touch the public part alone, nor words that an earlier correction put into the other part.</summary>
    private static IEnumerable<Correction> PublicOnes(IEnumerable<Correction> corrections, ApprovedText approved)
    {
        var shown = approved.PublicText.Split('\n').ToHashSet(StringComparer.Ordinal);
        var hidden = approved.Text.Split('\n').Where(line => !shown.Contains(line)).ToList();
        foreach (var correction in corrections)
        {
            if (IsPublic(correction, approved) && !hidden.Exists(text => text.Contains(correction.Before, StringComparison.Ordinal)))
            {
                yield return correction;
            }
            else
            {
                hidden.Add(correction.After);
            }
        }
    }

    // Words that also stand in the non-public part may have been corrected there.
    private static bool IsPublic(Correction correction, ApprovedText approved) =>
        Count(approved.PublicText, correction.Before) is > 0 and var times && times == Count(approved.Text, correction.Before);

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
