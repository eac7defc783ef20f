using System.Diagnostics;
using System.Text;
using Coordination.Contracts;
using Coordination.Drafting.Language;
using Microsoft.AspNetCore.Http;

namespace Coordination.Tests.Model;

/// <summary>Whatever an endpoint does, the draft is there in time, by rules where it has to be, and says why.</summary>
public sealed class TroubleTests
{
    private static readonly string Empty = FakeModel.Json([]);

    public static TheoryData<string, RulesReason> Refusals => new()
    {
        { "500", RulesReason.Unavailable },
        { "503", RulesReason.Unavailable },
        { "429", RulesReason.Throttled },
        { "401", RulesReason.AccessDenied },
        { "403", RulesReason.AccessDenied },
        { "404", RulesReason.RequestRefused },
        { "400", RulesReason.RequestRefused },
        { "302", RulesReason.RequestRefused },
        { "307", RulesReason.RequestRefused },
        { "prompt filtered", RulesReason.ContentFilter },
        { "answer filtered", RulesReason.ContentFilter },
        { "too long", RulesReason.TooLong },
        { "declined", RulesReason.Declined },
        { "cut off", RulesReason.CutOff },
        { "html", RulesReason.Malformed },
        { "nothing", RulesReason.Malformed },
        { "no json", RulesReason.Malformed },
        { "empty choices", RulesReason.Malformed },
        { "no choices", RulesReason.Malformed },
        { "tool calls", RulesReason.Malformed },
        { "strange finish", RulesReason.Malformed },
        { "no content", RulesReason.Malformed },
        { "prose", RulesReason.Malformed },
        { "fenced", RulesReason.Malformed },
        { "duplicate keys", RulesReason.Malformed },
        { "more keys", RulesReason.Malformed },
        { "missing keys", RulesReason.Malformed },
        { "nulls", RulesReason.Malformed },
        { "other kind", RulesReason.Malformed },
        { "decision", RulesReason.Malformed },
        { "deep", RulesReason.Malformed },
        { "reset", RulesReason.Unavailable },
        { "half", RulesReason.Unavailable },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task An_item_keeps_the_rules_draft_and_the_reason(string trouble, RulesReason reason)
    {
        await using var scene = await ModelScene.CreateAsync(("Model:QuestionTime", "00:00:20"));
        scene.Model.Answer = (_, http) => MakeAsync(trouble, http);
        var draft = await scene.WriteAsync();
        Assert.Equal((DraftWriter.Rules, reason), (draft.Items[0].Origin!.Writer, draft.Items[0].Origin!.Reason));
        Assert.Equal(reason, draft.Items[1].Origin!.Reason);
        Assert.Equal("rules/1", draft.Engine);
        Assert.Equal(TextsOf(ModelScene.ByRules()), TextsOf(draft));
    }

    [Fact]
    public async Task A_flood_is_not_drunk()
    {
        await using var scene = await ModelScene.CreateAsync(("Model:Parallel", "1"), ("Model:QuestionTime", "00:01:00"));
        var sent = 0;
        scene.Model.Answer = async (_, http) =>
        {
            http.Response.ContentType = "application/json";
            for (; sent < 2000; sent++) await http.Response.WriteAsync(new string(' ', 64 * 1024), http.RequestAborted);
        };
        Assert.Equal(RulesReason.Malformed, (await scene.WriteAsync()).Items[0].Origin!.Reason);
        Assert.InRange(sent, 1, 1000);
    }

    [Fact]
    public async Task Answers_that_were_not_waited_for_count_in_the_budget()
    {
        await using var scene = await ModelScene.CreateAsync(("Model:QuestionTime", "00:00:01"));
        scene.Model.Answer = (_, http) => Task.Delay(TimeSpan.FromMinutes(2), http.RequestAborted);
        Assert.True((await scene.WriteAsync()).Usage!.TokensIn > 1000);
    }

    /// <summary>Good answers with bytes and parts changed, as answer and as the envelope around it: there is always a draft, and nothing new in it.</summary>
    [Fact]
    public async Task Whatever_bytes_come_back_there_is_a_draft()
    {
        var random = new Random(20261129);
        await using var scene = await ModelScene.CreateAsync(("Model:QuestionTime", "00:00:20"));
        scene.Model.Answer = (asked, http) =>
        {
            var (content, envelope) = (Sentence(asked), random.Next(2) == 0);
            http.Response.ContentType = "application/json";
            return http.Response.WriteAsync(envelope ? Broken(random, FakeModel.Completion(content)) : FakeModel.Completion(Broken(random, content)));
        };
        var known = TextsOf(ModelScene.ByRules()).Concat(["Frau Brandt berichtet, die Beratungsstelle habe im vergangenen Jahr 48 Familien begleitet.", "Frau Ulmen erklärt, der Radweg am Kanal sei an drei Stellen gefährlich."]).ToHashSet(StringComparer.Ordinal);
        for (var round = 0; round < 300; round++)
        {
            var draft = await scene.WriteAsync();
            Assert.All(draft.Items, item => Assert.NotNull(item.Origin));
            Assert.All(draft.Items.SelectMany(item => item.Entries).Where(entry => !known.Contains(entry.Text)), entry => Assert.Contains(known, text => entry.Text.Split(' ').All(word => IsOf(text, word))));
        }
    }

    [Fact]
    public async Task A_drip_is_not_waited_for()
    {
        await using var scene = await ModelScene.CreateAsync(("Model:QuestionTime", "00:00:02"));
        scene.Model.Answer = async (_, http) =>
        {
            foreach (var letter in FakeModel.Completion(Empty))
            {
                await http.Response.WriteAsync(letter.ToString(), http.RequestAborted);
                await http.Response.Body.FlushAsync(http.RequestAborted);
                await Task.Delay(200, http.RequestAborted);
            }
        };
        var clock = Stopwatch.StartNew();
        Assert.Equal(RulesReason.TimedOut, (await scene.WriteAsync()).Items[0].Origin!.Reason);
        Assert.InRange(clock.Elapsed.TotalSeconds, 1, 30);
    }

    [Fact]
    public async Task The_whole_draft_has_an_end_and_what_is_left_is_written_by_rules()
    {
        await using var scene = await ModelScene.CreateAsync(("Model:DraftTime", "00:00:02"), ("Model:Parallel", "1"));
        scene.Model.Answer = (_, http) => Task.Delay(TimeSpan.FromMinutes(2), http.RequestAborted);
        var draft = await scene.WriteAsync();
        Assert.Equal([RulesReason.DeadlineOver, RulesReason.DeadlineOver, RulesReason.NonPublic], draft.Items.Select(item => item.Origin!.Reason!.Value));
        Assert.Single(scene.Model.Questions);
    }

    [Fact]
    public async Task A_draft_that_is_not_wanted_any_more_ends_at_once()
    {
        await using var scene = await ModelScene.CreateAsync();
        using var unwanted = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        scene.Model.Answer = (_, http) => Task.Delay(TimeSpan.FromMinutes(2), http.RequestAborted);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scene.WriteAsync(ct: unwanted.Token));
    }

