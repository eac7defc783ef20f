using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Coordination.Contracts;
using Coordination.Playground;
using Coordination.Playground.Issuer;
using Coordination.Tests.World;

namespace Coordination.Benchmarks;

/// <summary>
/// The clerk's page at its longest (thirty items, three thousand cues), as a signed-in browser asks for it: until the last byte of the page is
/// there, and from the click on "Satz speichern" to the redirect and to the page after it. What the browser then paints is not in the figures.
/// </summary>
internal sealed partial class ReviewPart(Scene scene, Uri bot) : IDisposable
{
    private readonly HttpClientHandler _handler = new() { CookieContainer = new CookieContainer() };
    private readonly HttpClientHandler _plain = new();
    private readonly Guid _session = Guid.NewGuid();

    public static Person Clerk { get; } = new(Guid.NewGuid(), "Frieda Feder", "feder@kreis.example");

    private static Person Chair { get; } = new(Guid.NewGuid(), "Karla Kranich", "kranich@kreis.example");

    public static async Task<IReadOnlyList<string>> RunAsync(IReadOnlyList<Scene> scenes, Settings settings)
    {
        var rows = new List<string>();
        foreach (var scene in scenes)
        {
            // The sign-in leads back to the address that the settings name.
            var port = ProductHosts.FreePort();
            var settingsOfBot = scene.BotSettings();
            settingsOfBot["Pages:BaseAddress"] = $"http://127.0.0.1:{port}/";
            await using var bot = await Published.StartAsync("bot", settingsOfBot, port: port);
            using var part = new ReviewPart(scene, bot.Address);
            rows.AddRange(await part.RowsAsync(settings.Repetitions * 10));
        }

        return ["### A draft of 30 items and 3,000 cues", "", "| step | database | median ms | slowest ms | kB |", "|---|---|---:|---:|---:|", .. rows, ""];
    }

    public void Dispose()
    {
        _handler.Dispose();
        _plain.Dispose();
    }

    private async Task<IReadOnlyList<string>> RowsAsync(int times)
    {
        using var http = new HttpClient(_plain, disposeHandler: false) { BaseAddress = scene.Api.Address };
        var clerk = new CoordinationClient(http).WithToken(scene.Issuer.PersonToken(Clerk));
        var minutes = await DraftAsync(new CoordinationClient(http), clerk);
        var entries = minutes.Items.SelectMany(item => item.Entries.Select(entry => (Item: item.AgendaItemId, Entry: entry))).ToList();

        using var browser = new HttpClient(_handler, disposeHandler: false) { BaseAddress = bot };
        var address = $"/review/sessions/{_session}/minutes";
        await browser.GetStringAsync(new Uri($"/sign-in?returnUrl={Uri.EscapeDataString(address)}&login_hint={Clerk.Id}", UriKind.Relative));
        var (opened, looked, saved, edited, after) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var size = 0;
        for (var time = 0; time < times + 3; time++)
        {
            var (item, entry) = entries[(time * 37) % entries.Count];
            opened.Add(await TimeAsync(async () => size = (await browser.GetByteArrayAsync(new Uri(address, UriKind.Relative))).Length));
            looked.Add(await TimeAsync(() => clerk.FindSecondLookAsync(_session, default)));
            edited.Add(await TimeAsync(async () => await clerk.SaveEntryAsync(
                _session, entry.Id, Edit(item, entry, $"Geändert {time}."), (await clerk.FindMinutesAsync(_session, default))!.Version, default)));
            var form = await FormAsync(browser, $"{address}?edit={entry.Id}", item, entry);
            saved.Add(await SaveAsync(browser, $"{address}?handler=Save", form, after));
        }

        // The first rounds pay for what is compiled and read once.
        return
        [
            Row("page opened", opened[3..], size), Row("second look, the API", looked[3..], 0), Row("sentence saved: until the redirect", saved[3..], 0),
            Row("sentence saved: the page after it", after[3..], 0), Row("of which the API: read, judge, write", edited[3..], 0),
        ];
    }

