using Coordination.Bot.Minutes;
using Coordination.Contracts;
using Coordination.Drafting;
using Coordination.Tests.Drafting;
using Coordination.Tests.World;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Coordination.Tests.Model;

/// <summary>An invented session, a model on a socket, and the bot's drafting room with the real client between them.</summary>
public sealed class ModelScene : IAsyncDisposable
{
    public const string Report = "Bericht der Beratungsstelle";
    public const string Path = "Radweg am Kanal";
    public const string Ground = "Grundstück Mühlenweg";

    public static readonly string[] Meeting =
    [
        "Kranich, Ines: Guten Abend. Ich rufe Tagesordnungspunkt 1 auf, Bericht der Beratungsstelle. Frau Brandt, Sie haben das Wort.",
        "Brandt, Erna: Die Beratungsstelle hat im vergangenen Jahr 48 Familien begleitet.",
        "Brandt, Erna: Besonders gefragt war die offene Sprechstunde am Mittwoch im Kreishaus.",
        "Ulmen, Paula: Wir brauchen dringend einen zweiten Raum für die Sprechstunde.",
        "Ulmen, Paula: Könnten Sie uns bis zur nächsten Sitzung die Kosten der Miete vorlegen?",
        "Brandt, Erna: Ja, das sagen wir zu.",
        "Kranich, Ines: Wer ist dafür? Gegenstimmen? Keine. Eine Enthaltung. Dann ist das einstimmig so angenommen.",
        "Kranich, Ines: Ich rufe Tagesordnungspunkt 2 auf, Radweg am Kanal.",
        "Ulmen, Paula: Der Radweg am Kanal ist an drei Stellen gefährlich.",
        "Specht, Karl: Die Planung für den Radweg liegt seit März beim Kreis, die Kosten betragen 90.000 Euro.",
        "Kranich, Ines: Damit kommen wir zum nichtöffentlichen Teil.",
        "Kranich, Ines: Ich rufe Tagesordnungspunkt N 1 auf, Grundstück Mühlenweg.",
        "Specht, Karl: Der Eigentümer Zaunkönig verlangt 320.000 Euro für das Grundstück am Mühlenweg.",
        "Ulmen, Paula: Das Grundstück am Mühlenweg ist diesen Preis nicht wert.",
        "Kranich, Ines: Ich schließe die Sitzung.",
    ];

    private readonly ServiceProvider _services;

    private ModelScene(FakeModel model, ServiceProvider services, LogBook log) => (Model, _services, Log) = (model, services, log);

    public FakeModel Model { get; }

    public LogBook Log { get; }

    public static async Task<ModelScene> CreateAsync(params (string Key, string Value)[] settings)
    {
        var model = await FakeModel.StartAsync();
        var log = new LogBook(LogLevel.Trace);
        return new ModelScene(model, Room(log, [("Model:BaseAddress", model.Address), ("Model:Deployment", "minutes"), ("Model:ApiKey", FakeModel.Key), ("Model:Retries", "0"), .. settings]), log);
    }

    /// <summary>The drafting room of a bot with these settings.</summary>
    internal static ServiceProvider Room(ILoggerProvider log, params (string Key, string Value)[] settings) => new ServiceCollection()
        .AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace))
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings.GroupBy(setting => setting.Key).Select(same => KeyValuePair.Create(same.Key, (string?)same.Last().Value))).Build())
        .AddSingleton(TimeProvider.System)
        .AddMinutes()
        .BuildServiceProvider();

    public Task<MinutesDraft> WriteAsync(DraftingInput? input = null, CancellationToken ct = default) =>
        _services.GetRequiredService<ModelWriter>().WriteAsync(input ?? Input(), ct);

    /// <summary>What the rules alone write.</summary>
    public static MinutesDraft ByRules(DraftingInput? input = null) => Drafter.Draft(input ?? Input());

    public static DraftingInput Input(params string[] lines) => new(
        new Guid(1, 0, 0, new byte[8]), new Guid(2, 0, 0, new byte[8]), TranscriptKind.WebVtt, new PolicyProfile(Length: MinutesLength.Full), new DateOnly(2026, 11, 20),
        Speech.Of(lines.Length == 0 ? Meeting : lines),
        [Item(1, "Ö 1", Report, Publicity.Public), Item(2, "Ö 2", Path, Publicity.Public), Item(3, "N 1", Ground, Publicity.NonPublic)],
        [Member("Frau", "Ines", "Kranich", Role.Chair), Member("Frau", "Erna", "Brandt", Role.Administration), Member("Frau", "Paula", "Ulmen", Role.Member), Member("Herr", "Karl", "Specht", Role.Administration)],
        []);

    public static AgendaItemView Item(int id, string number, string title, Publicity publicity) => new(
        new Guid(id, 1, 0, new byte[8]), Guid.Empty, null, number, title, null, publicity, null, AgendaItemState.Admitted, null, false, Guid.Empty, "", null, DateTimeOffset.UnixEpoch, 1);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Model.DisposeAsync();
        Assert.DoesNotContain(Log.Lines, line => line.Contains("Beratungsstelle", StringComparison.Ordinal) || line.Contains("Radweg", StringComparison.Ordinal) || line.Contains(FakeModel.Key, StringComparison.Ordinal));
    }

    private static MemberView Member(string salutation, string given, string family, Role role) => new(
        Guid.NewGuid(), Guid.Empty, new PersonName(salutation, null, given, family, null), null, null, role, true, null, null, null, null);
}
