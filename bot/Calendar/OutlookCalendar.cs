using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Coordination.Bot.Channel;
using Coordination.Contracts;
using Microsoft.Extensions.Options;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Graph.Users.Item.Events.Item.Cancel;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;

namespace Coordination.Bot.Calendar;

/// <summary>
/// The calendar of the configured mailbox, and the only place where Graph's SDK is used. It tries nothing again: errands do, with the pause that
/// Graph asks for. Times travel in UTC, each participant's Outlook shows its own.
/// </summary>
internal sealed class OutlookCalendar(IHttpClientFactory http, BotTokens tokens, IOptions<GraphOptions> options)
{
    public const string HttpClientName = "graph";
    private const string Utc = "UTC";
    private const string InUtc = $"outlook.timezone=\"{Utc}\"";
    private static readonly string[] Compared = ["id", "subject", "start", "end", "location"];

    /// <param name="transaction">The same again makes no second event: Graph answers with the first, as it was made then.</param>
    public Task<OutlookEvent> CreateAsync(EventPlan plan, string text, string transaction, CancellationToken ct) => CallAsync(async events =>
    {
        var made = await events.PostAsync(New(plan, text, transaction), request => request.Headers.Add("Prefer", InUtc), ct);
        if (made?.Id is not { Length: > 0 } id) throw new GraphFailedException(null, null, new InvalidDataException("The new event has no id."));

        if (Instant(made.Start) != plan.StartsAt || Instant(made.End) != plan.EndsAt) await events[id].PatchAsync(Of(plan), cancellationToken: ct);
        return new OutlookEvent(id, made.OnlineMeeting?.JoinUrl, plan.Subject, plan.StartsAt, plan.EndsAt, plan.Place);
    });

    /// <returns>null where somebody deleted it.</returns>
    public Task<OutlookEvent?> UpdateAsync(EventPlan plan, OutlookEvent before, CancellationToken ct) => FindAsync(async events =>
    {
        await events[before.EventId].PatchAsync(Of(plan), cancellationToken: ct);
        return before with { Subject = plan.Subject, StartsAt = plan.StartsAt, EndsAt = plan.EndsAt, Place = plan.Place, Drift = null };
    });

    /// <summary>Takes it back and tells everybody; one that is gone already is no failure.</summary>
    public Task CancelAsync(OutlookEvent written, string? reason, CancellationToken ct) => FindAsync(async events =>
    {
        await events[written.EventId].Cancel.PostAsync(new CancelPostRequestBody { Comment = reason }, cancellationToken: ct);
        return written;
    });

    /// <summary>Removes one that was made beside another, before anybody looked at it.</summary>
    public Task DeleteAsync(OutlookEvent written, CancellationToken ct) => FindAsync(async events =>
    {
        await events[written.EventId].DeleteAsync(cancellationToken: ct);
        return written;
    });

    /// <summary>What differs from what the bot wrote; null where nothing does.</summary>
    public async Task<EventDrift?> DriftAsync(OutlookEvent written, DateTimeOffset now, CancellationToken ct)
    {
        var found = await FindAsync(events => events[written.EventId].GetAsync(
            request =>
            {
                request.QueryParameters.Select = Compared;
                request.Headers.Add("Prefer", InUtc);
            },
            ct));
        if (found is null) return new EventDrift(IsGone: true, null, null, null, null, now);

        var (starts, ends) = (Instant(found.Start), Instant(found.End));
        var place = string.IsNullOrWhiteSpace(found.Location?.DisplayName) ? null : found.Location.DisplayName;
        return found.Subject == written.Subject && starts == written.StartsAt && ends == written.EndsAt && place == written.Place
            ? null
            : new EventDrift(IsGone: false, found.Subject, starts, ends, place, now);
    }

    private static Event Of(EventPlan plan) => new()
    {
        Subject = plan.Subject,
        Start = Moment(plan.StartsAt),
        End = Moment(plan.EndsAt),
        Location = new Location { DisplayName = plan.Place ?? "" },
        Attendees = [.. plan.Attendees.Select(attendee => new Attendee
        {
            Type = AttendeeType.Required, EmailAddress = new EmailAddress { Name = attendee.Name, Address = attendee.Mail },
        })],
    };

    /// <summary>Later changes leave the body alone: the way into the meeting stands in it.</summary>
    private static Event New(EventPlan plan, string text, string transaction)
    {
        var wanted = Of(plan);
        wanted.Body = new ItemBody { ContentType = BodyType.Text, Content = text };
        wanted.IsOnlineMeeting = true;
        wanted.OnlineMeetingProvider = OnlineMeetingProviderType.TeamsForBusiness;
        wanted.AllowNewTimeProposals = false;
        wanted.TransactionId = transaction;
        return wanted;
    }

    private static DateTimeTimeZone Moment(DateTimeOffset instant) =>
        new() { DateTime = instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture), TimeZone = Utc };

    private static DateTimeOffset? Instant(DateTimeTimeZone? moment) =>
        moment?.TimeZone == Utc && DateTimeOffset.TryParse(moment.DateTime, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;

    private async Task<T?> FindAsync<T>(Func<Microsoft.Graph.Users.Item.Events.EventsRequestBuilder, Task<T?>> call) where T : class
    {
        try
        {
            return await CallAsync(call);
        }
        catch (GraphFailedException e) when (e.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private async Task<T> CallAsync<T>(Func<Microsoft.Graph.Users.Item.Events.EventsRequestBuilder, Task<T>> call)
    {
        var access = new Access(tokens, options.Value.BaseAddress);
        using var client = http.CreateClient(HttpClientName);
        using var graph = new GraphServiceClient(client, access, options.Value.BaseAddress.AbsoluteUri);
        try
        {
            return await call(graph.Users[options.Value.Organizer].Events);
        }
        catch (ODataError e)
        {
            access.Forget(e.ResponseStatusCode);
            throw new GraphFailedException((HttpStatusCode)e.ResponseStatusCode, RetryAfterOf(e), e);
        }
        catch (ApiException e)
        {
            access.Forget(e.ResponseStatusCode);
            throw new GraphFailedException(e.ResponseStatusCode == 0 ? null : (HttpStatusCode)e.ResponseStatusCode, RetryAfterOf(e), e);
        }
        catch (Exception e) when (e is HttpRequestException or System.Text.Json.JsonException or InvalidOperationException or TaskCanceledException { InnerException: TimeoutException })
        {
            throw new GraphFailedException(null, null, e);
        }
    }

    private static TimeSpan? RetryAfterOf(ApiException e) =>
        e.ResponseHeaders?.TryGetValue("Retry-After", out var values) == true && RetryConditionHeaderValue.TryParse(values.FirstOrDefault(), out var wait) ? wait.Delta : null;

    /// <summary>The bot's token, for the configured address alone.</summary>
    private sealed class Access(BotTokens tokens, Uri address) : IAuthenticationProvider
    {
        private string? _token;

        public async Task AuthenticateRequestAsync(RequestInformation request, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default)
        {
            if (!address.IsBaseOf(request.URI)) return;

            _token = await tokens.ForGraphAsync(cancellationToken);
            request.Headers.Add("Authorization", $"Bearer {_token}");
        }

        /// <summary>A token that was refused is not used again.</summary>
        public void Forget(int status)
        {
            if (status == (int)HttpStatusCode.Unauthorized && _token is not null) tokens.ForgetForGraph(_token);
        }
    }
}
