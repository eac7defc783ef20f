using Coordination.Contracts;

namespace Coordination.Tests.Model;

/// <summary>What leaves the house: of a public item what was said publicly, of a non-public one nothing unless the installation says so.</summary>
public sealed class PublicityTests
{
    /// <summary>Words that stand in the non-public part alone.</summary>
    private static readonly string[] Canaries = ["Zaunkönig", "320.000", "Mühlenweg", "diesen Preis nicht wert"];

    [Fact]
    public async Task Nothing_of_the_closed_part_is_in_any_question()
    {
        await using var scene = await AskedAsync(ModelScene.Input());
        Assert.Equal(2, scene.Model.Questions.Count);
        Assert.All(scene.Model.Questions, asked => Assert.DoesNotContain(Canaries, word => Decoded(asked).Contains(word, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_non_public_item_is_written_by_rules()
    {
        await using var scene = await AskedAsync(ModelScene.Input());
        var item = (await scene.WriteAsync()).Items[2];
        Assert.Equal(new ItemOrigin(DraftWriter.Rules, RulesReason.NonPublic), item.Origin);
        Assert.Contains(item.Entries, entry => entry.Text.Contains("320.000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_the_installation_allows_it_a_non_public_item_is_asked_about_alone()
    {
        await using var scene = await AskedAsync(ModelScene.Input(), ("Model:NonPublicItems", "true"));
        var about = scene.Model.Questions.Where(asked => Canaries.Any(word => Decoded(asked).Contains(word, StringComparison.Ordinal))).ToList();
        Assert.Equal(ModelScene.Ground, Assert.Single(about).Title);
    }

    [Fact]
    public async Task Words_said_behind_closed_doors_under_a_public_item_stay_there()
    {
        await using var scene = await AskedAsync(ModelScene.Input(
            [.. ModelScene.Meeting.Take(4), "Kranich, Ines: Ich schließe die Öffentlichkeit aus.", "Ulmen, Paula: Frau Zaunkönig ist für diese Stelle nicht geeignet.", "Kranich, Ines: Die Öffentlichkeit ist wieder hergestellt.", .. ModelScene.Meeting.Skip(4).Take(6)]));
        Assert.NotEmpty(scene.Model.Questions);
        Assert.All(scene.Model.Questions, asked => Assert.DoesNotContain("Zaunkönig", Decoded(asked), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Off_the_record_is_not_for_the_model_either()
    {
        await using var scene = await AskedAsync(ModelScene.Input([.. ModelScene.Meeting.Take(4), "Specht, Karl: Der Planer Zaunkönig ist ein Versager. Das bitte nicht ins Protokoll.", .. ModelScene.Meeting.Skip(4)]));
        Assert.NotEmpty(scene.Model.Questions);
        Assert.All(scene.Model.Questions, asked => Assert.DoesNotContain("Versager", Decoded(asked), StringComparison.Ordinal));
    }

    /// <summary>The chair forgot to close the public part and to name the item: where it begins is a guess, and a guess lets nothing out.</summary>
    [Theory]
    [InlineData("Kranich, Ines: Dann haben wir noch etwas.")]
    [InlineData("Kranich, Ines: So, weiter.")]
    public async Task Where_the_closed_part_begins_at_a_guess_the_item_before_it_stays(string opening)
    {
        var input = ModelScene.Input([.. ModelScene.Meeting.Take(10), opening, .. ModelScene.Meeting.Skip(12)]);
        await using var scene = await AskedAsync(input);
        Assert.All(scene.Model.Questions, asked => Assert.DoesNotContain(Canaries, word => Decoded(asked).Contains(word, StringComparison.Ordinal)));
        Assert.Equal(RulesReason.PublicityUnclear, (await scene.WriteAsync(input)).Items[1].Origin!.Reason);
    }

    [Fact]
    public async Task A_public_item_after_the_closed_part_stays()
    {
        string[] lines = [.. ModelScene.Meeting.Take(7), .. ModelScene.Meeting.Skip(10).Take(4), .. ModelScene.Meeting.Skip(7).Take(3)];
        await using var scene = await AskedAsync(ModelScene.Input(lines));
        Assert.All(scene.Model.Questions, asked => Assert.DoesNotContain(Canaries, word => Decoded(asked).Contains(word, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Titles_of_other_items_and_addresses_of_people_are_in_no_question()
    {
        await using var scene = await AskedAsync(ModelScene.Input());
        Assert.All(scene.Model.Questions, asked =>
        {
            Assert.Single(new[] { ModelScene.Report, ModelScene.Path, ModelScene.Ground }, title => asked.Title == title);
            Assert.DoesNotContain("kreis.example", asked.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("00000001-0000", asked.Body, StringComparison.Ordinal);
        });
    }

    private static string Decoded(Asked asked) => asked.Rules + asked.Material.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + asked.Body;

    private static async Task<ModelScene> AskedAsync(DraftingInput input, params (string Key, string Value)[] settings)
    {
        var scene = await ModelScene.CreateAsync(settings);
        scene.Model.Says("{\"entries\":[]}");
        await scene.WriteAsync(input);
        return scene;
    }
}
