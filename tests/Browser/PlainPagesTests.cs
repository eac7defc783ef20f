using System.Net;
using Coordination.Contracts;

namespace Coordination.Tests.Browser;

/// <summary>The pages without any script: every step of the clerk's work is plain HTML.</summary>
[Collection(ReviewPagesDefinition.Name)]
public sealed class PlainPagesTests(ReviewWorld world)
{
    [Fact]
    public async Task The_clerk_records_place_and_attendance_without_a_script()
    {
        var scene = await ReviewScene.HeldSessionAsync(world);
        using var reader = await SignedInAsync(scene.Clerk);
        var address = $"/review/sessions/{scene.SessionId}";
        Assert.Equal(HttpStatusCode.Redirect, (await reader.SubmitAsync((await reader.PageAsync(address)).FormOf("Record"), ("Record.Place", "Orangerie"))).StatusCode);

        var attendance = (await reader.PageAsync(address)).FormOf("Attendance");
        await reader.SubmitAsync(
            attendance, ("Attendance.Members[0].Status", "Present"), ("Attendance.Members[0].From", "17:20"), ("Attendance.Guests[0].Name", "Gerda Gast"));
        var stored = (await world.Own(scene.Clerk).FindSessionAsync(scene.SessionId, default))!;
        Assert.Equal("Orangerie", stored.Record.Place);
        var present = Assert.Single(stored.Attendance.Members);
        Assert.Equal("17:20", CouncilTime.ToLocal(present.From!.Value).ToString("HH:mm", null));
        Assert.Equal("Gerda Gast", Assert.Single(stored.Attendance.Guests).Name);
    }

    [Fact]
    public async Task A_slip_is_explained_at_its_field_and_nothing_typed_is_lost()
    {
        var scene = await ReviewScene.HeldSessionAsync(world);
        using var reader = await SignedInAsync(scene.Clerk);
        var form = (await reader.PageAsync($"/review/sessions/{scene.SessionId}")).FormOf("Record");
        var answer = await reader.SubmitAsync(form, ("Record.OpenedAt", "gestern"), ("Record.Place", "Orangerie"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await PlainReader.ReadAsync(answer);
        Assert.Contains("Datum und Uhrzeit", page.GetElementById(page.GetElementById("Record_OpenedAt")!.GetAttribute("aria-describedby")!)!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Orangerie", page.GetElementById("Record_Place")!.GetAttribute("value"));
        Assert.NotEqual("Orangerie", (await world.Own(scene.Clerk).FindSessionAsync(scene.SessionId, default))!.Record.Place);
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        var scene = await ReviewScene.HeldSessionAsync(world);
        using var reader = await SignedInAsync(scene.Clerk);
        var forged = new Dictionary<string, string>(StringComparer.Ordinal) { ["Record.Place"] = "Bei Angreifers", ["Version"] = "1" };
        Assert.Equal(HttpStatusCode.BadRequest, (await reader.PostAsync($"/review/sessions/{scene.SessionId}?handler=Record", forged)).StatusCode);
        Assert.NotEqual("Bei Angreifers", (await world.Own(scene.Clerk).FindSessionAsync(scene.SessionId, default))!.Record.Place);
    }

    [Fact]
    public async Task A_refusal_is_shown_in_words()
    {
        var scene = await ReviewScene.HeldSessionAsync(world);
        using var reader = await SignedInAsync(scene.Clerk);
        var form = (await reader.PageAsync($"/review/sessions/{scene.SessionId}")).FormOf("Record");
        var answer = await reader.SubmitAsync(form, ("Record.OpenedAt", "2027-03-03T19:00"), ("Record.ClosedAt", "2027-03-03T17:00"));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Das Ende liegt vor dem Beginn der Sitzung.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_of_another_group_is_not_there()
    {
        var scene = await ReviewScene.HeldSessionAsync(world);
        using var reader = await SignedInAsync(world.Sample.Guest);
        foreach (var path in new[] { $"/review/sessions/{scene.SessionId}", $"/review/sessions/{scene.SessionId}/minutes", $"/minutes/{scene.SessionId}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(path)).StatusCode);
        }
    }

    [Fact]
    public async Task Only_administrators_enter_the_administration()
    {
        using var clerk = await SignedInAsync(world.Sample.Clerk);
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.GetAsync("/admin")).StatusCode);
        using var admin = await SignedInAsync(world.Sample.Admin);
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/admin")).StatusCode);
    }

    [Fact]
    public async Task The_pages_speak_English_where_asked_and_remember_it()
    {
        using var reader = await SignedInAsync(world.Sample.Clerk);
        Assert.Equal("Was wartet auf mich", (await reader.PageAsync("/review")).QuerySelector("h1")!.TextContent);
        Assert.Equal("What waits for me", (await reader.PageAsync("/review?culture=en")).QuerySelector("h1")!.TextContent);
        var english = await reader.PageAsync("/review");
        Assert.Equal("What waits for me", english.QuerySelector("h1")!.TextContent);
        Assert.Equal("en", english.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task What_people_typed_is_shown_as_text_and_never_as_markup()
    {
        var scene = await ReviewScene.HeldSessionAsync(world);
        using var reader = await SignedInAsync(scene.Clerk);
        var address = $"/review/sessions/{scene.SessionId}";
        await reader.SubmitAsync((await reader.PageAsync(address)).FormOf("Record"), ("Record.Place", "<img src=x onerror=alert(1)>\"'"));
        var page = await reader.PageAsync(address);
        Assert.Null(page.QuerySelector("img"));
        Assert.Equal("<img src=x onerror=alert(1)>\"'", page.GetElementById("Record_Place")!.GetAttribute("value"));
    }

    private async Task<PlainReader> SignedInAsync(Coordination.Playground.Issuer.Person person)
    {
        var reader = new PlainReader(world.Pages);
        await reader.SignInAsync(person, "/review");
        return reader;
    }
}
