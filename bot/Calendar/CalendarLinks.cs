using Coordination.Contracts;
using Microsoft.Extensions.Options;

namespace Coordination.Bot.Calendar;

/// <summary>
/// Addresses under which a person's calendar takes a Sitzung over. A Teams bot may hand out a real file only after the person has consented to
/// an upload, so a card links to the file instead; the secret in the address is the person's own.
/// </summary>
internal sealed class CalendarLinks(IOptions<CalendarOptions> options, IOptions<ApiOptions> api)
{
    public Uri File(CalendarFeed feed, Guid sessionId) => Under(Routes.Fill(Routes.CalendarFile, feed.Secret, sessionId));

    public Uri Feed(CalendarFeed feed) => Under(Routes.Fill(Routes.Calendar, feed.Secret));

    private Uri Under(string path) =>
        new($"{(options.Value.BaseAddress ?? api.Value.BaseAddress).AbsoluteUri.TrimEnd('/')}{path}");
}
