using System.Globalization;
using Coordination.Contracts;

namespace Coordination.Bot.Chat;

/// <summary>The fields of the form that starts a Terminumfrage, as they were typed.</summary>
internal sealed record PollFields(string? Options, string? Deadline = null, string? Until = null, string? Place = null)
{
    public DateOnly? DeadlineDay =>
        DateOnly.TryParseExact(Deadline, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public TimeOnly DeadlineTime => SessionTalk.Clock(Until) ?? new TimeOnly(18, 0);

    public DateTimeOffset? DeadlineAt => DeadlineDay is { } day ? CouncilTime.FromLocal(day, DeadlineTime) : null;
}
