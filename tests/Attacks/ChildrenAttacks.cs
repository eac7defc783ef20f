using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Coordination.Contracts;
using Coordination.Tests.Api;
using Coordination.Tests.World;

namespace Coordination.Tests.Attacks;

/// <summary>
/// Children under the wrong parent: a clerk, who may do everything in one session, names a transcript, sentence or correction of another one,
/// of the same group or of somebody else's; an administrator names another group's member; a guest names what is not public.
/// </summary>
public abstract class ChildrenAttacks(ApiWorld world)
{
    private static readonly string[] ChildIds = ["transcriptId", "entryId", "correctionId", "memberId", "factionId"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_child_is_found_under_its_own_parent_only(bool sameGroup)
    {
        var victims = await Victims.CreateAsync(world);
        var own = sameGroup ? await HeldInAsync(victims.People) : (await MinutesScene.DraftedAsync(world)).SessionId;
        var people = sameGroup ? victims.People : null;
        var clerk = people?.Clerk.PersonId ?? (await ClerkOfAsync(own));
        var item = await world.ReadAsync(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.FirstAsync(db.Items.Where(one => one.SessionId == own).Select(one => one.Id)));
        var group = sameGroup ? (await MinutesScene.HeldAsync(world)).People.GroupId : await GroupOfAsync(own);
        var document = await ApiDocument.ReadAsync(world.Http);
        var (before, told) = (await ChildrenAsync(victims), new List<string>());
        var version = await VersionAsync(own, clerk);
        // A link is for a member of the group, and in the same group the member of the path is one.
        foreach (var operation in document.Operations.Where(operation =>
            operation.Ids.Any(ChildIds.Contains) && !(sameGroup && operation.Path.Contains("/answer-links/", StringComparison.Ordinal))))
        {
            var byAdmin = operation.Path.StartsWith("/groups/", StringComparison.Ordinal);
            foreach (var http in byAdmin ? [Own(ApiWorld.Administrator)] : new[] { Own(new(clerk, "Somebody", "s@kreis.example")), world.WithToken(world.Issuer.AppToken(Routes.ErrandsRole)) })
            {
                // The item is the session's own: otherwise that alone would be refused, before anybody looks at the sentence.
                string? ValueOf(string name) => name switch { "sessionId" => own.ToString(), "groupId" => group.ToString(), "agendaItemId" => item.ToString(), _ => victims.ValueOf(name) };
                using var response = await SendAsync(http, document, operation, ValueOf, byAdmin ? null : version);
                var text = await response.Content.ReadAsStringAsync();
                if (text.Contains(victims.Canary, StringComparison.Ordinal)) told.Add($"{operation.Name}: canary");
                // Deleting what is not there under this parent is done already.
                var isDone = operation.Method == HttpMethod.Delete && (int)response.StatusCode is 200 or 204;
                if (!isDone && (int)response.StatusCode is not (400 or 403 or 404 or 409)) told.Add($"{operation.Name}: {response.StatusCode} {text}");
            }
        }

        Assert.Empty(told);
        // The body that the walk makes by the schema is malformed here (a decision and a promise at once): one that is whole comes to the sentence itself.
        await Refused.WithAsync(Refusal.IdTaken, () => world.As(clerk).PutEntryAsync(own, victims.EntryId, MinutesScene.Own(item, "Von fremder Hand."), version!.Value, default));
        Assert.Equal(before, await ChildrenAsync(victims));
    }

    [Fact]
    public async Task A_guest_finds_nothing_that_is_not_public()
    {
        var victims = await Victims.CreateAsync(world);
        var document = await ApiDocument.ReadAsync(world.Http);
        using var http = Own(new(victims.People.Guest.PersonId, "Somebody", "s@kreis.example"));
        var deeds = await victims.DeedsAsync();
        var told = new List<string>();
        foreach (var operation in document.Operations.Where(operation => operation.Path.StartsWith("/agenda-items/", StringComparison.Ordinal)
            || (operation.IsWrite && operation.Path.StartsWith("/sessions/{sessionId}/", StringComparison.Ordinal))
            || operation.Path.Contains("/transcripts", StringComparison.Ordinal) || operation.Path.Contains("/minutes", StringComparison.Ordinal)
            || operation.Path is "/groups/{groupId}/errands" or "/groups/{groupId}/journal" or "/sessions/{sessionId}/deliveries"))
        {
            // The public part is theirs, as a file too; the canary search and the document tests look into it.
            if (operation.Name.StartsWith("GET /sessions/{sessionId}/minutes/approved", StringComparison.Ordinal)) continue;

            using var response = await SendAsync(http, document, operation, victims.ValueOf, null);
            // The session itself is there for a guest: what cannot be read is told so before who may write it.
            var isForm = operation.IsWrite && operation.Path.StartsWith("/sessions/", StringComparison.Ordinal) && response.StatusCode == HttpStatusCode.BadRequest;
            if (!isForm && response.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.NotFound)) told.Add($"{operation.Name}: {response.StatusCode}");
        }

        Assert.Empty(told);
        Assert.Equal(deeds, await victims.DeedsAsync());
    }

