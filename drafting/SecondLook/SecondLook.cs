using Coordination.Contracts;

namespace Coordination.Drafting.SecondLook;

/// <summary>What the zweite Blick reads: the draft as it stands, the transcript behind it, and who belongs to the group.</summary>
public sealed record SecondLookInput(
    PolicyProfile Profile, IReadOnlyList<MinutesItemView> Items, IReadOnlyList<Cue> Cues, IReadOnlyList<MemberView> Roster);

/// <summary>
/// Zweiter Blick: what a careful colleague would point out before a draft is approved. Pure: same input, same findings, in the order of the
/// agenda, the serious ones of an item first.
/// </summary>
public static class SecondLook
{
    public static IReadOnlyList<Finding> Of(SecondLookInput input)
    {
        var look = new Draft(input);
        var order = input.Items.Select((item, at) => (item.AgendaItemId, at)).ToDictionary(pair => pair.AgendaItemId, pair => pair.at);
        return
        [
            .. PersonalData.In(look)
                .Concat(Confidences.In(look))
                .Concat(ThirdParties.In(look))
                .Concat(Omissions.In(look))
                .Concat(TermDrift.In(look))
                .Concat(Abbreviations.In(look))
                .OrderBy(finding => finding.AgendaItemId is { } item ? order[item] : int.MaxValue)
                .ThenByDescending(finding => finding.Severity),
        ];
    }
}
