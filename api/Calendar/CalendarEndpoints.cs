using System.Globalization;
using System.Text;
using Coordination.Api.Documents;
using Coordination.Api.Groups;
using Coordination.Api.Rules;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Calendar;

/// <summary>
/// What calendars fetch without a sign-in: whoever knows the secret sees when and where its owner's groups meet. Everything else is the same
/// 404, so that nothing can be learned by trying.
/// </summary>
public static class CalendarEndpoints
{
    /// <summary>Older sessions leave the feed: calendars keep what they have.</summary>
    private static readonly TimeSpan Past = TimeSpan.FromDays(366);

    public static IEndpointRouteBuilder MapCalendar(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapGroup("").AllowAnonymous().WithTags("Calendar");
        room.MapGet(Routes.Calendar, GetFeedAsync).WithSummary("All sessions of a person's groups, as a calendar to subscribe to (text/calendar)")
            .WithRefusals(Refusal.NotFound, Refusal.TooManyRequests);
        room.MapGet(Routes.CalendarFile, GetFileAsync).WithSummary("One session as a calendar file (text/calendar)")
            .WithRefusals(Refusal.NotFound, Refusal.TooManyRequests);
        return routes;
    }

    private static async Task<IResult> GetFeedAsync(string secret, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var person = await OwnerAsync(db, secret, ct);
        var groups = await GroupsOfAsync(db, person, now, ct);
        var ids = groups.Keys.ToList();
        var since = now - Past;
        var sessions = await db.Sessions.AsNoTracking().Where(session => ids.Contains(session.GroupId) && session.EndsAt > since)
            .OrderBy(session => session.StartsAt).ThenBy(session => session.Id).ToListAsync(ct);
        var texts = await TextsForAsync(db, person, ct);
        var events = sessions.Select(session => SessionEvents.Of(session, groups[session.GroupId], texts));
        return Results.Text(CalendarFile.Write(CalendarMethod.Publish, texts["Calendar.Feed"], events), CalendarFile.ContentType, Encoding.UTF8);
    }

    private static async Task<IResult> GetFileAsync(
        string secret, Guid sessionId, HttpResponse response, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var person = await OwnerAsync(db, secret, ct);
        var session = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == sessionId, ct) ?? throw new RefusedException(Refusal.NotFound);
        var attendee = await db.FindMemberAsync(session.GroupId, person, now, ct) ?? throw new RefusedException(Refusal.NotFound);
        var group = await db.Groups.AsNoTracking().SingleAsync(g => g.Id == session.GroupId, ct);
        var chairs = await db.Members.AsNoTracking().Where(member => member.GroupId == group.Id && member.Role == Role.Chair).ToListAsync(ct);
        var chair = chairs.Find(member => member.IsCurrent(CouncilTime.DateOf(now)));
        var one = SessionEvents.Of(session, group, await TextsForAsync(db, person, ct), chair, attendee);
        response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"session-{session.Number}.ics\"");
        return Results.Text(CalendarFile.Write(SessionEvents.MethodOf(one), null, [one]), CalendarFile.ContentType, Encoding.UTF8);
    }

    private static async Task<Guid> OwnerAsync(CouncilDb db, string secret, CancellationToken ct)
    {
        if (secret.Length != CalendarSecret.Length)
        {
            throw new RefusedException(Refusal.NotFound);
        }

        var hash = CalendarSecret.HashOf(secret);
        var known = await db.CalendarSecrets.AsNoTracking().SingleOrDefaultAsync(row => row.Hash == hash, ct);
        return known?.PersonId ?? throw new RefusedException(Refusal.NotFound);
    }

    private static async Task<Dictionary<Guid, WorkingGroup>> GroupsOfAsync(CouncilDb db, Guid person, DateTimeOffset now, CancellationToken ct)
    {
        var today = CouncilTime.DateOf(now);
        var places = await db.Members.AsNoTracking().Where(member => member.PersonId == person).ToListAsync(ct);
        var ids = places.Where(place => place.IsCurrent(today)).Select(place => place.GroupId).ToList();
        return await db.Groups.AsNoTracking().Where(group => ids.Contains(group.Id)).ToDictionaryAsync(group => group.Id, ct);
    }

    /// <summary>The language in which the person last spoke with the bot.</summary>
    private static async Task<Texts> TextsForAsync(CouncilDb db, Guid person, CancellationToken ct)
    {
        var locale = await db.Conversations.AsNoTracking().Where(chat => chat.Kind == ConversationKind.Personal && chat.PersonId == person)
            .OrderByDescending(chat => chat.SeenAt).Select(chat => chat.Locale).FirstOrDefaultAsync(ct);
        return Texts.For(locale);
    }
}
