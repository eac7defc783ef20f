namespace Coordination.Bot.Calendar;

/// <summary>Where people's calendars reach the API.</summary>
public sealed class CalendarOptions
{
    public const string Section = "Calendar";

    /// <summary>Public address of the anonymous calendar routes, where it differs from the one the bot itself uses; empty means that one.</summary>
    public Uri? BaseAddress { get; set; }
}
