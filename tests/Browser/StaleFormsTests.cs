using System.Net;
using AngleSharp.Html.Dom;
using Coordination.Contracts;

namespace Coordination.Tests.Browser;

/// <summary>Forms that lay open while a colleague saved: both versions are shown, what was typed stays, and what somebody else changed elsewhere disturbs nobody.</summary>
[Collection(ReviewPagesDefinition.Name)]
public sealed class StaleFormsTests(ReviewWorld world)
{
    [Fact]
    public async Task A_page_opened_before_an_objection_cannot_take_it_back_unseen()
    {
        var scene = await ReviewScene.WithDraftAsync(world);
        var clerk = world.Own(scene.Clerk);
        using var reader = new PlainReader(world.Pages);
        var opened = await PlainReader.ReadAsync(await reader.SignInAsync(scene.Clerk, $"/review/sessions/{scene.SessionId}"));
        var session = (await clerk.FindSessionAsync(scene.SessionId, default))!;
        await world.Own(scene.Chair).PutRecordingNoticeAsync(scene.SessionId, session.RecordingNotice! with { ObjectionsRaised = true }, session.Version, default);

        var answer = await reader.SubmitAsync(opened.FormOf("Notice"), ("Notice.InformedBy", "Frieda Feder"), ("Notice.Objections", "false"));

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        var page = await PlainReader.ReadAsync(answer);
        var section = page.GetElementById("Notice")!.ParentElement!;
        Assert.Contains("Es wurde widersprochen: Eine Mitschrift darf nicht verwendet werden.", section.TextContent, StringComparison.Ordinal);
        Assert.Contains("nichts ist verloren", section.TextContent, StringComparison.Ordinal);
        Assert.Equal("Frieda Feder", ((IHtmlInputElement)page.GetElementById("Notice_InformedBy")!).Value);
        Assert.True((await clerk.FindSessionAsync(scene.SessionId, default))!.RecordingNotice!.ObjectionsRaised);

        // Having seen both, the clerk decides.
        await reader.SubmitAsync(page.FormOf("Notice"), ("Notice.Objections", "true"));
        Assert.Equal("Frieda Feder", (await clerk.FindSessionAsync(scene.SessionId, default))!.RecordingNotice!.InformedBy);
    }

    [Fact]
    public async Task What_a_colleague_recorded_in_another_section_does_not_stand_in_the_way()
    {
        var scene = await ReviewScene.WithDraftAsync(world);
        using var reader = new PlainReader(world.Pages);
        var opened = await PlainReader.ReadAsync(await reader.SignInAsync(scene.Clerk, $"/review/sessions/{scene.SessionId}"));
        var session = (await world.Own(scene.Clerk).FindSessionAsync(scene.SessionId, default))!;
        await world.Own(scene.OtherClerk).PutRecordAsync(scene.SessionId, session.Record with { Place = "Rathaus" }, session.Version, default);

        await reader.SubmitAsync(opened.FormOf("Notice"), ("Notice.InformedBy", "Frieda Feder"), ("Notice.Objections", "false"));

        var now = (await world.Own(scene.Clerk).FindSessionAsync(scene.SessionId, default))!;
        Assert.Equal(("Rathaus", "Frieda Feder"), (now.Record.Place, now.RecordingNotice!.InformedBy));
    }

    [Fact]
    public async Task A_form_with_a_fault_in_it_still_knows_what_it_was_filled_from()
    {
        var scene = await ReviewScene.WithDraftAsync(world);
        using var reader = new PlainReader(world.Pages);
        var opened = await PlainReader.ReadAsync(await reader.SignInAsync(scene.Clerk, $"/review/sessions/{scene.SessionId}"));
        var session = (await world.Own(scene.Clerk).FindSessionAsync(scene.SessionId, default))!;
        await world.Own(scene.OtherClerk).PutRecordAsync(scene.SessionId, session.Record with { Place = "Rathaus" }, session.Version, default);

        var faulty = await PlainReader.ReadAsync(await reader.SubmitAsync(opened.FormOf("Record"), ("Record.OpenedAt", "gestern"), ("Record.Place", "Schloss")));
        var mended = await reader.SubmitAsync(faulty.FormOf("Record"), ("Record.OpenedAt", Spoken(session.StartsAt)));

        Assert.Equal(HttpStatusCode.PreconditionFailed, mended.StatusCode);
        Assert.Equal("Rathaus", (await world.Own(scene.Clerk).FindSessionAsync(scene.SessionId, default))!.Record.Place);
    }

    [Fact]
    public async Task A_membership_saved_meanwhile_is_shown_before_it_is_overwritten()
    {
        var scene = await ReviewScene.HeldSessionAsync(world);
        var admin = world.Own(world.Sample.Admin);
        var group = (await admin.FindGroupAsync(scene.GroupId, default))!;
        var brandt = group.Members.Single(member => member.Name.FamilyName == "Brandt");
        using var reader = new PlainReader(world.Pages);
        await reader.SignInAsync(world.Sample.Admin, "/admin");
        var form = (await reader.PageAsync($"/admin/groups/{scene.GroupId}?edit={brandt.Id}")).FormOf("Member");
        var changed = new MemberDefinition(
            brandt.PersonId, brandt.Name with { Function = "Sprecherin" }, brandt.Email, brandt.FactionId, brandt.Role, brandt.HasVote);
        await admin.PutMemberAsync(scene.GroupId, brandt.Id, changed, default, group.Version);

        var collision = await reader.SubmitAsync(form, ("Member.Email", "berta@kreis.example"));

        Assert.Equal(HttpStatusCode.PreconditionFailed, collision.StatusCode);
        var page = await PlainReader.ReadAsync(collision);
        Assert.Contains("jetzt gespeichert ist „Sprecherin“", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("berta@kreis.example", page.GetElementById("Member_Email")!.GetAttribute("value"));
        await reader.SubmitAsync(page.FormOf("Member"), ("Member.Function", "Sprecherin"));
        var now = (await admin.FindGroupAsync(scene.GroupId, default))!.Members.Single(member => member.Id == brandt.Id);
        Assert.Equal(("Sprecherin", "berta@kreis.example"), (now.Name.Function, now.Email));
    }

    private static string Spoken(DateTimeOffset moment) => CouncilTime.ToLocal(moment).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
