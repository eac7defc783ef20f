using Coordination.Contracts;
using Coordination.Tests.Api;
using Coordination.Tests.Bot;
using Coordination.Tests.Browser;
using Coordination.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Tests.Model;

/// <summary>From the uploaded transcript to what the clerk reads of who wrote what, through bot, model and API.</summary>
public abstract class ModelStoryTests(ApiWorld world)
{
    /// <summary>Without it nobody could tell that the non-public item does not begin somewhere in the public one.</summary>
    private const string Closing = "\n\n00:00:31.000 --> 00:00:34.000\n<v Erna Kranich>Damit kommen wir zum nichtöffentlichen Teil.</v>\n";

    private const string Sentence = "Frau Brandt berichtet, die Beratungsstelle habe im vergangenen Jahr 48 Familien begleitet.";

    [Fact]
    public async Task A_draft_with_the_models_help_says_who_wrote_what_and_what_it_cost()
    {
        var minutes = await MinutesScene.HeldAsync(world);
        await using var scene = await ErrandScene.OverAsync(minutes.People);
        await using var model = await FakeModel.StartAsync();
        model.Says(asked => asked.Title.StartsWith("Bericht", StringComparison.Ordinal) ? [new Proposed("statement", Sentence, "c0002")] : []);
        var draft = await DraftedAsync(minutes, scene, model);

        var item = draft.Items.Single(one => one.AgendaItemId == minutes.Report);
        Assert.Equal(new ItemOrigin(DraftWriter.Model), item.Origin);
        Assert.Equal(VerdictKind.Supported, item.Entries.Single(entry => entry.Text == Sentence).Verdict.Kind);
        Assert.Equal(new ItemOrigin(DraftWriter.Rules, RulesReason.NonPublic), draft.Items.Single(one => one.AgendaItemId == minutes.Staff).Origin);
        Assert.Equal(("model/fake-1-2026/prompt-2", new ModelUsage("fake-1-2026", "minutes", 2, 1, 1000, 100, 0.0035m, "EUR")), (draft.Engine!, draft.Usage));

        var line = Assert.Single(await minutes.Clerk.GetJournalAsync(minutes.People.GroupId, default), entry => entry.Action == "minutesDrafted");
        Assert.Equal("model=fake-1-2026 deployment=minutes prompt=2 calls=1 in=1000 out=100 cost=0.0035EUR items=1/3 NonPublic:1 NothingToAsk:1", line.Figures);
    }

    [Fact]
    public async Task A_model_that_is_away_costs_the_draft_nothing_but_its_words()
    {
        var minutes = await MinutesScene.HeldAsync(world);
        await using var scene = await ErrandScene.OverAsync(minutes.People);
        await using var model = await FakeModel.StartAsync();
        model.Fails(503);
        var draft = await DraftedAsync(minutes, scene, model);
        Assert.Equal("rules/1", draft.Engine);
        Assert.Equal(RulesReason.Unavailable, draft.Items.Single(one => one.AgendaItemId == minutes.Report).Origin!.Reason);
        Assert.NotEmpty(draft.Items.SelectMany(item => item.Entries));
    }

    [Fact]
    public async Task A_slow_model_does_not_lose_the_errand_to_somebody_else()
    {
        var minutes = await MinutesScene.HeldAsync(world);
        await using var scene = await ErrandScene.OverAsync(minutes.People);
        await using var model = await FakeModel.StartAsync();
        model.Answer = async (_, http) =>
        {
            // Longer than the lease of the bots below.
            await Task.Delay(TimeSpan.FromSeconds(25), http.RequestAborted);
            await FakeModel.CompleteAsync(http, FakeModel.Json([new Proposed("statement", Sentence, "c0002")]));
        };
        await using var other = await BotInstance.StartAsync(world, Settings(model));
        var draft = await DraftedAsync(minutes, scene, model);
        Assert.Single(model.Questions);
        Assert.Contains(draft.Items.SelectMany(item => item.Entries), entry => entry.Text == Sentence);
    }

    /// <summary>The journal holds codes: a bot that was broken into writes no text there.</summary>
    [Theory]
    [InlineData("Ein Satz über jemanden", "minutes", "EUR")]
    [InlineData("fake", "a\nb", "EUR")]
    [InlineData("fake", "minutes", "<b>")]
    public async Task Names_that_are_no_ids_are_refused(string name, string deployment, string currency)
    {
        var minutes = await MinutesScene.RecordedAsync(world);
        var draft = minutes.Draft() with { Usage = new ModelUsage(name, deployment, 1, 1, 1, 1, 1, currency) };
        await Refused.WithAsync(Refusal.Malformed, () => minutes.Drafting.PutDraftAsync(minutes.SessionId, draft, default));
    }

