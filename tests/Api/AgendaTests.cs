using Coordination.Contracts;
using Coordination.Tests.World;

namespace Coordination.Tests.Api;

public abstract class AgendaTests(ApiWorld world)
{
    [Fact]
    public async Task A_member_proposes_on_behalf_of_their_faction_and_the_chair_is_told()
    {
        var scene = await CouncilScene.CreateAsync(world);

        var item = await scene.ProposeAsync("Sachstand Beete", null);

        Assert.Equal((AgendaItemState.Proposed, null, "Fraktion der Rosen", "Erna Brandt"), (item.State, item.Number, item.FactionName, item.ProposedByName));
        Assert.Equal(Publicity.NonPublic, item.Publicity);
        var errand = Assert.Single(await scene.ErrandsAsync(ErrandKind.SendProposal));
        Assert.Equal((scene.Chair.PersonId, item.Id), (errand.RecipientPersonId!.Value, errand.SubjectId));
        Assert.Equal(item, Assert.Single(await scene.As(scene.Member).GetMyItemsAsync(default)));
    }

    [Fact]
    public async Task Guests_and_strangers_propose_nothing()
    {
        var scene = await CouncilScene.CreateAsync(world);

        await Refused.WithAsync(Refusal.NotAllowed, () => scene.ProposeAsync(by: scene.Guest));
        await Refused.WithAsync(Refusal.NotFound, () =>
            world.As(Guid.NewGuid()).PutItemAsync(Guid.NewGuid(), new ProposeItem(scene.GroupId, "Beete", null, null, null), default));
    }

    [Fact]
    public async Task A_repeated_delivery_finds_the_item_even_after_it_was_edited()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var id = Guid.NewGuid();
        await scene.ProposeAsync(id: id);
        await scene.As(scene.Member).PutItemContentAsync(id, new ItemContent("Sachstand Hecken", null, Publicity.Public, null), 1, default);

        var repeated = await scene.ProposeAsync(id: id);

