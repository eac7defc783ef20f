using System.Security.Cryptography;
using System.Text;
using Coordination.Bot.Minutes;
using Coordination.Contracts;

namespace Coordination.Tests.Model;

/// <summary>What a well-behaved model adds to a draft, and what stays the rules' all the same.</summary>
public sealed class WordingTests
{
    private static readonly Proposed[] Good =
    [
        new("statement", "Frau Brandt berichtet, die Beratungsstelle habe im vergangenen Jahr 48 Familien begleitet.", "c0002"),
        new("statement", "Frau Ulmen erklärt, für die Sprechstunde brauche man dringend einen zweiten Raum.", "c0004"),
        new("request", "Frau Ulmen bittet, bis zur nächsten Sitzung die Kosten der Miete vorzulegen.", "c0005"),
    ];

    private static readonly Proposed[] OfPath =
    [
        new("statement", "Frau Ulmen weist darauf hin, der Radweg am Kanal sei an drei Stellen gefährlich.", "c0009"),
        new("statement", "Herr Specht teilt mit, die Planung für den Radweg liege seit März beim Kreis.", "c0010"),
    ];

    [Fact]
    public async Task Sentences_that_the_transcript_carries_are_taken_with_their_evidence()
    {
        await using var scene = await GoodAsync();
        var draft = await scene.WriteAsync();
        var item = draft.Items[0];
        Assert.Equal(new ItemOrigin(DraftWriter.Model), item.Origin);
        Assert.All(Good, sentence => Assert.Contains(item.Entries, entry => entry.Text == sentence.Text && sentence.Cues.All(entry.CueIds.Contains)));
        Assert.Equal("Brandt, Erna", item.Entries[0].Speaker);
        Assert.Equal("model/fake-1-2026/prompt-2", draft.Engine);
    }

    [Fact]
    public async Task Results_are_those_that_the_rules_heard()
    {
        await using var scene = await GoodAsync();
        Assert.Equal(Of(ModelScene.ByRules(), EntryKind.Decision), Of(await scene.WriteAsync(), EntryKind.Decision));
    }

    [Fact]
    public async Task A_request_keeps_who_what_and_until_when_from_what_was_said()
    {
        await using var scene = await GoodAsync();
        var request = Assert.Single((await scene.WriteAsync()).Items[0].Entries, entry => entry.Kind == EntryKind.Request);
        Assert.Equal("bis zur nächsten Sitzung", request.Promise!.DueText);
    }

    [Fact]
    public async Task What_the_model_leaves_out_is_not_lost()
    {
        await using var scene = await ModelScene.CreateAsync();
        scene.Model.Says(asked => asked.Title == ModelScene.Report ? [Good[0]] : OfPath);
        var item = (await scene.WriteAsync()).Items[0];
        var byRules = ModelScene.ByRules().Items[0].Entries;
        Assert.All(byRules.Where(entry => entry.Kind is EntryKind.Commitment or EntryKind.Request or EntryKind.OpenQuestion), entry => Assert.Contains(item.Entries, kept => kept.Text == entry.Text));
        Assert.Contains(item.Entries, entry => entry is { Kind: EntryKind.Statement, Speaker: "Ulmen, Paula" });
    }

    [Fact]
    public async Task Tokens_calls_and_cost_are_counted_by_the_configured_prices()
    {
        await using var scene = await GoodAsync(("Model:PricePerMillionIn", "2.5"), ("Model:PricePerMillionOut", "10"));
        var usage = (await scene.WriteAsync()).Usage;
        Assert.Equal(new ModelUsage("fake-1-2026", "minutes", 2, 2, 2000, 200, 0.007m, "EUR"), usage);
    }