    [Fact]
    public async Task Figures_are_sealed_with_their_line()
    {
        var minutes = await MinutesScene.RecordedAsync(world);
        await minutes.Drafting.PutDraftAsync(minutes.SessionId, minutes.Draft() with { Usage = new ModelUsage("fake", "minutes", 1, 1, 1, 1, 1, "EUR"), Items = [new DraftItem(minutes.Report, [], null, null, Origin: new ItemOrigin(DraftWriter.Model))] }, default);
        await world.ReadAsync(db => Coordination.Api.Journal.JournalQueries.SealAsync(db, default));
        Assert.Null(await BreakAsync());
        await world.ReadAsync(db => db.Database.ExecuteSqlAsync($"UPDATE journal SET figures = 'cheap' WHERE figures IS NOT NULL AND group_id = {minutes.People.GroupId}"));
        Assert.NotNull(await BreakAsync());
        await world.ReadAsync(db => db.Database.ExecuteSqlAsync($"DELETE FROM journal"));
    }

    private Task<long?> BreakAsync() => world.ReadAsync(db => Coordination.Api.Journal.JournalQueries.FindBreakAsync(db, default));

    private async Task<MinutesView> DraftedAsync(MinutesScene minutes, ErrandScene scene, FakeModel model)
    {
        await scene.ForgetAsync();
        await minutes.NoticeAsync(objections: false);
        await minutes.UploadAsync(text: MinutesScene.Transcript + Closing);
        await using var bot = await BotInstance.StartAsync(world, Settings(model));
        await Eventually.SeeAsync(scene.ErrandsAsync, all => all.Exists(e => e is { Kind: ErrandKind.TellClerk, State: ErrandState.Done }), 120);
        return (await minutes.Clerk.FindMinutesAsync(minutes.SessionId, default))!;
    }

    private static (string Key, string Value)[] Settings(FakeModel model) =>
    [
        ("Model:BaseAddress", model.Address), ("Model:Deployment", "minutes"), ("Model:ApiKey", FakeModel.Key), ("Model:Retries", "0"),
        ("Errands:LeaseSeconds", "15"), ("Model:PricePerMillionIn", "2.5"), ("Model:PricePerMillionOut", "10"),
    ];
}

public sealed class ModelStoryTestsOnSqlite(SqliteWorld world) : ModelStoryTests(world), IClassFixture<SqliteWorld>;

public sealed class ModelStoryTestsOnPostgreSql(PostgreSqlWorld world) : ModelStoryTests(world), IClassFixture<PostgreSqlWorld>;

/// <summary>The clerk's page: who worded an item, and why not the model.</summary>
[Collection(ReviewPagesDefinition.Name)]
public sealed class ModelPageTests(ReviewWorld world)
{
    [Fact]
    public async Task The_page_says_who_wrote_an_item_and_what_the_model_took()
    {
        var scene = await ReviewScene.WithDraftAsync(world);
        var minutes = (await world.Own(scene.Clerk).FindMinutesAsync(scene.SessionId, default))!;
        using var http = new HttpClient(new HttpClientHandler(), disposeHandler: true) { BaseAddress = world.Hosts.ApiAddress };
        http.DefaultRequestHeaders.Authorization = new("Bearer", world.Teams.Issuer.AppToken(Routes.ErrandsRole));
        var items = minutes.Items.Select((item, index) => new DraftItem(
            item.AgendaItemId, [.. item.Entries.Select(entry => new DraftEntry(entry.Kind, entry.Text + " ", entry.Speaker, entry.CueIds, entry.Decision, entry.Promise)).Skip(1)], item.FirstCueId, item.Confidence,
            Origin: index == 0 ? new ItemOrigin(DraftWriter.Model, null, 2, 1) : new ItemOrigin(DraftWriter.Rules, RulesReason.TimedOut)));
        await new CoordinationClient(http).PutDraftAsync(scene.SessionId, new MinutesDraft(minutes.TranscriptId!.Value, "model/fake/prompt-1", [.. items], new ModelUsage("fake", "minutes", 1, 3, 1200, 340, 0.01m, "EUR")), default);

        using var reader = new PlainReader(world.Pages);
        await reader.SignInAsync(scene.Clerk, "/review");
        var page = (await reader.PageAsync($"/review/sessions/{scene.SessionId}/minutes")).Body!.TextContent;
        Assert.Contains("Vom Sprachmodell formuliert", page, StringComparison.Ordinal);
        Assert.Contains("die dem Sprachmodell nicht vorlagen: 2;", page, StringComparison.Ordinal);
        Assert.Contains("Verworfene Sätze des Sprachmodells: 1;", page, StringComparison.Ordinal);
        Assert.Contains("ohne Sprachmodell: der Dienst hat nicht rechtzeitig geantwortet.", page, StringComparison.Ordinal);
        Assert.Contains("fake (Fassung der Anfrage 1), 3 Anfragen, 1200 + 340 Token, 0,01 EUR", page, StringComparison.Ordinal);
    }

    /// <summary>Each code has its sentence in both languages; the other tests of the texts see that none is left over.</summary>
    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public void Every_reason_has_a_sentence(string language)
    {
        var before = System.Globalization.CultureInfo.CurrentUICulture;
        System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo(language);
        var texts = new Coordination.Bot.Review.Texts.PageTexts();
        Assert.All(Enum.GetValues<RulesReason>(), reason => Assert.NotEmpty(texts.Of(reason)));
        System.Globalization.CultureInfo.CurrentUICulture = before;
    }
}