        Assert.Equal("Sachstand Hecken", repeated.Title);
        Assert.Single(await scene.ErrandsAsync(ErrandKind.SendProposal));
        await Refused.WithAsync(Refusal.IdTaken, () => scene.ProposeAsync("Etwas anderes", id: id));
        await Refused.WithAsync(Refusal.IdTaken, () => scene.ProposeAsync(by: scene.OtherMember, id: id));
    }

    [Fact]
    public async Task Many_deliveries_at_once_make_one_item_and_one_errand()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var id = Guid.NewGuid();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => scene.ProposeAsync(id: id)));

        Assert.Single(await scene.As(scene.Chair).GetGroupItemsAsync(scene.GroupId, default));
        Assert.Single(await scene.ErrandsAsync(ErrandKind.SendProposal));
    }

    [Fact]
    public async Task A_title_is_needed_and_has_a_limit()
    {
        var scene = await CouncilScene.CreateAsync(world);

        var missing = await Refused.WithAsync(Refusal.Malformed, () => scene.ProposeAsync("  "));
        var tooLong = await Refused.WithAsync(Refusal.Malformed, () => scene.ProposeAsync(new string('x', 301)));

        Assert.Equal(("title", "missing"), (missing.Facts["field"]!.ToString(), missing.Facts["code"]!.ToString()));
        Assert.Equal(("title", "tooLong"), (tooLong.Facts["field"]!.ToString(), tooLong.Facts["code"]!.ToString()));
    }

    [Theory]
    [InlineData("Beete \0 und \u0007 Hecken", "Beete  und  Hecken")]
    [InlineData("  <b>Beete</b> & '; DROP TABLE members; -- ", "<b>Beete</b> & '; DROP TABLE members; --")]
    [InlineData("Bäume 🌳 und \u202eneceH", "Bäume 🌳 und neceH")]
    public async Task Whatever_people_write_is_kept_as_text(string written, string kept)
    {
        var scene = await CouncilScene.CreateAsync(world);

        var item = await scene.ProposeAsync(written);

        Assert.Equal(kept, (await scene.As(scene.Member).FindItemAsync(item.Id, default))!.Title);
    }

    [Theory]
    [InlineData("""{"groupId":"GROUP","title":"half a pair \ud800"}""")]
    [InlineData("""{"groupId":"GROUP","title":null}""")]
    [InlineData("""{"groupId":"GROUP","title":"x","publicity":"secret"}""")]
    [InlineData("""{"groupId":"GROUP","title":"x","publicity":7}""")]
    [InlineData("""{"groupId":"nobody","title":"x"}""")]
    [InlineData("""[]""")]
    [InlineData("""null""")]
    public async Task A_malformed_proposal_is_answered_with_400(string body)
    {
        var scene = await CouncilScene.CreateAsync(world);
        using var http = world.WithToken(world.Issuer.PersonToken(new(scene.Member.PersonId, "Somebody", "somebody@kreis.example")));
        using var content = new StringContent(body.Replace("GROUP", scene.GroupId.ToString(), StringComparison.Ordinal), System.Text.Encoding.UTF8, "application/json");

        using var response = await http.PutAsync(Routes.Fill(Routes.Item, Guid.NewGuid()), content);

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Public_items_are_numbered_before_non_public_ones_in_the_chairs_order()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.ScheduleAsync();
        var first = await scene.AdmitAsync(session.Id, "Beete");
        var secret = await scene.AdmitAsync(session.Id, "Pacht", Publicity.NonPublic);
        var second = await scene.AdmitAsync(session.Id, "Hecken");

        Assert.Equal(("Ö 1", "N 1", "Ö 2"), (first.Number, secret.Number, second.Number));
        var before = (await scene.As(scene.Chair).FindAgendaAsync(session.Id, default))!;
        var agenda = await scene.As(scene.Chair).PutAgendaOrderAsync(session.Id, new AgendaOrder([second.Id, first.Id, secret.Id]), before.Version, default);

        Assert.Equal([("Ö 1", second.Id), ("Ö 2", first.Id), ("N 1", secret.Id)], agenda.Items.Select(item => (item.Number, item.Id)));
        Assert.Equal(agenda.Items, (await scene.As(scene.Member).FindAgendaAsync(session.Id, default))!.Items);
        var stale = await Refused.WithAsync(Refusal.Stale, () =>
            scene.As(scene.Chair).PutAgendaOrderAsync(session.Id, new AgendaOrder([first.Id, second.Id, secret.Id]), before.Version, default));
        Assert.Equal(agenda.Version.ToString(System.Globalization.CultureInfo.InvariantCulture), stale.Facts["version"]!.ToString());
    }

    [Fact]
    public async Task An_order_names_every_admitted_item_once()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.ScheduleAsync();
        var first = await scene.AdmitAsync(session.Id, "Beete");
        var second = await scene.AdmitAsync(session.Id, "Hecken");
        var chair = scene.As(scene.Chair);
        var seen = (await chair.FindAgendaAsync(session.Id, default))!.Version;

        await Refused.WithAsync(Refusal.OrderIncomplete, () => chair.PutAgendaOrderAsync(session.Id, new AgendaOrder([first.Id]), seen, default));
        await Refused.WithAsync(Refusal.OrderIncomplete, () => chair.PutAgendaOrderAsync(session.Id, new AgendaOrder([first.Id, first.Id]), seen, default));
        await Refused.WithAsync(Refusal.ItemNotOnAgenda, () => chair.PutAgendaOrderAsync(session.Id, new AgendaOrder([first.Id, second.Id, Guid.NewGuid()]), seen, default));
        await Refused.WithAsync(Refusal.NotAllowed, () => scene.As(scene.Clerk).PutAgendaOrderAsync(session.Id, new AgendaOrder([second.Id, first.Id]), seen, default));
    }

    [Fact]
    public async Task Numbers_stand_once_the_invitation_is_out_and_later_items_are_supplements()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.InviteAsync();

        await Refused.WithAsync(Refusal.AgendaDeadlinePassed, () => scene.AdmitAsync(session.Id, "Hecken"));
        var late = await scene.AdmitAsync(session.Id, "Zaun", late: "Sturmschaden");
        var secret = await scene.AdmitAsync(session.Id, "Pacht", Publicity.NonPublic, "Frist");

        Assert.Equal(("Ö 2", true, "Sturmschaden"), (late.Number, late.IsSupplement, late.StateReason));
        Assert.Equal(("N 1", true), (secret.Number, secret.IsSupplement));
        var agenda = (await scene.As(scene.Member).FindAgendaAsync(session.Id, default))!;
        Assert.Equal(["Ö 1", "Ö 2", "N 1"], agenda.Items.Select(item => item.Number));
        await Refused.WithAsync(Refusal.AgendaFrozen, () =>
            scene.As(scene.Chair).PutAgendaOrderAsync(session.Id, new AgendaOrder([.. agenda.Items.Select(item => item.Id).Reverse()]), agenda.Version, default));
    }

    [Fact]
    public async Task A_supplement_is_told_to_everybody_who_may_see_it()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.InviteAsync();

        await scene.AdmitAsync(session.Id, "Zaun", late: "Sturmschaden");
        Assert.Equal(6, (await scene.ErrandsAsync(ErrandKind.SendSupplement)).Count);
        await scene.AdmitAsync(session.Id, "Pacht", Publicity.NonPublic, "Frist");

        var errands = await scene.ErrandsAsync(ErrandKind.SendSupplement);
        Assert.Equal(11, errands.Count);
        Assert.Single(errands, errand => errand.RecipientPersonId == scene.Guest.PersonId);
    }

    [Fact]
    public async Task Two_supplements_admitted_at_once_get_different_numbers()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.InviteAsync();
        var items = await Task.WhenAll(scene.ProposeAsync("Zaun"), scene.ProposeAsync("Tor"));

        await Task.WhenAll(items.Select(item => scene.As(scene.Chair).PutAdmissionAsync(item.Id, new AdmitItem(session.Id, "Sturmschaden"), default)));

        var agenda = (await scene.As(scene.Member).FindAgendaAsync(session.Id, default))!;
        Assert.Equal(["Ö 1", "Ö 2", "Ö 3"], agenda.Items.Select(item => item.Number));
    }

    [Fact]
    public async Task After_the_agenda_deadline_an_item_is_a_supplement_and_needs_a_reason()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.ScheduleAsync(9);
        var item = await scene.ProposeAsync();

        var refused = await Refused.WithAsync(Refusal.AgendaDeadlinePassed, () =>
            scene.As(scene.Chair).PutAdmissionAsync(item.Id, new AdmitItem(session.Id), default));

        Assert.Equal("2025-03-02", refused.Facts["deadline"]!.ToString());
        Assert.True((await scene.As(scene.Chair).PutAdmissionAsync(item.Id, new AdmitItem(session.Id, "Frost"), default)).IsSupplement);
    }

    [Fact]
    public async Task The_proposer_hears_what_became_of_an_item()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.ScheduleAsync();
        var admitted = await scene.AdmitAsync(session.Id);
        var refused = await scene.ProposeAsync("Zaun");
        var deferred = await scene.ProposeAsync("Tor");

        await scene.As(scene.Chair).PutItemRefusalAsync(refused.Id, new RefuseItem("Nicht zuständig"), default);
        await scene.As(scene.Chair).PutDeferralAsync(deferred.Id, new DeferItem("Unterlagen fehlen"), default);

        var errands = await scene.ErrandsAsync(ErrandKind.SendItemFate);
        Assert.Equal(new[] { admitted.Id, refused.Id, deferred.Id }.Order(), errands.Select(errand => errand.SubjectId).Order());
        Assert.All(errands, errand => Assert.Equal(scene.Member.PersonId, errand.RecipientPersonId));
        var mine = (await scene.As(scene.Member).GetMyItemsAsync(default)).ToDictionary(item => item.Id);
        Assert.Equal((AgendaItemState.Refused, "Nicht zuständig"), (mine[refused.Id].State, mine[refused.Id].StateReason));
        Assert.Equal((AgendaItemState.Deferred, "Unterlagen fehlen"), (mine[deferred.Id].State, mine[deferred.Id].StateReason));
    }

    [Fact]
    public async Task Only_the_chair_decides_and_a_reason_is_needed()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.ScheduleAsync();
        var item = await scene.ProposeAsync();

        foreach (var place in new[] { scene.Clerk, scene.Member, scene.Deputy })
        {
            await Refused.WithAsync(Refusal.NotAllowed, () => scene.As(place).PutAdmissionAsync(item.Id, new AdmitItem(session.Id), default));
            await Refused.WithAsync(Refusal.NotAllowed, () => scene.As(place).PutItemRefusalAsync(item.Id, new RefuseItem("Nein"), default));
            await Refused.WithAsync(Refusal.NotAllowed, () => scene.As(place).PutDeferralAsync(item.Id, new DeferItem("Später"), default));
        }

        await Refused.WithAsync(Refusal.Malformed, () => scene.As(scene.Chair).PutItemRefusalAsync(item.Id, new RefuseItem(""), default));
        await Refused.WithAsync(Refusal.Malformed, () => scene.As(scene.Chair).PutDeferralAsync(item.Id, new DeferItem(" "), default));
    }

    [Fact]
    public async Task Whoever_decides_second_hears_what_happened_meanwhile()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.ScheduleAsync();
        var item = await scene.AdmitAsync(session.Id);

        var again = await scene.As(scene.Chair).PutAdmissionAsync(item.Id, new AdmitItem(session.Id), default);
        var refused = await Refused.WithAsync(Refusal.ItemAlreadyDecided, () =>
            scene.As(scene.Chair).PutItemRefusalAsync(item.Id, new RefuseItem("Doch nicht"), default));

        Assert.Equal(item, again);
        Assert.Equal(("admitted", scene.Chair.PersonId.ToString()), (refused.Facts["state"]!.ToString(), refused.Facts["by"]!.ToString()));
        Assert.Single(await scene.ErrandsAsync(ErrandKind.SendItemFate));
    }

    [Fact]
    public async Task The_proposer_changes_until_the_decision_and_the_chair_until_the_invitation()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.ScheduleAsync();
        var item = await scene.ProposeAsync();
        var content = new ItemContent("Sachstand Hecken", null, Publicity.NonPublic, "Frau Feder");

        await Refused.WithAsync(Refusal.NotAllowed, () => scene.As(scene.OtherMember).PutItemContentAsync(item.Id, content, item.Version, default));
        var changed = await scene.As(scene.Member).PutItemContentAsync(item.Id, content, item.Version, default);
        Assert.Equal((content.Title, content.Presenter, content.Publicity), (changed.Title, changed.Presenter, changed.Publicity));
        await Refused.WithAsync(Refusal.Stale, () => scene.As(scene.Member).PutItemContentAsync(item.Id, content with { Title = "Zaun" }, item.Version, default));

        var admitted = (await scene.As(scene.Chair).PutAdmissionAsync(item.Id, new AdmitItem(session.Id), default)).Version;
        await Refused.WithAsync(Refusal.ItemAlreadyDecided, () => scene.As(scene.Member).PutItemContentAsync(item.Id, content with { Title = "Zaun" }, admitted, default));
        var opened = await scene.As(scene.Chair).PutItemContentAsync(item.Id, content with { Publicity = Publicity.Public }, admitted, default);
        Assert.Equal("Ö 1", opened.Number);

        await scene.As(scene.Chair).PutInvitationAsync(session.Id, default);
        await Refused.WithAsync(Refusal.AgendaFrozen, () => scene.As(scene.Chair).PutItemContentAsync(item.Id, content, opened.Version, default));
    }

    [Fact]
    public async Task The_proposer_withdraws_until_the_invitation_and_the_numbers_close_up()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.ScheduleAsync();
        var first = await scene.AdmitAsync(session.Id, "Beete");
        var second = await scene.AdmitAsync(session.Id, "Hecken");
        var member = scene.As(scene.Member);

        await Refused.WithAsync(Refusal.NotAllowed, () => scene.As(scene.Chair).PutWithdrawalAsync(first.Id, default));
        var withdrawn = await member.PutWithdrawalAsync(first.Id, default);
        Assert.Equal(withdrawn, await member.PutWithdrawalAsync(first.Id, default));
        Assert.Equal((AgendaItemState.Withdrawn, null), (withdrawn.State, withdrawn.Number));
        Assert.Equal("Ö 1", (await member.FindItemAsync(second.Id, default))!.Number);

        await scene.As(scene.Chair).PutInvitationAsync(session.Id, default);
        await Refused.WithAsync(Refusal.AgendaFrozen, () => member.PutWithdrawalAsync(second.Id, default));
        await Refused.WithAsync(Refusal.AgendaFrozen, () => scene.As(scene.Chair).PutDeferralAsync(second.Id, new DeferItem("Später"), default));
    }

    [Fact]
    public async Task An_item_is_deferred_only_to_a_session_that_is_still_ahead()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var cancelled = await scene.ScheduleAsync(30);
        await scene.As(scene.Chair).PutCancellationAsync(cancelled.Id, new SessionCancellation("Sturm"), default);
        var item = await scene.ProposeAsync();

        await Refused.WithAsync(Refusal.SessionCancelled, () => scene.As(scene.Chair).PutDeferralAsync(item.Id, new DeferItem("Später", cancelled.Id), default));
        await Refused.WithAsync(Refusal.NotFound, () => scene.As(scene.Chair).PutDeferralAsync(item.Id, new DeferItem("Später", Guid.NewGuid()), default));
    }

    [Fact]
    public async Task A_deferred_item_waits_and_can_be_admitted_to_another_session()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.ScheduleAsync(30);
        var later = await scene.ScheduleAsync(60);
        var item = await scene.AdmitAsync(session.Id);

        await scene.As(scene.Chair).PutDeferralAsync(item.Id, new DeferItem("Unterlagen fehlen", later.Id), default);
        Assert.Empty((await scene.As(scene.Chair).FindAgendaAsync(session.Id, default))!.Items);
        Assert.Equal(item.Id, Assert.Single(await scene.As(scene.Chair).GetGroupItemsAsync(scene.GroupId, default)).Id);
        await scene.As(scene.Chair).PutAdmissionAsync(item.Id, new AdmitItem(later.Id), default);

        Assert.Equal(item.Id, Assert.Single((await scene.As(scene.Chair).FindAgendaAsync(later.Id, default))!.Items).Id);
    }

    [Fact]
    public async Task Guests_see_public_items_only()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var session = await scene.ScheduleAsync();
        var open = await scene.AdmitAsync(session.Id, "Beete");
        var secret = await scene.AdmitAsync(session.Id, "Pacht", Publicity.NonPublic);
        var guest = scene.As(scene.Guest);

        Assert.Equal([open.Id], (await guest.FindAgendaAsync(session.Id, default))!.Items.Select(item => item.Id));
        Assert.Equal([open.Id], (await guest.GetGroupItemsAsync(scene.GroupId, default, AgendaItemState.Admitted)).Select(item => item.Id));
        Assert.Null(await guest.FindItemAsync(secret.Id, default));
    }

    [Fact]
    public async Task An_item_is_not_admitted_to_another_groups_session()
    {
        var scene = await CouncilScene.CreateAsync(world);
        var other = await CouncilScene.CreateAsync(world);
        await other.PutAsync(new CouncilScene.Place("Kranich") { PersonId = scene.Chair.PersonId }, Role.Chair, null, hasVote: false);
        var foreign = await other.ScheduleAsync();
        var item = await scene.ProposeAsync();

        await Refused.WithAsync(Refusal.NotFound, () => scene.As(scene.Chair).PutAdmissionAsync(item.Id, new AdmitItem(foreign.Id), default));
    }
}

public sealed class AgendaTestsOnSqlite(SqliteWorld world) : AgendaTests(world), IClassFixture<SqliteWorld>;

public sealed class AgendaTestsOnPostgreSql(PostgreSqlWorld world) : AgendaTests(world), IClassFixture<PostgreSqlWorld>;