    [Fact]
    public async Task What_passes_is_asked_again_after_the_pause_that_was_wished_for()
    {
        await using var scene = await ModelScene.CreateAsync(("Model:Retries", "2"));
        var calls = 0;
        scene.Model.Answer = (_, http) => Interlocked.Increment(ref calls) % 2 == 1 ? FakeModel.FailAsync(http, 429, null, ("Retry-After", "1")) : FakeModel.CompleteAsync(http, Empty);
        var clock = Stopwatch.StartNew();
        Assert.Equal(RulesReason.NotCarried, (await scene.WriteAsync()).Items[0].Origin!.Reason);
        Assert.InRange(scene.Model.Questions.Count, 4, 5);
        Assert.True(clock.Elapsed > TimeSpan.FromSeconds(0.9));
    }

    [Fact]
    public async Task A_service_that_wants_to_be_left_alone_for_an_hour_is_left_alone()
    {
        await using var scene = await ModelScene.CreateAsync(("Model:Retries", "5"), ("Model:Parallel", "1"));
        scene.Model.Fails(429, null, ("Retry-After", "3600"));
        Assert.Equal(RulesReason.Throttled, (await scene.WriteAsync()).Items[0].Origin!.Reason);
        Assert.Equal(2, scene.Model.Questions.Count);
    }

    [Fact]
    public async Task A_service_that_is_away_is_not_asked_for_every_item()
    {
        await using var scene = await ModelScene.CreateAsync(("Model:Parallel", "1"));
        scene.Model.Fails(503);
        var input = ModelScene.Input([.. Enumerable.Range(1, 8).SelectMany(i => new[] { $"Kranich, Ines: Ich rufe Tagesordnungspunkt {i} auf, {Title(i)}.", $"Ulmen, Paula: Wir brauchen für {Title(i)} dringend mehr Geld und mehr Personal im Kreis." })]);
        var draft = await scene.WriteAsync(input with { Agenda = [.. Enumerable.Range(1, 8).Select(i => ModelScene.Item(i, $"Ö {i}", Title(i), Publicity.Public))] });
        Assert.Equal(3, scene.Model.Questions.Count);
        Assert.All(draft.Items, item => Assert.Equal(RulesReason.Unavailable, item.Origin!.Reason));
    }

