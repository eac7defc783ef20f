using Coordination.Contracts;

namespace Coordination.Tests.World;

/// <summary>An invented group with two factions, chair, clerk, two members, a deputy and a guest; fresh ids in every scene.</summary>
public sealed class CouncilScene
{
    private readonly HashSet<Guid> _members = [];

    private CouncilScene(ApiWorld world) => World = world;

    public ApiWorld World { get; }
    public Guid GroupId { get; } = Guid.NewGuid();
    public Guid Roses { get; } = Guid.NewGuid();
    public Guid Tulips { get; } = Guid.NewGuid();

    public Place Chair { get; } = new("Kranich");
    public Place Clerk { get; } = new("Feder");
    public Place Member { get; } = new("Brandt");
    public Place OtherMember { get; } = new("Ulmen");
    public Place Deputy { get; } = new("Vertreter");
    public Place Guest { get; } = new("Gastmann");

    public IEnumerable<Place> Everybody => [Chair, Clerk, Member, OtherMember, Deputy, Guest];

    /// <summary>A person and their membership.</summary>
    public sealed record Place(string FamilyName)
    {
        public Guid PersonId { get; init; } = Guid.NewGuid();
        public Guid MemberId { get; } = Guid.NewGuid();
    }

    public static async Task<CouncilScene> CreateAsync(ApiWorld world, PolicyProfile? profile = null)
    {
        var scene = new CouncilScene(world);
        var admin = world.Admin;
        await admin.PutGroupAsync(scene.GroupId, new GroupDefinition("Arbeitsgruppe Gartenbau", "AG Garten", profile ?? new PolicyProfile()), default);
        await admin.PutFactionAsync(scene.GroupId, scene.Roses, new FactionDefinition("Fraktion der Rosen", "Rosen"), default);
        await admin.PutFactionAsync(scene.GroupId, scene.Tulips, new FactionDefinition("Fraktion der Tulpen", "Tulpen"), default);
        await scene.PutAsync(scene.Chair, Role.Chair, scene.Roses, hasVote: true);
        await scene.PutAsync(scene.Clerk, Role.Clerk, null, hasVote: false);
        await scene.PutAsync(scene.Member, Role.Member, scene.Roses, hasVote: true);
        await scene.PutAsync(scene.OtherMember, Role.Member, scene.Tulips, hasVote: true);
        await scene.PutAsync(scene.Deputy, Role.Deputy, scene.Tulips, hasVote: false, deputyOf: scene.OtherMember.MemberId);
        await scene.PutAsync(scene.Guest, Role.Guest, null, hasVote: false);
        return scene;
    }

    /// <summary>Adds a membership, or changes it as it is now.</summary>
    public async Task<GroupView> PutAsync(
        Place place, Role role, Guid? faction, bool hasVote, Guid? deputyOf = null, DateOnly? from = null, DateOnly? until = null)
    {
        var seen = _members.Add(place.MemberId) ? null : (await World.Admin.FindGroupAsync(GroupId, default))?.Version;
        return await World.Admin.PutMemberAsync(GroupId, place.MemberId, new MemberDefinition(
            place.PersonId, new PersonName("Frau", null, "Erna", place.FamilyName, null), $"{place.FamilyName.ToLowerInvariant()}@kreis.example",
            faction, role, hasVote, deputyOf, deputyOf is null ? null : 1, from, until), default, seen);
    }

    /// <summary>The API called by the bot for this person.</summary>
    public CoordinationClient As(Place place) => World.As(place.PersonId);

    /// <summary>The API called with this person's own token.</summary>
    public CoordinationClient Own(Place place) => World.OwnToken(place.PersonId);

    /// <summary>A session that the chair plans at 17 o'clock, so many days from today.</summary>
    public Task<SessionView> ScheduleAsync(int days = 30, string? place = "Kreishaus, Raum 12", string? urgencyReason = null) =>
        As(Chair).PutSessionAsync(Guid.NewGuid(), PlanFor(days, place, urgencyReason), default);

    public PlanSession PlanFor(int days, string? place = "Kreishaus, Raum 12", string? urgencyReason = null) =>
        new(GroupId, At(days, 17), At(days, 19), place, UrgencyReason: urgencyReason);

    /// <summary>An hour in the Kreis, so many days from today.</summary>
    public DateTimeOffset At(int days, int hour) =>
        CouncilTime.FromLocal(CouncilTime.DateOf(World.Clock.Now).AddDays(days), new TimeOnly(hour, 0));

    public Task<AgendaItemView> ProposeAsync(
        string title = "Sachstand Beete", Publicity? publicity = Publicity.Public, Place? by = null, Guid? id = null) =>
        As(by ?? Member).PutItemAsync(id ?? Guid.NewGuid(), new ProposeItem(GroupId, title, "Es wird Zeit.", publicity, null), default);

    /// <summary>Proposed by a member and admitted by the chair.</summary>
    public async Task<AgendaItemView> AdmitAsync(Guid sessionId, string title = "Sachstand Beete", Publicity publicity = Publicity.Public, string? late = null)
    {
        var item = await ProposeAsync(title, publicity);
        return await As(Chair).PutAdmissionAsync(item.Id, new AdmitItem(sessionId, late), default);
    }

    /// <summary>A session with one admitted item whose invitation is out.</summary>
    public async Task<SessionView> InviteAsync(int days = 30)
    {
        var session = await ScheduleAsync(days);
        await AdmitAsync(session.Id);
        return await As(Chair).PutInvitationAsync(session.Id, default);
    }

    /// <summary>The errands queued in this group, by kind.</summary>
    public Task<List<Coordination.Api.Errands.Errand>> ErrandsAsync(ErrandKind kind) => World.ReadAsync(db =>
        Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(
            db.Errands.Where(errand => errand.GroupId == GroupId && errand.Kind == kind)));
}