    [Fact]
    public async Task A_step_names_no_session_item_or_member_of_another_group()
    {
        var victims = await Victims.CreateAsync(world);
        var own = await CouncilScene.CreateAsync(world);
        var (session, item, chair) = (await own.ScheduleAsync(), await own.ProposeAsync(), own.As(own.Chair));
        var agenda = (await chair.FindAgendaAsync(session.Id, default))!;
        var foreign = victims.People.Member.MemberId;

        await Refused.WithAsync(Refusal.NotFound, () => chair.PutAdmissionAsync(item.Id, new AdmitItem(victims.SessionId), default));
        await Refused.WithAsync(Refusal.NotFound, () => chair.PutDeferralAsync(item.Id, new DeferItem("später", victims.SessionId), default));
        await Refused.WithAsync(Refusal.NotFound, () => chair.PutAdmissionAsync(victims.ItemId, new AdmitItem(session.Id), default));
        await Refused.WithAsync(Refusal.ItemNotOnAgenda, () => chair.PutAgendaOrderAsync(session.Id, new AgendaOrder([victims.ItemId]), agenda.Version, default));
        await Refused.WithAsync(Refusal.Malformed, () => own.As(own.Member).PutItemAsync(
            Guid.NewGuid(), new ProposeItem(own.GroupId, "Beete", null, null, null, victims.SessionId), default));
        await Refused.WithAsync(Refusal.AttendanceUnknownMember, () => chair.PutAttendanceAsync(
            session.Id, new AttendanceList([new Attendance(foreign, AttendanceStatus.Present)], []), session.Version, default));
        await Refused.WithAsync(Refusal.NotFound, () => own.As(own.Member).PutItemAsync(
            victims.ItemId, new ProposeItem(own.GroupId, "Beete", null, null, null), default));
        await Refused.WithAsync(Refusal.NotFound, () => chair.PutSessionAsync(victims.SessionId, own.PlanFor(30), default));
        await Refused.WithAsync(Refusal.NotFound, () => own.As(own.Member).PutItemAsync(
            Guid.NewGuid(), new ProposeItem(victims.GroupId, "Beete", null, null, null), default));
        await Refused.WithAsync(Refusal.NotFound, () => chair.PutSessionAsync(Guid.NewGuid(), own.PlanFor(30) with { GroupId = victims.GroupId }, default));
    }

    private HttpClient Own(Playground.Issuer.Person person) => world.WithToken(world.Issuer.PersonToken(person));

    /// <summary>Another session of the same group, with minutes of its own.</summary>
    private async Task<Guid> HeldInAsync(CouncilScene people)
    {
        var session = await people.InviteAsync(40);
        await people.As(people.Clerk).PutReviewAsync(session.Id, default);
        return session.Id;
    }

    private Task<Guid> GroupOfAsync(Guid session) => world.ReadAsync(async db => (await db.Sessions.FindAsync(session))!.GroupId);

    private async Task<Guid> ClerkOfAsync(Guid session)
    {
        var group = (await world.Admin.FindGroupAsync(await GroupOfAsync(session), default))!;
        return group.Members.Single(member => member.Role == Role.Clerk).PersonId;
    }

    private async Task<long?> VersionAsync(Guid session, Guid clerk) => (await world.As(clerk).FindMinutesAsync(session, default))?.Version;

    private static async Task<string> ChildrenAsync(Victims victims)
    {
        var group = (await victims.People.World.Admin.FindGroupAsync(victims.GroupId, default))!;
        var minutes = await victims.Minutes.Clerk.FindMinutesAsync(victims.SessionId, default);
        var cues = await victims.Minutes.Clerk.GetCuesAsync(victims.SessionId, victims.Minutes.TranscriptId, default);
        return System.Text.Json.JsonSerializer.Serialize(new { group, minutes, cues }, WireJson.Options);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient http, ApiDocument document, Operation operation, Func<string, string?> valueOf, long? version)
    {
        var path = operation.Path;
        foreach (var id in operation.Ids) path = path.Replace($"{{{id}}}", Uri.EscapeDataString(valueOf(id) ?? "x"), StringComparison.Ordinal);
        using var request = new HttpRequestMessage(operation.Method, $"{path}?fileName=notizen.txt");
        if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        if (operation.IsWrite)
        {
            var body = document.Fill(operation.Body, name => valueOf(name) is { } value ? JsonValue.Create(value) : null)?.ToJsonString();
            request.Content = new StringContent(body ?? "", Encoding.UTF8, "application/json");
        }

        return await http.SendAsync(request);
    }
}

public sealed class ChildrenAttacksOnSqlite(SqliteWorld world) : ChildrenAttacks(world), IClassFixture<SqliteWorld>;

public sealed class ChildrenAttacksOnPostgreSql(PostgreSqlWorld world) : ChildrenAttacks(world), IClassFixture<PostgreSqlWorld>;
