using Coordination.Contracts;

namespace Coordination.Api.Minutes;

/// <summary>The approved Niederschrift as a reader may see it: who has a seat in the group reads all, a guest the public part.</summary>
public static class ApprovedReading
{
    public static ApprovedMinutes For(ReviewDesk desk, IReadOnlyList<Correction> corrections)
    {
        var approved = desk.Given.Approved ?? throw new RefusedException(Refusal.NotFound);
        var seated = desk.Person.Role != Role.Guest;
        return new ApprovedMinutes(
            desk.Session.Id,
            seated ? approved.Text : approved.PublicText,
            desk.Given.Approval!,
            seated ? approved.Items : [.. approved.Items.Where(item => item.Publicity == Publicity.Public)],
            [.. corrections.Where(correction => seated || IsPublic(correction, approved)).Select(correction => correction.ToView())]);
    }

    // Words that also stand in the non-public part may have been corrected there.
    private static bool IsPublic(Correction correction, ApprovedText approved) =>
        Count(approved.PublicText, correction.Before) is > 0 and var times && times == Count(approved.Text, correction.Before);

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
