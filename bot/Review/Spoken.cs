using System.Globalization;
using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Review;

/// <summary>Dates and times as the pages write them, in the council's time; and as form fields send them.</summary>
public static class Spoken
{
    public const string FieldTime = "HH:mm";
    private const string FieldMoment = "yyyy-MM-dd'T'HH:mm";

    private static Wording Words => Wording.For(CultureInfo.CurrentUICulture.Name);

    public static string Moment(DateTimeOffset at) => Words.Moment(at);

    public static string Time(DateTimeOffset at) => Words.Time(at);

    public static string Span(DateTimeOffset from, DateTimeOffset until) => Words.Say(Notice.Span, Words.Moment(from), Words.Time(until));

    public static string Date(DateOnly date) => Words.Date(date);

    /// <summary>A place in the recording, <c>1:05:09</c>; negative where transcription began late.</summary>
    public static string Offset(int milliseconds)
    {
        var at = TimeSpan.FromMilliseconds(Math.Abs((long)milliseconds));
        return string.Create(CultureInfo.InvariantCulture, $"{(milliseconds < 0 ? "−" : "")}{(int)at.TotalHours}:{at.Minutes:00}:{at.Seconds:00}");
    }

    /// <summary>The value of a <c>datetime-local</c> field.</summary>
    public static string? Field(DateTimeOffset? at) =>
        at is { } moment ? CouncilTime.ToLocal(moment).ToString(FieldMoment, CultureInfo.InvariantCulture) : null;

    public static string? TimeField(DateTimeOffset? at) =>
        at is { } moment ? CouncilTime.ToLocal(moment).ToString(FieldTime, CultureInfo.InvariantCulture) : null;

    /// <summary>False where the field holds something that is no date and time; an empty field is none.</summary>
    public static bool TryMoment(string? field, out DateTimeOffset? at)
    {
        at = null;
        if (string.IsNullOrWhiteSpace(field))
        {
            return true;
        }

        if (!DateTime.TryParseExact(field, [FieldMoment, "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall))
        {
            return false;
        }

        at = CouncilTime.FromLocal(DateOnly.FromDateTime(wall), TimeOnly.FromDateTime(wall));
        return true;
    }

    /// <summary>A wall time near <paramref name="start"/>: long before it means after midnight.</summary>
    public static bool TryTime(string? field, DateTimeOffset start, out DateTimeOffset? at)
    {
        at = null;
        if (string.IsNullOrWhiteSpace(field))
        {
            return true;
        }

        if (!TimeOnly.TryParseExact(field, [FieldTime, "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return false;
        }

        var date = CouncilTime.DateOf(start);
        var moment = CouncilTime.FromLocal(date, time);
        at = start - moment > TimeSpan.FromHours(6) ? CouncilTime.FromLocal(date.AddDays(1), time) : moment;
        return true;
    }
}
