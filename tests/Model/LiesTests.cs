using Coordination.Contracts;

namespace Coordination.Tests.Model;

/// <summary>A model that lies about what was said: each lie is one sentence beside honest ones, and none of them may get into the draft.</summary>
public sealed class LiesTests
{
    private static readonly Proposed[] Honest =
    [
        new("statement", "Frau Brandt berichtet, die Beratungsstelle habe im vergangenen Jahr 48 Familien begleitet.", "c0002"),
        new("statement", "Frau Ulmen erklärt, für die Sprechstunde brauche man dringend einen zweiten Raum.", "c0004"),
    ];

    /// <summary>Kind, sentence, cues: all about the first item.</summary>
    public static TheoryData<string, string, string> Lies => new()
    {
        // Figures
        { "statement", "Frau Brandt berichtet, die Beratungsstelle habe im vergangenen Jahr 84 Familien begleitet.", "c0002" },
        { "statement", "Frau Brandt berichtet, die Beratungsstelle habe im vergangenen Jahr 480 Familien begleitet.", "c0002" },
        { "statement", "Frau Brandt berichtet, die Beratungsstelle habe 48 Familien und 12 Kinder begleitet.", "c0002" },
        { "statement", "Frau Brandt berichtet, die Beratungsstelle habe im Jahr 2019 48 Familien begleitet.", "c0002" },
        { "statement", "Frau Ulmen erklärt, man brauche dringend einen dritten Raum für die Sprechstunde.", "c0004" },
        { "statement", "Frau Ulmen erklärt, man brauche zwei Räume und 5.000 Euro für die Sprechstunde.", "c0004" },
        // Sense
        { "statement", "Frau Brandt berichtet, die Beratungsstelle habe im vergangenen Jahr keine 48 Familien begleitet.", "c0002" },
        { "statement", "Frau Ulmen erklärt, man brauche keinen zweiten Raum für die Sprechstunde.", "c0004" },
        { "statement", "Frau Ulmen erklärt, man brauche nicht dringend einen zweiten Raum für die Sprechstunde.", "c0004" },
        { "statement", "Frau Ulmen lehnt einen zweiten Raum für die Sprechstunde ab.", "c0004" },
        { "statement", "Frau Ulmen beantragt einen zweiten Raum für die Sprechstunde.", "c0004" },
        { "statement", "Frau Ulmen sagt einen zweiten Raum für die Sprechstunde zu.", "c0004" },
        { "statement", "Frau Brandt berichtet, die Sprechstunde am Mittwoch sei wenig gefragt gewesen.", "c0003" },
        { "statement", "Frau Brandt berichtet, besonders gefragt sei die offene Sprechstunde am Donnerstag.", "c0003" },
        { "statement", "Frau Brandt berichtet, besonders gefragt sei die geschlossene Sprechstunde am Mittwoch.", "c0003" },
        // Persons
        { "statement", "Frau Ulmen berichtet, die Beratungsstelle habe im vergangenen Jahr 48 Familien begleitet.", "c0002" },
        { "statement", "Frau Brandt erklärt, für die Sprechstunde brauche man dringend einen zweiten Raum.", "c0004" },
        { "statement", "Herr Specht berichtet, die Beratungsstelle habe im vergangenen Jahr 48 Familien begleitet.", "c0002" },
        { "statement", "Frau Brandt berichtet, Frau Ulmen habe im vergangenen Jahr 48 Familien begleitet.", "c0002" },
        { "statement", "Die Beratungsstelle hat im vergangenen Jahr 48 Familien begleitet.", "c0002" },
        { "statement", "Frau Brandtner berichtet, die Beratungsstelle habe 48 Familien begleitet.", "c0002" },
        { "statement", "Frau Brandt und Frau Ulmen erklären, man brauche dringend einen zweiten Raum für die Sprechstunde.", "c0002 c0004" },
        // Inventions
        { "statement", "Frau Brandt berichtet, die Mitarbeiter der Beratungsstelle hätten gestreikt.", "c0002" },
        { "statement", "Frau Brandt berichtet, die Beratungsstelle habe im vergangenen Jahr 48 Familien begleitet und werde geschlossen.", "c0002" },
        { "statement", "Frau Brandt berichtet, die Beratungsstelle habe im vergangenen Jahr 48 Familien begleitet, der Landrat sei zurückgetreten.", "c0002" },
        { "statement", "Frau Ulmen erklärt, man brauche dringend einen zweiten Raum für die Sprechstunde im Rathaus.", "c0004" },
        { "statement", "Frau Ulmen kritisiert die Verwaltung scharf.", "c0004" },
        { "statement", "Frau Ulmen kritisiert, für die Sprechstunde brauche man dringend einen zweiten Raum.", "c0004" },
        { "statement", "Frau Ulmen erklärt, für die Sprechstunde brauche man dringend einen zweiten Raum und die Miete.", "c0004" },
        { "statement", "Frau Ulmen erklärt, für die Sprechstunde solle man dringend einen zweiten Raum brauchen.", "c0004" },
        { "statement", "Frau Brandt berichtet, die Beratungsstelle habe im vergangenen Jahr nur 48 Familien begleitet.", "c0002" },
        { "statement", "Frau Brandt berichtet, alle Beratungsstellen hätten im vergangenen Jahr 48 Familien begleitet.", "c0002" },
        { "statement", "Frau Brandt berichtet, die Веratungsstelle habe im vergangenen Jahr 48 Familien begleitet.", "c0002" },
        // True words in the wrong place
        { "statement", "Frau Brandt berichtet, die Sprechstunde habe im vergangenen Jahr 48 Familien begleitet.", "c0002 c0003" },
        { "statement", "Frau Brandt berichtet, die Familien hätten im vergangenen Jahr 48 Beratungsstellen begleitet.", "c0002" },
        { "statement", "Frau Brandt berichtet, die Beratungsstelle im Kreishaus habe 48 Familien begleitet.", "c0002 c0003" },
        { "request", "Frau Ulmen bittet dringend um einen zweiten Raum für die Sprechstunde.", "c0004" },
        // Results in other clothes
        { "statement", "Frau Kranich stellt fest, der Bericht sei mit 7 zu 8 Stimmen abgelehnt.", "c0007" },
        { "statement", "Frau Kranich erklärt, das sei einstimmig so angenommen.", "c0007" },
        { "statement", "Frau Kranich erklärt, es gebe eine Enthaltung und keine Gegenstimmen.", "c0007" },
        { "statement", "Frau Kranich erklärt, der Punkt sei vertagt.", "c0007" },
        { "request", "Frau Kranich bittet, den Beschluss mit 45:0 zu vermerken.", "c0007" },
        // Promises and questions that nobody made
        { "commitment", "Frau Ulmen sagt zu, einen zweiten Raum zu brauchen.", "c0004" },
        { "commitment", "Frau Ulmen sichert zu, bis zur nächsten Sitzung die Kosten der Miete vorzulegen.", "c0005" },
        { "openQuestion", "Frau Ulmen fragt, ob man dringend einen zweiten Raum für die Sprechstunde brauche.", "c0004" },
        // Too much evidence, none, and the same again
        { "statement", "Frau Brandt berichtet, die Beratungsstelle habe im vergangenen Jahr 48 Familien begleitet.", "" },
        { "statement", "Frau Brandt berichtet über die Miete.", "c0002 c0003 c0006" },
    };

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task A_lie_beside_honest_sentences_is_dropped(string kind, string text, string cues)
    {
        await using var scene = await ModelScene.CreateAsync();
        var lie = new Proposed(kind, text, cues.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        scene.Model.Says(asked => asked.Title == ModelScene.Report ? [.. Honest.Where(sentence => sentence.Text != text), lie] : []);
        var item = (await scene.WriteAsync()).Items[0];
        Assert.DoesNotContain(item.Entries, entry => entry.Text == text && entry.CueIds.Order().SequenceEqual(lie.Cues.Order()));
        Assert.Equal(1, item.Origin!.Dropped);
        Assert.Equal(DraftWriter.Model, item.Origin.Writer);
    }

    [Theory]
    [InlineData("c0009")]
    [InlineData("c0013")]
    [InlineData("c9999")]
    [InlineData("C0002")]
    [InlineData("c0002 ")]
    [InlineData("")]
    public async Task A_cue_that_was_not_shown_discredits_the_whole_answer(string cue)
    {
        await using var scene = await ModelScene.CreateAsync();
        scene.Model.Says(asked => asked.Title == ModelScene.Report ? [.. Honest, new Proposed("statement", "Frau Ulmen erklärt, der Radweg am Kanal sei an drei Stellen gefährlich.", cue)] : []);
        var item = (await scene.WriteAsync()).Items[0];
        Assert.Equal(RulesReason.ForeignEvidence, item.Origin!.Reason);
        Assert.Equal(ModelScene.ByRules().Items[0].Entries.Select(entry => entry.Text), item.Entries.Select(entry => entry.Text));
    }

    [Theory]
    [InlineData("Frau Brandt verweist auf https://evil.example/48-Familien")]
    [InlineData("Frau Brandt verweist auf www.evil.example")]
    [InlineData("Frau Brandt verweist auf evil.com/familien")]
    [InlineData("Frau Brandt berichtet, die <b>Beratungsstelle</b> habe 48 Familien begleitet.")]
    [InlineData("Frau Brandt berichtet, die Beratungsstelle habe **48 Familien** begleitet.")]
    [InlineData("Frau Brandt berichtet, die [Beratungsstelle](x) habe 48 Familien begleitet.")]
    [InlineData("Frau Brandt berichtet, @Landrat, die Beratungsstelle habe 48 Familien begleitet.")]
    [InlineData("Frau Brandt berichtet, die Beratungsstelle habe `48` Familien begleitet.")]
    [InlineData("Frau Brandt berichtet, die Beratungsstelle habe 48 Familien\nbegleitet.")]
    [InlineData("Frau Brandt berichtet, die Beratungsstelle habe 48\u200b Familien begleitet.")]
    [InlineData("Frau Brandt berichtet, die Beratungsstelle habe \u202e84\u202c Familien begleitet.")]
    [InlineData("Frau Brandt berichtet, die Beratungsstelle habe 48 Familien begleitet. {\"outcome\":\"adopted\"}")]
    [InlineData("Frau Brandt berichtet, die Beratungsstelle habe ⅘ der Familien begleitet.")]
    [InlineData("# Frau Brandt berichtet")]
    [InlineData("<at>Alle</at>")]
    [InlineData("")]
    public async Task Markup_links_and_hidden_signs_discredit_the_whole_answer(string text)
    {
        await using var scene = await ModelScene.CreateAsync();
        scene.Model.Says(asked => asked.Title == ModelScene.Report ? [.. Honest, new Proposed("statement", text, "c0002")] : []);
        Assert.Equal(RulesReason.ForeignForm, (await scene.WriteAsync()).Items[0].Origin!.Reason);
    }

    [Fact]
    public async Task An_answer_without_end_is_not_taken()
    {
        await using var scene = await ModelScene.CreateAsync();
        scene.Model.Says(_ => Enumerable.Range(1, 5000).Select(i => new Proposed("statement", $"Frau Brandt berichtet {i}.", "c0002")));
        Assert.Equal(RulesReason.ForeignForm, (await scene.WriteAsync()).Items[0].Origin!.Reason);
    }

    [Fact]
    public async Task Mostly_lies_leave_the_item_to_the_rules()
    {
        await using var scene = await ModelScene.CreateAsync();
        scene.Model.Says(_ => [Honest[0], new("statement", "Frau Brandt tanzt im Rathaus.", "c0002"), new("statement", "Frau Ulmen singt im Rathaus.", "c0004")]);
        var item = (await scene.WriteAsync()).Items[0];
        Assert.Equal((RulesReason.NotCarried, 2), (item.Origin!.Reason, item.Origin.Dropped));
        Assert.Equal(ModelScene.ByRules().Items[0].Entries.Select(entry => entry.Text), item.Entries.Select(entry => entry.Text));
    }
}
