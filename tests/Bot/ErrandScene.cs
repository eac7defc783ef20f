using Coordination.Api.Errands;
using Coordination.Contracts;
using Coordination.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Tests.Bot;

/// <summary>A group whose people have opened their chat with the bot, so that errands can reach them at a connector that misbehaves on demand.</summary>
public sealed class ErrandScene : IAsyncDisposable
{
    private ErrandScene(CouncilScene council, FakeConnector connector)
    {
        Council = council;
        Connector = connector;
    }

    public CouncilScene Council { get; }
    public FakeConnector Connector { get; }
    public Guid SessionId { get; } = Guid.NewGuid();
    public ApiWorld World => Council.World;
    public CoordinationClient Chair => Council.As(Council.Chair);

    public static async Task<ErrandScene> CreateAsync(ApiWorld world) => await OverAsync(await CouncilScene.CreateAsync(world));

    /// <summary>The same for a group that a test has already brought somewhere.</summary>
    public static async Task<ErrandScene> OverAsync(CouncilScene council)
    {
        var scene = new ErrandScene(council, await FakeConnector.StartAsync());
        foreach (var place in scene.Council.Everybody)
        {
            await scene.OpenChatAsync(place, "de-DE");
        }

        return scene;
    }

    public static string ChatOf(CouncilScene.Place place) => $"a:{place.PersonId:N}";

    public Task OpenChatAsync(CouncilScene.Place place, string locale) => Council.As(place).PutConversationAsync(
        new ConversationRecord(
            ChatOf(place), ConversationKind.Personal, Connector.ServiceUrl, World.Issuer.Registrations.TenantId, null, place.PersonId,
            $"29:{place.PersonId:N}", locale),
        default);

    /// <summary>A session in thirty days with a public and a non-public item, proposed by the member and admitted.</summary>
    public async Task ScheduleAsync()
    {
        var start = World.Clock.Now.AddDays(30);
        await Chair.PutSessionAsync(SessionId, new PlanSession(Council.GroupId, start, start.AddHours(2), "Kreishaus"), default);
        await AdmitAsync("Radwege am Kanal", Publicity.Public);
        await AdmitAsync("Grundstück Mühlenweg", Publicity.NonPublic);
    }

    public async Task<Guid> AdmitAsync(string title, Publicity publicity, string? supplementReason = null)
    {
        var item = await ProposeAsync(title, publicity);
        await Chair.PutAdmissionAsync(item, new AdmitItem(SessionId, supplementReason), default);
        return item;
    }

    public async Task<Guid> ProposeAsync(string title, Publicity publicity)
    {
        var item = Guid.NewGuid();
        await Council.As(Council.Member).PutItemAsync(item, new ProposeItem(Council.GroupId, title, null, publicity, null), default);
        return item;
    }

    /// <summary>Schedules and invites; what came before the invitation is taken as delivered.</summary>
    public async Task InviteAsync()
    {
        await ScheduleAsync();
        await ForgetAsync();
        await Chair.PutInvitationAsync(SessionId, default);
    }

    /// <summary>Takes this group's errands so far out of the way of a test that is about others.</summary>
    public Task ForgetAsync() => World.ReadAsync(db => db.Errands.Where(e => e.GroupId == Council.GroupId).ExecuteDeleteAsync());

    public Task<List<Errand>> ErrandsAsync() =>
        World.ReadAsync(db => db.Errands.AsNoTracking().Where(e => e.GroupId == Council.GroupId).ToListAsync());

    public async Task<Errand> ErrandOfAsync(CouncilScene.Place place, ErrandKind kind) =>
        (await ErrandsAsync()).Single(errand => errand.RecipientPersonId == place.PersonId && errand.Kind == kind);

    /// <summary>Waits until none of the group's errands is due or leased.</summary>
    public Task<List<Errand>> SettledAsync() =>
        Eventually.SeeAsync(ErrandsAsync, errands => errands.TrueForAll(e => e.State is ErrandState.Done or ErrandState.Stuck));

    public Task<Errand> SeeAsync(CouncilScene.Place place, ErrandKind kind, Func<Errand, bool> enough, int seconds = 20) =>
        Eventually.SeeAsync(() => ErrandOfAsync(place, kind), enough, seconds);

    public IReadOnlyList<Received> TakenBy(CouncilScene.Place place) => Connector.TakenIn(ChatOf(place));

    public ValueTask DisposeAsync() => Connector.DisposeAsync();
}