    [Fact]
    public async Task An_answer_that_broke_off_is_asked_for_again_with_twice_the_room()
    {
        await using var scene = await ModelScene.CreateAsync();
        scene.Model.Answer = (asked, http) => asked.Limit == 4000 ? FakeModel.CompleteAsync(http, "{\"entries\":[{", "length") : FakeModel.CompleteAsync(http, Sentence(asked));
        var draft = await scene.WriteAsync();
        Assert.Equal([4000, 4000, 8000, 8000], scene.Model.Questions.Select(asked => asked.Limit).Order());
        Assert.Equal(DraftWriter.Model, draft.Items[1].Origin!.Writer);
        Assert.Equal((4000, 400), (draft.Usage!.TokensIn, draft.Usage.TokensOut));
    }

    [Theory]
    [InlineData("unsupported_value", "temperature", "Unsupported value: 'temperature' does not support 0 with this model.")]
    [InlineData("unsupported_parameter", null, "Unsupported parameter: 'temperature' is not supported with this model.")]
    public async Task A_deployment_without_temperature_is_asked_without_it(string code, string? param, string message)
    {
        await using var scene = await ModelScene.CreateAsync(("Model:Parallel", "1"));
        scene.Model.Answer = (asked, http) => asked.Temperature is null ? FakeModel.CompleteAsync(http, Sentence(asked)) : FakeModel.FailAsync(http, 400, FakeModel.Error(code, param, message));
        Assert.Equal(DraftWriter.Model, (await scene.WriteAsync()).Items[1].Origin!.Writer);
        Assert.Equal([0d, null, null], scene.Model.Questions.Select(asked => asked.Temperature));
    }

    [Fact]
    public async Task An_endpoint_without_schemas_is_asked_without_one_and_read_as_strictly()
    {
        await using var scene = await ModelScene.CreateAsync(("Model:Parallel", "1"));
        scene.Model.Answer = (asked, http) => asked.Format is null ? FakeModel.CompleteAsync(http, Sentence(asked)) : FakeModel.FailAsync(http, 400, FakeModel.Error("invalid_request_error", "response_format", "no"));
        Assert.Equal(DraftWriter.Model, (await scene.WriteAsync()).Items[1].Origin!.Writer);
        Assert.Equal(3, scene.Model.Questions.Count);
    }

    [Fact]
    public async Task The_budget_of_a_draft_is_not_overdrawn()
    {
        await using var scene = await ModelScene.CreateAsync(("Model:TokensPerDraft", "22000"), ("Model:Parallel", "1"));
        scene.Model.Answer = (asked, http) => FakeModel.CompleteAsync(http, Sentence(asked), tokensIn: 9000, tokensOut: 500);
        var draft = await scene.WriteAsync();
        Assert.Equal(RulesReason.BudgetSpent, draft.Items[1].Origin!.Reason);
        Assert.Equal(9500, draft.Usage!.TokensIn + draft.Usage.TokensOut);
    }

    [Theory]
    [InlineData(-5, -5)]
    [InlineData(0, 0)]
    [InlineData(int.MaxValue, 1)]
    public async Task Usage_that_cannot_be_true_is_estimated(int tokensIn, int tokensOut)
    {
        await using var scene = await ModelScene.CreateAsync();
        scene.Model.Answer = (asked, http) => FakeModel.CompleteAsync(http, Sentence(asked), tokensIn: tokensIn, tokensOut: tokensOut, model: "<b>evil</b> model");
        var usage = (await scene.WriteAsync()).Usage!;
        Assert.InRange(usage.TokensIn, 1000, 20_000);
        Assert.InRange(usage.TokensOut, 1, 1000);
        Assert.Equal("minutes", usage.Model);
    }

