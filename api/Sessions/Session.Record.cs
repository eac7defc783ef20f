using Coordination.Api.Storage;
using Coordination.Contracts;

namespace Coordination.Api.Sessions;

/// <summary>What is recorded while and after a Sitzung takes place: begin and end, place, attendance, the notice of recording.</summary>
public sealed partial class Session
{
    public SessionRecord Record => new(OpenedAt, ClosedAt, RecordedPlace ?? Place);

    public void Open(DateTimeOffset at, Guid by, DateTimeOffset now)
    {
        RefuseUnlessAhead();
        if (State != SessionState.Invited)
        {
            throw Refused(Refusal.SessionNotInvited);
        }

        State = SessionState.Open;
        OpenedAt = UtcMilliseconds.Cut(at);
        Changed(by, now);
    }

    public void Close(DateTimeOffset at, Guid by, DateTimeOffset now)
    {
        if (State != SessionState.Open)
        {
            throw Refused(State switch
            {
                SessionState.Cancelled => Refusal.SessionCancelled,
                SessionState.Closed => Refusal.SessionAlreadyHeld,
                _ => Refusal.SessionNotOpen,
            });
        }

        RefuseReversed(OpenedAt, at);
        State = SessionState.Closed;
        ClosedAt = UtcMilliseconds.Cut(at);
        Changed(by, now);
    }

    /// <summary>The clerk's record. A session that nobody opened or closed in the chat is opened and closed by it.</summary>
    public void Put(SessionRecord record, Guid by, DateTimeOffset now)
    {
        RefuseFrozen();
        if (State == SessionState.Scheduled)
        {
            throw Refused(Refusal.SessionNotInvited);
        }

        if (record.ClosedAt is { } closedAt)
        {
            RefuseReversed(record.OpenedAt, closedAt);
        }

        OpenedAt = Cut(record.OpenedAt);
        ClosedAt = Cut(record.ClosedAt);
        RecordedPlace = record.Place;
        State = (OpenedAt, ClosedAt) switch
        {
            (not null, not null) => SessionState.Closed,
            (not null, null) => SessionState.Open,
            _ => State,
        };
        Changed(by, now);
    }

    /// <param name="members">The memberships of the group, by id.</param>
    public void Put(AttendanceList attendance, IReadOnlySet<Guid> members, Guid by, DateTimeOffset now)
    {
        RefuseFrozen();
        foreach (var person in attendance.Members)
        {
            RefuseUnknown(person.MemberId, members);
            if (person.Represents is { } represented)
            {
                RefuseUnknown(represented, members);
            }
        }

        Attendance = attendance with
        {
            Members = [.. attendance.Members.Select(person => person with { From = Cut(person.From), Until = Cut(person.Until) })],
        };
        Changed(by, now);
    }

    /// <summary>
    /// Hinweis auf die Aufzeichnung. May be given anew, as an objection may still come, also after the approval: the notice is no part of
    /// what was approved.
    /// </summary>
    public void Put(RecordingNotice notice, Guid by, DateTimeOffset now)
    {
        RefuseCancelled();
        RecordingNotice = notice with { InformedAt = UtcMilliseconds.Cut(notice.InformedAt) };
        Changed(by, now);
    }

    private static DateTimeOffset? Cut(DateTimeOffset? instant) => instant is { } at ? UtcMilliseconds.Cut(at) : null;

    private static void RefuseReversed(DateTimeOffset? from, DateTimeOffset until)
    {
        if (from is null || until < from)
        {
            throw new RefusedException(Refusal.EndsBeforeStart);
        }
    }

    private static void RefuseUnknown(Guid member, IReadOnlySet<Guid> members)
    {
        if (!members.Contains(member))
        {
            throw new RefusedException(Refusal.AttendanceUnknownMember, "memberId", member);
        }
    }

    /// <summary>What an approved Niederschrift says changes by a correction only.</summary>
    private void RefuseFrozen()
    {
        RefuseCancelled();
        if (Minutes == MinutesState.Approved)
        {
            throw new RefusedException(Refusal.MinutesApproved);
        }
    }

    private void RefuseCancelled()
    {
        if (State == SessionState.Cancelled)
        {
            throw Refused(Refusal.SessionCancelled);
        }
    }

    /// <summary>Transcripts and minutes begin when the agenda stands: of one that still changes, items would vanish from them.</summary>
    public void RefuseUnlessInvited()
    {
        RefuseCancelled();
        if (State == SessionState.Scheduled)
        {
            throw Refused(Refusal.SessionNotInvited);
        }
    }
}
