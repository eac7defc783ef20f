using Coordination.Api.Groups;
using Coordination.Contracts;

namespace Coordination.Api.Sessions;

/// <summary>Who may stand in for whom (Stellvertretung): one's personal deputies, in their order, then those of the Fraktion's list.</summary>
public static class Deputies
{
    public static IReadOnlyList<Member> Of(Member member, IEnumerable<Member> members, DateOnly day) =>
        member.Role is not (Role.Member or Role.Chair) ? [] :
        [
            .. members.Where(other => other.Role == Role.Deputy && other.IsCurrent(day)
                && (other.DeputyOf == member.Id || (other.DeputyOf is null && other.FactionId is not null && other.FactionId == member.FactionId)))
                .OrderBy(other => other.DeputyOf is null).ThenBy(other => other.DeputyOrder ?? int.MaxValue).ThenBy(other => other.Name.FamilyName, StringComparer.Ordinal),
        ];

    /// <summary>Refuses a deputy who is not on the list, whom somebody else named, or who has declined.</summary>
    public static void RefuseUnless(Member member, Guid deputy, IReadOnlyList<Member> members, IReadOnlyList<AttendanceAnswer> answers, DateOnly day)
    {
        if (!Of(member, members, day).Any(other => other.Id == deputy))
        {
            throw new RefusedException(Refusal.DeputyNotListed);
        }

        if (answers.Any(answer => answer.DeputyId == deputy && answer.MemberId != member.Id))
        {
            throw new RefusedException(Refusal.DeputyTaken);
        }

        if (answers.Any(answer => answer.MemberId == deputy && answer.Intent == AttendanceIntent.Declined))
        {
            throw new RefusedException(Refusal.DeputyDeclined);
        }
    }
}
