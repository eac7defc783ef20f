using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Coordination.Contracts;
using Coordination.Playground.Issuer;
using Coordination.Tests.World;

namespace Coordination.Tests.Attacks;

/// <summary>
/// Walks every operation of the OpenAPI document with real ids of a group that is not the caller's, with bodies that fit and bodies that do
/// not: nobody is told anything but 401, 403 or 404, and nothing of the group is in the answer. New routes are walked by themselves.
/// </summary>
public abstract class RouteWalk(ApiWorld world)
{
    /// <summary>Operations without an id of anybody's thing, and why they may answer.</summary>
    private static readonly Dictionary<string, string> OnesOwn = new(StringComparer.Ordinal)
    {
        ["GET /me"] = "the caller's own",
        ["GET /me/agenda-items"] = "the caller's own",
        ["GET /me/reviews"] = "the caller's own",
        ["GET /me/calendar"] = "the caller's own",
        ["DELETE /me/calendar"] = "the caller's own",
        ["GET /groups"] = "the caller's own groups",
        ["POST /errands/leases"] = "the bot's; a person is refused",
    };

    /// <summary>What an administrator may do in any group: that is what the role is for.</summary>
    private static readonly string[] Administration =
    [
        "GET /groups/{groupId}", "PUT /groups/{groupId}", "PUT /groups/{groupId}/factions/{factionId}", "PUT /groups/{groupId}/members/{memberId}",
        "DELETE /groups/{groupId}/members/{memberId}", "PUT /groups/{groupId}/roster", "GET /groups/{groupId}/journal", "GET /groups",
        "GET /school-holidays/{land}", "PUT /school-holidays/{land}",
    ];

    /// <summary>What the bot does for itself; its role Errands opens nothing else.</summary>
    private static readonly string[] Errands =
    [
        "POST /errands/leases", "PUT /errands/{errandId}/lease", "PUT /errands/{errandId}/completion", "PUT /errands/{errandId}/failure",
        "GET /sessions/{sessionId}/outlook-event", "PUT /sessions/{sessionId}/outlook-event",
        "GET /sessions/{sessionId}/transcripts/{transcriptId}/drafting-input", "PUT /sessions/{sessionId}/minutes/draft",
        "PUT /answer-links/{secret}/poll-answer", "PUT /answer-links/{secret}/session-answer",
    ];

    /// <summary>Here a free id is taken by whoever names it: that it was free cannot be kept from them. A body that is malformed is told so.</summary>
    private static readonly string[] Creations = ["PUT /sessions/{sessionId}", "PUT /agenda-items/{itemId}", "PUT /date-polls/{pollId}", "PUT /conversations/{conversationId}"];

    private static readonly string[] Malformed = ["{", "[[]]", "{\"reason\":7,\"at\":\"gestern\",\"members\":5,\"kind\":\"?\"}", "null"];

    [Fact]
    public async Task No_operation_tells_a_stranger_anything()
    {
        var victims = await Victims.CreateAsync(world);
        var document = await ApiDocument.ReadAsync(world.Http);
        var deeds = await victims.DeedsAsync();
        var leaks = new List<string>();
        var walked = 0;
        foreach (var operation in document.Operations)
        {
            foreach (var (who, http, exempt) in await StrangersAsync(victims))
            {
                foreach (var body in exempt.Contains(operation.Name) ? [] : Bodies(document, operation, victims))
                {
                    walked++;
                    if (await TryAsync(http, operation, body, victims) is { } leak) leaks.Add($"{who}: {leak}");
                }
            }
        }

        Assert.True(leaks.Count == 0, $"{leaks.Count} of {walked}:\n{string.Join('\n', leaks.Take(40))}");
        Assert.InRange(walked, 1_000, int.MaxValue);
        Assert.Equal(deeds, await victims.DeedsAsync());
    }

    /// <summary>Ids are drawn from 122 random bits; still, an id that somebody found must not be confirmed.</summary>
    [Fact]
    public async Task A_thing_of_others_and_a_thing_that_is_not_there_are_one_answer()
    {
        var victims = await Victims.CreateAsync(world);
        var document = await ApiDocument.ReadAsync(world.Http);
        using var stranger = Own(Guid.NewGuid());
        var differences = new List<string>();
        foreach (var operation in document.Operations.Where(operation => operation.Ids.Any() && !Creations.Contains(operation.Name)))
        {
            foreach (var body in Bodies(document, operation, victims))
            {
                var theirs = await AnswerAsync(stranger, operation, body, victims.ValueOf);
                var nobodys = await AnswerAsync(stranger, operation, body, name => name == "secret" ? new string('y', 43) : Guid.NewGuid().ToString());
                if (theirs != nobodys) differences.Add($"{operation.Name}: {theirs} / {nobodys}");
            }
        }

        Assert.Empty(differences);
    }

    [Fact]
    public async Task The_walk_itself_sees_what_a_member_of_the_group_is_told()
    {
        var victims = await Victims.CreateAsync(world);
        var document = await ApiDocument.ReadAsync(world.Http);
        using var http = world.WithToken(world.Issuer.PersonToken(new(victims.People.Clerk.PersonId, "Erna Feder", "feder@kreis.example")));
        var told = new List<string>();
        foreach (var operation in document.Operations.Where(operation => !operation.IsWrite))
        {
            if (await TryAsync(http, operation, null, victims) is { } leak) told.Add(leak);
        }

        Assert.Contains(told, leak => leak.Contains("/minutes/approved", StringComparison.Ordinal) && leak.Contains("canary", StringComparison.Ordinal));
        Assert.Contains(told, leak => leak.Contains("/agenda-items/{itemId}", StringComparison.Ordinal));
        Assert.InRange(told.Count, 10, int.MaxValue);
    }

