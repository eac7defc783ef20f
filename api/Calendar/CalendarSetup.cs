using Coordination.Hosting;

namespace Coordination.Api.Calendar;

/// <summary>Settings of the calendar feeds, checked when the host starts.</summary>
public static class CalendarSetup
{
    public static void AddCalendar(this WebApplicationBuilder builder)
    {
        var isProduction = builder.Environment.IsProduction();
        builder.Services.AddSettings<CalendarOptions>(CalendarOptions.Section)
            .Validate(options => options.IsUsable, "Calendar:Key must be base64 of at least 32 bytes.")
            .Validate(options => options.HasKey || !isProduction, "Calendar:Key is required in Production.");
    }
}