    private static async Task MakeAsync(string trouble, HttpContext http)
    {
        switch (trouble)
        {
            case "302" or "307":
                await FakeModel.FailAsync(http, int.Parse(trouble, System.Globalization.CultureInfo.InvariantCulture), "", ("Location", "/elsewhere"));
                break;
            case "prompt filtered": await FakeModel.FailAsync(http, 400, FakeModel.Error("content_filter", "prompt", "filtered")); break;
            case "answer filtered": await FakeModel.CompleteAsync(http, "{\"entr", "content_filter"); break;
            case "too long": await FakeModel.FailAsync(http, 400, FakeModel.Error("context_length_exceeded", "messages", "long")); break;
            case "declined": await FakeModel.CompleteAsync(http, null, refusal: "I cannot help with that."); break;
            case "cut off": await FakeModel.CompleteAsync(http, "{\"entries\":[{\"kind\":", "length"); break;
            case "html": await http.Response.WriteAsync("<html><body>Portal</body></html>"); break;
            case "nothing": break;
            case "no json": await http.Response.WriteAsync("{\"choices\": [ {"); break;
            case "empty choices": await http.Response.WriteAsync("""{"id":"1","object":"chat.completion","created":1,"model":"m","choices":[],"usage":null}"""); break;
            case "no choices": await http.Response.WriteAsync("""{"id":"1"}"""); break;
            case "tool calls": await http.Response.WriteAsync(FakeModel.Completion(null, "tool_calls")); break;
            case "strange finish": await http.Response.WriteAsync(FakeModel.Completion(Empty, "because")); break;
            case "no content": await FakeModel.CompleteAsync(http, null); break;
            case "prose": await FakeModel.CompleteAsync(http, "Gern! Hier ist der Entwurf: " + Empty); break;
            case "fenced": await FakeModel.CompleteAsync(http, "```json\n" + Empty + "\n```"); break;
            case "duplicate keys": await FakeModel.CompleteAsync(http, """{"entries":[],"entries":[{"kind":"statement","text":"Frau Ulmen geht.","cues":["c0004"]}]}"""); break;
            case "more keys": await FakeModel.CompleteAsync(http, """{"entries":[],"outcome":"adopted"}"""); break;
            case "missing keys": await FakeModel.CompleteAsync(http, """{"entries":[{"kind":"statement","text":"Frau Ulmen geht."}]}"""); break;
            case "nulls": await FakeModel.CompleteAsync(http, """{"entries":[{"kind":"statement","text":null,"cues":[null]}]}"""); break;
            case "other kind": await FakeModel.CompleteAsync(http, """{"entries":[{"kind":"verdict","text":"x","cues":[]}]}"""); break;
            case "decision": await FakeModel.CompleteAsync(http, """{"entries":[{"kind":"decision","text":"Einstimmig angenommen.","cues":["c0007"]}]}"""); break;
            case "deep": await FakeModel.CompleteAsync(http, new string('[', 5000) + new string(']', 5000)); break;
            case "reset": http.Abort(); break;
            case "half":
                http.Response.ContentLength = 5000;
                await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes("{\"choices\":"));
                await http.Response.Body.FlushAsync();
                http.Abort();
                break;
            default: await FakeModel.FailAsync(http, int.Parse(trouble, System.Globalization.CultureInfo.InvariantCulture), "{}"); break;
        }
    }

    private static string Broken(Random random, string json)
    {
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            var at = random.Next(json.Length);
            var length = random.Next(0, Math.Min(12, json.Length - at));
            json = random.Next(4) switch
            {
                0 => json.Remove(at, length),
                1 => json.Insert(at, "{}[]\",:\\\u0000\uFEFFäé😀null-1e9"[random.Next(20)].ToString()),
                2 => json[..at],
                _ => json.Insert(at, json.Substring(at, length)),
            };
            if (json.Length == 0) return json;
        }

        return json;
    }

    /// <summary>Letters may be missing or the ending another; the word is none that was not there.</summary>
    private static bool IsOf(string known, string word)
    {
        var at = -1;
        return word.Where(char.IsLetterOrDigit).All(letter => (at = known.IndexOf(letter, at + 1)) >= 0)
            || Words.Of(word).All(one => Words.Of(known).Any(other => Stems.Of(other.Text) == Stems.Of(one.Text)));
    }

    /// <summary>One sentence for each item that its transcript carries.</summary>
    private static string Sentence(Asked asked) => FakeModel.Json(asked.Title == ModelScene.Report
        ? [new Proposed("statement", "Frau Brandt berichtet, die Beratungsstelle habe im vergangenen Jahr 48 Familien begleitet.", "c0002")]
        : [new Proposed("statement", "Frau Ulmen erklärt, der Radweg am Kanal sei an drei Stellen gefährlich.", "c0009")]);

    private static string Title(int item) => new[] { "Schulsozialarbeit", "Jugendticket", "Feuerwehrhaus", "Stadtbücherei", "Hallenbad", "Wochenmarkt", "Klimaschutz", "Musikschule" }[item - 1];

    private static IReadOnlyList<string> TextsOf(MinutesDraft draft) => [.. draft.Items.SelectMany(item => item.Entries).Select(entry => entry.Text)];
}
