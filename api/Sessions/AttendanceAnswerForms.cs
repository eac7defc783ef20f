using Coordination.Api.Rules;
using Coordination.Api.Storage;
using Coordination.Contracts;

namespace Coordination.Api.Sessions;

/// <summary>Checks an answer before a rule looks at it: a time belongs to who comes late, a deputy to who does not come.</summary>
public static class AttendanceAnswerForms
{
    public static AnswerInvitation Clean(AnswerInvitation form)
    {
        var intent = Check.Known(form.Intent, "intent");
        if (form.ArrivesAt is null == (intent == AttendanceIntent.Late))
        {
            throw Check.Malformed("arrivesAt", form.ArrivesAt is null ? FieldProblem.Missing : FieldProblem.Unknown);
        }

        if (form.DeputyId is not null && intent != AttendanceIntent.Declined)
        {
            throw Check.Malformed("deputyId", FieldProblem.Unknown);
        }

        return new AnswerInvitation(
            intent, UtcMilliseconds.Cut(Check.Instant(form.StartsAt, "startsAt")),
            form.ArrivesAt is { } arrival ? UtcMilliseconds.Cut(Check.Instant(arrival, "arrivesAt")) : null,
            form.DeputyId is { } deputy ? Check.Id(deputy, "deputyId") : null);
    }
}
