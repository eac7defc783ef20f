using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Api.Agenda;
using Coordination.Api.Sessions;
using Coordination.Contracts;
using Coordination.Tests.World;
using Xunit.Abstractions;

namespace Coordination.Tests.Attacks.Fuzz;

/// <summary>Agenda and session forms as no client writes them: taken, or malformed, never a fault.</summary>
public sealed class AgendaFuzz(SqliteWorld world, ITestOutputHelper output) : IClassFixture<SqliteWorld>
{
    private static readonly Dictionary<string, string> Forms = new(StringComparer.Ordinal)
    {
        [Routes.Item] = """{"groupId":"@group","title":"Sachstand Beete","reason":"Es wird Zeit.","publicity":"public","presenter":"Frau Ohm","sessionId":"@session"}""",
        [Routes.ItemContent] = """{"title":"Sachstand Beete","reason":"Es wird Zeit.","publicity":"nonPublic","presenter":null}""",
        [Routes.Admission] = """{"sessionId":"@session","supplementReason":"Nachtrag"}""",
        [Routes.ItemRefusal] = """{"reason":"Gehört nicht hierher."}""",
        [Routes.Deferral] = """{"reason":"Später."}""",
        [Routes.AgendaOrder] = """{"itemIds":["@item","@session"]}""",
        [Routes.Session] = """{"groupId":"@group","startsAt":"2026-01-14T17:00:00+01:00","endsAt":"2026-01-14T19:00:00+01:00","place":"Kreishaus","onlineUrl":"https://teams.example/x","urgencyReason":"eilig"}""",
        [Routes.Schedule] = """{"startsAt":"2026-01-14T17:00:00+01:00","endsAt":"2026-01-14T19:00:00+01:00","place":"Kreishaus","movedFrom":"2026-01-13T17:00:00+01:00"}""",
    };

    private static readonly string[] Paths = [.. Forms.Keys];

    /// <summary>The reader, the checks and the rules of a proposal, as the endpoints call them.</summary>
    [Fact]
    public Task Thirty_thousand_forms_are_read_or_malformed() => FuzzRun.AllAsync(output, "agenda forms", 30_000, Made, input =>
    {
        try
        {
            Read(Paths[input[0] % Paths.Length], input.AsSpan(1));
        }
        catch (Exception e) when (e is JsonException or RefusedException { Code: Refusal.Malformed })
        {
            // Told to the caller as 400.
        }

        return Task.CompletedTask;
    });

    [Fact]
    public async Task Two_thousand_forms_over_the_wire_get_one_of_the_known_answers()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.ScheduleAsync();
        var item = await scene.ProposeAsync();
        using var http = world.WithToken(world.Issuer.AppToken(Routes.ActForRole));
        http.DefaultRequestHeaders.Add(Routes.ActingForHeader, scene.Chair.PersonId.ToString());
        await FuzzRun.AllAsync(output, "agenda forms over the wire", 2_000, Made, async input =>
        {
            var path = Paths[input[0] % Paths.Length];
            var subject = path == Routes.Item || path == Routes.Session ? Guid.NewGuid() : path.StartsWith("/sessions", StringComparison.Ordinal) ? session.Id : item.Id;
            var body = Encoding.UTF8.GetString(input, 1, input.Length - 1).Replace(Guid.Empty.ToString(), scene.GroupId.ToString(), StringComparison.Ordinal);
            using var request = new HttpRequestMessage(HttpMethod.Put, Routes.Fill(path, subject)) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
            using var answer = await http.SendAsync(request);
            Assert.Contains((int)answer.StatusCode, new[] { 200, 201, 400, 403, 404, 409, 412, 428 });
        });
        Assert.Empty(world.Errors.Entries);
    }

    /// <summary>The first byte says which form it is.</summary>
    private static byte[] Made(Mutator mutator)
    {
        var form = mutator.Next(Paths.Length);
        var good = Forms[Paths[form]].Replace("@group", Guid.Empty.ToString(), StringComparison.Ordinal)
            .Replace("@session", "11111111-1111-4111-8111-111111111111", StringComparison.Ordinal).Replace("@item", "22222222-2222-4222-8222-222222222222", StringComparison.Ordinal);
        var body = Encoding.UTF8.GetBytes(mutator.Json(JsonNode.Parse(good)!).ToJsonString());
        return [(byte)form, .. mutator.Once(3) ? mutator.Bytes(body) : body];
    }

    private void Read(string path, ReadOnlySpan<byte> body)
    {
        T Form<T>(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<T>(json, WireJson.Options) ?? throw new JsonException("null");

        switch (path)
        {
            case Routes.Item:
                var form = ItemForms.Clean(Form<ProposeItem>(body) with { GroupId = Guid.NewGuid() });
                Assert.False(string.IsNullOrWhiteSpace(form.Title));
                Assert.NotNull(AgendaItem.Propose(Guid.NewGuid(), form, null, Publicity.Public, Guid.NewGuid(), world.Clock.Now));
                break;
            case Routes.ItemContent:
                Assert.DoesNotContain('\n', ItemForms.Clean(Form<ItemContent>(body)).Title);
                break;
            case Routes.Admission:
                ItemForms.Clean(Form<AdmitItem>(body));
                break;
            case Routes.ItemRefusal:
                ItemForms.Clean(Form<RefuseItem>(body));
                break;
            case Routes.Deferral:
                ItemForms.Clean(Form<DeferItem>(body));
                break;
            case Routes.Session:
                SessionForms.Clean(Form<PlanSession>(body) with { GroupId = Guid.NewGuid() });
                break;
            case Routes.Schedule:
                SessionForms.Clean(Form<SessionSchedule>(body));
                break;
            default:
                Form<AgendaOrder>(body);
                break;
        }
    }
}
