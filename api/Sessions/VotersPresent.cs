using Coordination.Contracts;

namespace Coordination.Api.Sessions;

/// <summary>How many Stimmberechtigte were present: a count of votes above it cannot be true.</summary>
public static class VotersPresent
{
    /// <returns>Null where nobody's attendance is recorded. Somebody with a vote who came late or left early counts.</returns>
    public static int? Of(IReadOnlyList<MemberView> members, AttendanceList attendance)
    {
        if (attendance.Members.Count == 0) return null;

        var voters = members.Where(member => member.HasVote).Select(member => member.Id).ToHashSet();
        return attendance.Members.Count(person => person.Status == AttendanceStatus.Present
            && voters.Contains(person.Represents ?? person.MemberId));
    }
}