    [Fact]
    public async Task A_question_has_its_own_item_and_no_more()
    {
        await using var scene = await GoodAsync();
        await scene.WriteAsync();
        var asked = scene.Model.Questions.Single(question => question.Title == ModelScene.Path);
        Assert.Equal(["c0008", "c0009", "c0010"], asked.Cues.Select(cue => cue.Id));
        Assert.Equal(["Frau Kranich", "Frau Ulmen", "Herr Specht"], asked.Cues.Select(cue => cue.Speaker));
        Assert.DoesNotContain(ModelScene.Report, asked.Body, StringComparison.Ordinal);
        Assert.Equal((0d, $"Bearer {FakeModel.Key}"), (asked.Temperature, asked.Authorization));
        Assert.Equal("json_schema", (string?)asked.Format!["type"]);
        Assert.Equal(["c0008", "c0009", "c0010"], asked.Format["json_schema"]!["schema"]!["properties"]!["entries"]!["items"]!["properties"]!["cues"]!["items"]!["enum"]!.AsArray().Select(id => (string)id!));
        Assert.DoesNotContain("traceparent", asked.AllHeaders, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_long_item_is_asked_in_parts()
    {
        await using var scene = await ModelScene.CreateAsync(("Model:LongestPart", "1000"));
        string[] lines = [.. ModelScene.Meeting.Take(4), .. Enumerable.Range(1, 30).Select(i => $"Ulmen, Paula: Der Raum Nummer {i} im Kreishaus steht seit Jahren leer und wäre für die Sprechstunde gut geeignet.")];
        scene.Model.Says(asked => asked.Cues.Where(cue => cue.Text.StartsWith("Der Raum", StringComparison.Ordinal)).Take(1)
            .Select(cue => new Proposed("statement", $"Frau Ulmen erklärt, {char.ToLowerInvariant(cue.Text[0])}{cue.Text[1..]}", cue.Id)));
        var input = ModelScene.Input(lines);
        var draft = await scene.WriteAsync(input with { Agenda = [input.Agenda[0]] });
        Assert.InRange(scene.Model.Questions.Count, 3, 6);
        Assert.Equal(34, scene.Model.Questions.SelectMany(asked => asked.Cues).DistinctBy(cue => cue.Id).Count());
        Assert.Equal(DraftWriter.Model, draft.Items[0].Origin!.Writer);
    }

    [Fact]
    public async Task No_more_questions_are_open_at_once_than_configured()
    {
        await using var scene = await ModelScene.CreateAsync(("Model:Parallel", "2"));
        scene.Model.Answer = async (_, http) =>
        {
            await Task.Delay(100);
            await FakeModel.CompleteAsync(http, "{\"entries\":[]}");
        };
        var input = ModelScene.Input([.. Enumerable.Range(1, 8).SelectMany(i => new[] { $"Kranich, Ines: Ich rufe Tagesordnungspunkt {i} auf, {Title(i)}.", $"Ulmen, Paula: Wir brauchen für {Title(i)} dringend mehr Geld und mehr Personal im Kreis." })]);
        await scene.WriteAsync(input with { Agenda = [.. Enumerable.Range(1, 8).Select(i => ModelScene.Item(i, $"Ö {i}", Title(i), Publicity.Public))] });
        Assert.Equal((8, 2), (scene.Model.Questions.Count, scene.Model.MostAtOnce));
    }

    [Fact]
    public async Task Minutes_of_results_ask_nothing()
    {
        await using var scene = await ModelScene.CreateAsync();
        var input = ModelScene.Input();
        var draft = await scene.WriteAsync(input with { Profile = input.Profile with { Length = MinutesLength.Results } });
        Assert.Empty(scene.Model.Questions);
        Assert.Equal(("rules/1", null), (draft.Engine, draft.Usage));
    }

    [Fact]
    public async Task The_model_is_told_what_the_bodys_abbreviations_mean_where_they_were_said()
    {
        await using var scene = await GoodAsync();
        var input = ModelScene.Input([.. ModelScene.Meeting.Select(line => line.Replace("Die Beratungsstelle hat", "Die Beratungsstelle beim KI hat", StringComparison.Ordinal))]);
        await scene.WriteAsync(input with
        {
            Profile = input.Profile with { Glossary = [new("KI", "Kommunales Integrationszentrum"), new("RSD", "Regionaler Sozialer Dienst")] },
        });
        Assert.Equal("""{"KI":"Kommunales Integrationszentrum"}""", Assert.Single(scene.Model.Questions, asked => asked.Title == ModelScene.Report).Material["glossary"]!.ToJsonString());
    }

    /// <summary>Whoever changes the prompt raises its version, and pins it here.</summary>
    [Fact]
    public void The_prompts_wording_belongs_to_its_version() =>
        Assert.Equal((2, "8b7170619e64f1a8"), (ItemPrompt.Version, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ItemPrompt.Rules)))[..16]));

    private static async Task<ModelScene> GoodAsync(params (string Key, string Value)[] settings)
    {
        var scene = await ModelScene.CreateAsync(settings);
        scene.Model.Says(asked => asked.Title == ModelScene.Report ? Good : OfPath);
        return scene;
    }

    private static string Title(int item) => new[] { "Schulsozialarbeit", "Jugendticket", "Feuerwehrhaus", "Stadtbücherei", "Hallenbad", "Wochenmarkt", "Klimaschutz", "Musikschule" }[item - 1];

    private static IReadOnlyList<string> Of(MinutesDraft draft, EntryKind kind) =>
        [.. draft.Items.SelectMany(item => item.Entries).Where(entry => entry.Kind == kind).Select(entry => $"{entry.Text} {entry.Decision}")];
}