    /// <summary>Plans, holds and records the session, and waits until the bot has carried out its drafting errand.</summary>
    private async Task<MinutesView> DraftAsync(CoordinationClient api, CoordinationClient clerk)
    {
        var group = Guid.NewGuid();
        var admin = api.WithToken(scene.Issuer.PersonToken(Scene.Admin));
        await admin.PutGroupAsync(group, new GroupDefinition("Arbeitsgruppe der langen Abende", "AG Lang", new PolicyProfile(DefaultPublicity: Publicity.Public)), default);
        await admin.PutMemberAsync(group, Clerk.Id, Member(Clerk, "Frieda", "Feder", Role.Clerk), default);
        await admin.PutMemberAsync(group, Chair.Id, Member(Chair, "Karla", "Kranich", Role.Chair), default);

        var chair = api.WithToken(scene.Issuer.PersonToken(Chair));
        var start = CouncilTime.FromLocal(CouncilTime.DateOf(TimeProvider.System.GetUtcNow()).AddDays(20), new TimeOnly(17, 0));
        await chair.PutSessionAsync(_session, new PlanSession(group, start, start.AddHours(5), "Kreishaus"), default);
        foreach (var title in LongSession.Agenda)
        {
            var item = await chair.PutItemAsync(Guid.NewGuid(), new ProposeItem(group, title, null, Publicity.Public, null, _session), default);
            await chair.PutAdmissionAsync(item.Id, new AdmitItem(_session), default);
        }

        await chair.PutInvitationAsync(_session, default);
        await chair.PutOpeningAsync(_session, new SessionMoment(start), default);
        var session = await chair.PutClosureAsync(_session, new SessionMoment(start.AddHours(5)), default);
        await clerk.PutRecordingNoticeAsync(_session, new RecordingNotice("Karla Kranich", start, false), session.Version, default);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(LongSession.Recording()));
        await clerk.PutTranscriptAsync(_session, Guid.NewGuid(), file, "abend.vtt", null, default);
        for (var patience = 0; patience < 1200; patience++)
        {
            if (await clerk.FindMinutesAsync(_session, default) is { } minutes)
            {
                return minutes;
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException("The bot wrote no draft within two minutes.");
    }

    private static MemberDefinition Member(Person person, string given, string family, Role role) =>
        new(person.Id, new PersonName("Frau", null, given, family, null), person.Mail, null, role, HasVote: role == Role.Chair);

    private static EditEntry Edit(Guid item, MinutesEntryView entry, string text) =>
        new(item, entry.Kind, text, entry.Speaker, entry.CueIds, entry.Decision, entry.Promise);

    /// <summary>The fields of the sentence's form as the browser would send them; the hidden ones from the page itself.</summary>
    private static async Task<IReadOnlyList<KeyValuePair<string, string>>> FormAsync(HttpClient browser, string address, Guid item, MinutesEntryView entry)
    {
        var page = await browser.GetStringAsync(new Uri(address, UriKind.Relative));
        string Hidden(string name) => HiddenField().Matches(page).First(field => field.Value.Contains($"name=\"{name}\"", StringComparison.Ordinal)).Groups[1].Value;
        return
        [
            new("__RequestVerificationToken", Hidden("__RequestVerificationToken")), new("Version", Hidden("Version")), new("FilledFrom", Hidden("FilledFrom")),
            new("Entry.EntryId", entry.Id.ToString()), new("Entry.AgendaItemId", item.ToString()), new("Entry.Kind", nameof(EntryKind.Statement)),
            new("Entry.Text", $"{entry.Text} Das wurde begrüßt."), new("Entry.Speaker", entry.Speaker ?? ""),
            .. entry.CueIds.Select(cue => KeyValuePair.Create("Entry.CueIds", cue)),
        ];
    }

    private async Task<double> SaveAsync(HttpClient browser, string address, IReadOnlyList<KeyValuePair<string, string>> form, List<double> after)
    {
        using var saving = new HttpClientHandler { CookieContainer = _handler.CookieContainer, AllowAutoRedirect = false };
        using var http = new HttpClient(saving, disposeHandler: false) { BaseAddress = bot };
        using var content = new FormUrlEncodedContent(form);
        Uri? next = null;
        var time = await TimeAsync(async () =>
        {
            using var answer = await http.PostAsync(new Uri(address, UriKind.Relative), content);
            next = answer.StatusCode == HttpStatusCode.Redirect ? answer.Headers.Location : throw new InvalidOperationException($"Saving: {answer.StatusCode}.");
        });
        after.Add(await TimeAsync(() => browser.GetByteArrayAsync(next)));
        return time;
    }

    private static async Task<double> TimeAsync(Func<Task> step)
    {
        var from = Stopwatch.GetTimestamp();
        await step();
        return Stopwatch.GetElapsedTime(from).TotalMilliseconds;
    }

    private string Row(string step, List<double> times, int size) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {step} | {scene.Provider} | {Tables.Median(times, time => time):F0} | {times.Max():F0} | {(size == 0 ? "" : (size / 1000).ToString(CultureInfo.InvariantCulture))} |");

    [GeneratedRegex("""<input[^>]* value="([^"]*)"[^>]*>""")]
    private static partial Regex HiddenField();
}
