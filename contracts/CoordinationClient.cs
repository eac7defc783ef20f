using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Coordination.Contracts;

/// <summary>
/// The API as its callers see it: one method per route, grouped by noun in the partial files beside this one. Who calls is fixed when it
/// is made: the bot acting for a person (<see cref="ActingFor"/>), the bot itself, or a person with their own token (<see cref="WithToken"/>).
/// Refusals come back as <see cref="RefusedException"/> with the API's code; trouble on the way as <see cref="ApiUnavailableException"/>.
/// </summary>
public sealed partial class CoordinationClient(HttpClient http)
{
    private Guid? _actingFor;
    private string? _token;

    /// <summary>Where the caller's request came in, written to the journal.</summary>
    public string Channel { get; init; } = "teams";

    /// <summary>The same API, called by the bot for this person. The bot's own token is added by the HTTP pipeline, or given before.</summary>
    public CoordinationClient ActingFor(Guid personId) => new(http) { _actingFor = personId, _token = _token, Channel = Channel };

    /// <summary>The same API, called with a person's own token; needed for approvals and corrections.</summary>
    public CoordinationClient WithToken(string token) => new(http) { _token = token, Channel = "pages" };

    private Task<T> GetAsync<T>(string path, CancellationToken ct) => SendAsync<T>(HttpMethod.Get, path, null, null, ct);

    private async Task<T?> FindAsync<T>(string path, CancellationToken ct) where T : class
    {
        using var response = await ExchangeAsync(HttpMethod.Get, path, null, null, ct);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        await ThrowUnlessOkAsync(response, ct);
        return await ReadAsync<T>(response, ct);
    }

    private async Task<DocumentFile?> FindFileAsync(string path, string language, CancellationToken ct)
    {
        using var response = await ExchangeAsync(HttpMethod.Get, path, null, null, ct, language);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        await ThrowUnlessOkAsync(response, ct);
        var content = response.Content;
        return new DocumentFile(
            content.Headers.ContentDisposition?.FileNameStar ?? "", content.Headers.ContentType?.MediaType ?? "", await content.ReadAsByteArrayAsync(ct));
    }

    private Task<T> PutAsync<T>(string path, object body, CancellationToken ct, long? ifMatch = null) =>
        SendAsync<T>(HttpMethod.Put, path, Json(body), ifMatch, ct);

    private static JsonContent Json(object body) => JsonContent.Create(body, body.GetType(), options: WireJson.Options);

    private async Task<T> SendAsync<T>(HttpMethod method, string path, HttpContent? content, long? ifMatch, CancellationToken ct)
    {
        using var response = await ExchangeAsync(method, path, content, ifMatch, ct);
        await ThrowUnlessOkAsync(response, ct);
        return await ReadAsync<T>(response, ct);
    }

    private async Task SendAsync(HttpMethod method, string path, HttpContent? content, long? ifMatch, CancellationToken ct)
    {
        using var response = await ExchangeAsync(method, path, content, ifMatch, ct, wantsNothing: true);
        await ThrowUnlessOkAsync(response, ct);
    }

    private async Task<HttpResponseMessage> ExchangeAsync(
        HttpMethod method, string path, HttpContent? content, long? ifMatch, CancellationToken ct, string? language = null, bool wantsNothing = false)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Add(Routes.ChannelHeader, Channel);

        // A file that will be refused (too large, no recorded notice) is refused before it is sent.
        request.Headers.ExpectContinue = content is StreamContent;
        if (_token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        }

        if (_actingFor is { } person)
        {
            request.Headers.Add(Routes.ActingForHeader, person.ToString());
        }

        if (ifMatch is { } version)
        {
            request.Headers.IfMatch.Add(new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{version}\"")));
        }

        if (wantsNothing)
        {
            request.Headers.Add("Prefer", "return=minimal");
        }

        if (language is not null)
        {
            request.Headers.AcceptLanguage.ParseAdd(language);
        }

        try
        {
            return await http.SendAsync(request, ct);
        }
        catch (HttpRequestException e)
        {
            throw new ApiUnavailableException("The API could not be reached.", e);
        }
        catch (TaskCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new ApiUnavailableException("The API did not answer in time.", e);
        }
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken ct)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync<T>(WireJson.Options, ct) ?? throw new ApiUnavailableException("The API answered nothing.");
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            throw new ApiUnavailableException("The API's answer cannot be read.", e);
        }
    }

    private static async Task ThrowUnlessOkAsync(HttpResponseMessage response, CancellationToken ct)
    {
        if (response.IsSuccessStatusCode)
        {
            return;
        }

        var problem = await ProblemOfAsync(response, ct);
        if ((int)response.StatusCode < 500 && problem?.Code is { } code)
        {
            throw new RefusedException(code, problem.Facts?.ToDictionary(f => f.Key, f => (object?)f.Value, StringComparer.Ordinal));
        }

        throw CodeOf(response.StatusCode) is { } known
            ? new RefusedException(known)
            : new ApiUnavailableException(string.Create(CultureInfo.InvariantCulture, $"The API answered {(int)response.StatusCode}."), code: problem?.Code);
    }

    private static async Task<ProblemBody?> ProblemOfAsync(HttpResponseMessage response, CancellationToken ct)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync<ProblemBody>(WireJson.Options, ct);
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            // A proxy in between answers in its own words; the status still tells what to say.
            return null;
        }
    }

    /// <summary>What a status means that came without a code; null for redirects, time-outs and faults: those say nothing about the request.</summary>
    private static Refusal? CodeOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.BadRequest => Refusal.Malformed,
        HttpStatusCode.Unauthorized => Refusal.SignInRequired,
        HttpStatusCode.Forbidden => Refusal.NotAllowed,
        HttpStatusCode.NotFound => Refusal.NotFound,
        HttpStatusCode.PreconditionFailed => Refusal.Stale,
        HttpStatusCode.RequestEntityTooLarge => Refusal.TooLarge,
        HttpStatusCode.TooManyRequests => Refusal.TooManyRequests,
        _ => null,
    };

    /// <summary>No JSON, JSON of another shape, or in letters that nobody knows.</summary>
    private static bool IsUnreadable(Exception e) => e is JsonException or NotSupportedException or InvalidOperationException;

    internal sealed record ProblemBody(Refusal? Code, Dictionary<string, JsonElement>? Facts);
}
