using Coordination.Contracts;

namespace Coordination.Bot.Chat;

/// <summary>Reads the dates of a Terminumfrage, one to a line or separated by semicolons: "Do 14.01.2027, 17:00–19:00".</summary>
internal static class SpokenOptions
{
    private static readonly TimeSpan Usual = TimeSpan.FromHours(2);

    /// <param name="unread">The lines in which no date and time were found.</param>
    public static IReadOnlyList<PollOption> Read(string text, DateOnly today, out IReadOnlyList<string> unread)
    {
        var (options, left) = (new List<PollOption>(), new List<string>());
        foreach (var line in text.Split(['\n', '\r', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (SpokenMoment.Read(line, today) is { Date: { } date, Start: { } start } said)
            {
                var startsAt = CouncilTime.FromLocal(date, start);
                options.Add(new PollOption(startsAt, said.End is { } end ? CouncilTime.FromLocal(end > start ? date : date.AddDays(1), end) : startsAt + Usual));
            }
            else
            {
                left.Add(line);
            }
        }

        unread = left;
        return options;
    }
}