    [Fact]
    public async Task Every_exception_of_the_walk_is_an_operation_that_there_is()
    {
        var names = (await ApiDocument.ReadAsync(world.Http)).Operations.Select(operation => operation.Name).ToList();
        Assert.Empty(OnesOwn.Keys.Concat(Administration).Concat(Errands).Concat(Creations).Except(names));
    }

    private async Task<IReadOnlyList<(string Who, HttpClient Http, IReadOnlyCollection<string> Exempt)>> StrangersAsync(Victims victims)
    {
        _other ??= await CouncilScene.CreateAsync(world);
        return
        [
            ("nobody", world.WithToken("no.token.atall"), []),
            ("a stranger", Own(Guid.NewGuid()), []),
            ("a stranger, by the bot", ActedFor(Guid.NewGuid()), []),
            ("another group's chair", Own(_other.Chair.PersonId), []),
            ("another group's clerk, by the bot", ActedFor(_other.Clerk.PersonId), []),
            ("a former clerk", Own(victims.Former.Seat.PersonId), []),
            ("a former clerk, by the bot", ActedFor(victims.Former.Seat.PersonId), []),
            ("a clerk from tomorrow on", Own(victims.Future.Seat.PersonId), []),
            ("the bot for nobody", world.WithToken(world.Issuer.AppToken(Routes.ActForRole)), []),
            ("the bot's errands", world.WithToken(world.Issuer.AppToken(Routes.ErrandsRole)), Errands),
            ("an app without roles", world.WithToken(world.Issuer.AppToken()), []),
            ("an app without roles that names the chair", With(world.WithToken(world.Issuer.AppToken()), victims.People.Chair.PersonId), []),
            ("a stranger who names the chair", With(Own(Guid.NewGuid()), victims.People.Chair.PersonId), []),
            ("an administrator", world.WithToken(world.Issuer.PersonToken(ApiWorld.Administrator)), Administration),
        ];
    }

    private CouncilScene? _other;

    private HttpClient Own(Guid person) => world.WithToken(world.Issuer.PersonToken(new Person(person, "Somebody", "somebody@kreis.example")));

    private HttpClient ActedFor(Guid person) => With(world.WithToken(world.Issuer.AppToken(Routes.ActForRole)), person);

    private static HttpClient With(HttpClient http, Guid person)
    {
        http.DefaultRequestHeaders.Add(Routes.ActingForHeader, person.ToString());
        return http;
    }

    private static IEnumerable<string?> Bodies(ApiDocument document, Operation operation, Victims victims)
    {
        yield return operation.Body is null ? null : document.Fill(operation.Body, name => victims.ValueOf(name) is { } value ? JsonValue.Create(value) : null)!.ToJsonString();
        if (operation.Body is null) yield break;

        foreach (var body in Malformed) yield return body;
    }

    private static HttpRequestMessage Request(Operation operation, string? body, Func<string, string?> valueOf)
    {
        var path = operation.Path;
        foreach (var id in operation.Ids) path = path.Replace($"{{{id}}}", Uri.EscapeDataString(valueOf(id) ?? "x"), StringComparison.Ordinal);
        var query = string.Join('&', operation.Query.Select(name => $"{name}={(body == Malformed[0] ? "?" : valueOf(name) ?? "")}"));
        var request = new HttpRequestMessage(operation.Method, $"{path}?{query}");
        request.Headers.TryAddWithoutValidation("If-Match", body == Malformed[1] ? "x" : $"\"{Victims.Version}\"");
        var type = operation.Path.EndsWith("/roster", StringComparison.Ordinal) ? "text/csv" : operation.Path.EndsWith("{land}", StringComparison.Ordinal) ? "text/calendar" : "application/json";
        if (operation.IsWrite) request.Content = new StringContent(body ?? "", Encoding.UTF8, type);
        return request;
    }

    private static async Task<string> AnswerAsync(HttpClient http, Operation operation, string? body, Func<string, string?> valueOf)
    {
        using var request = Request(operation, body, valueOf);
        using var response = await http.SendAsync(request);
        response.Headers.Date = null;
        return $"{(int)response.StatusCode} {response.Headers}{await response.Content.ReadAsStringAsync()}";
    }

    /// <returns>What was told that should not have been; null where nothing was.</returns>
    private static async Task<string?> TryAsync(HttpClient http, Operation operation, string? body, Victims victims)
    {
        using var request = Request(operation, body, victims.ValueOf);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync() + response.Headers;
        if (text.Contains(victims.Canary, StringComparison.OrdinalIgnoreCase)) return $"{operation.Name}: canary in {(int)response.StatusCode}";

        var isOpen = OnesOwn.ContainsKey(operation.Name) && (int)response.StatusCode < 300;
        return isOpen || response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound
            ? null
            : $"{operation.Name}: {(int)response.StatusCode} to {body ?? "no body"}: {text[..Math.Min(text.Length, 200)]}";
    }
}

public sealed class RouteWalkOnSqlite(SqliteWorld world) : RouteWalk(world), IClassFixture<SqliteWorld>;

public sealed class RouteWalkOnPostgreSql(PostgreSqlWorld world) : RouteWalk(world), IClassFixture<PostgreSqlWorld>;
