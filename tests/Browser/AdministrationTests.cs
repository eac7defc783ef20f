using System.Net;
using System.Text;
using Coordination.Contracts;
using Microsoft.Playwright;

namespace Coordination.Tests.Browser;

/// <summary>The administrator's pages: a group from nothing to its roster, and what happens when two administrators save.</summary>
[Collection(ReviewPagesDefinition.Name)]
public sealed class AdministrationTests(ReviewWorld world)
{
    [Fact]
    public async Task A_group_is_created_with_faction_and_member()
    {
        var page = await world.SignedInAsync(world.Sample.Admin, "/admin");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Arbeitsgruppe Radwege");
        await page.GetByLabel("Kurzname").FillAsync("AG Rad");
        await page.GetByRole(AriaRole.Button, new() { Name = "Anlegen" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Arbeitsgruppe Radwege");

        await page.Locator("#Faction_Name").FillAsync("Fraktion der Räder");
        await page.Locator("#Faction_ShortName").FillAsync("Räder");
        await page.GetByRole(AriaRole.Button, new() { Name = "Fraktion hinzufügen" }).ClickAsync();
        await page.GetByLabel("Vorname").FillAsync("Rita");
        await page.GetByLabel("Familienname").FillAsync("Radler");
        await page.GetByLabel("Objekt-ID in Entra").FillAsync("keine GUID");
        await page.GetByRole(AriaRole.Button, new() { Name = "Hinzufügen", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#Member_PersonId_error")).ToContainTextAsync("GUID");
        await Assertions.Expect(page.GetByLabel("Vorname")).ToHaveValueAsync("Rita");

        await page.GetByLabel("Objekt-ID in Entra").FillAsync(Guid.NewGuid().ToString());
        await page.Locator("#Member_FactionId").SelectOptionAsync(new SelectOptionValue { Label = "Fraktion der Räder" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Hinzufügen", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "Rita Radler" })).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_roster_with_errors_is_explained_line_by_line_and_nothing_is_stored()
    {
        var scene = await ReviewScene.HeldSessionAsync(world);
        var before = (await world.Own(world.Sample.Admin).FindGroupAsync(scene.GroupId, default))!.Members.Count;
        var page = await world.SignedInAsync(world.Sample.Admin, $"/admin/groups/{scene.GroupId}");
        await page.GetByLabel("CSV-Datei").SetInputFilesAsync(new FilePayload { Name = "liste.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("name;rolle\nFrau Falsch;Kapitän\n") });
        await page.GetByRole(AriaRole.Button, new() { Name = "Übernehmen" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Es wurde nichts übernommen.")).ToBeVisibleAsync();
        Assert.True(await page.Locator("#roster ~ .notice tbody tr").CountAsync() > 0);
        Assert.Equal(before, (await world.Own(world.Sample.Admin).FindGroupAsync(scene.GroupId, default))!.Members.Count);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Abbreviations_are_a_line_each_and_a_line_without_a_meaning_is_explained()
    {
        var scene = await ReviewScene.HeldSessionAsync(world);
        using var reader = new PlainReader(world.Pages);
        await reader.SignInAsync(world.Sample.Admin, "/admin");
        var form = (await reader.PageAsync($"/admin/groups/{scene.GroupId}")).FormOf("Profile");
        var slip = await reader.SubmitAsync(form, ("Profile.Glossary", "KI = Kommunales Integrationszentrum\r\nRSD"));
        Assert.Equal(HttpStatusCode.BadRequest, slip.StatusCode);
        var page = await PlainReader.ReadAsync(slip);
        Assert.Contains("ein Gleichheitszeichen", page.GetElementById("Profile_Glossary_error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("RSD", page.GetElementById("Profile_Glossary")!.TextContent, StringComparison.Ordinal);

        await reader.SubmitAsync(page.FormOf("Profile"), ("Profile.Glossary", "KI = Kommunales Integrationszentrum\r\nRSD=Regionaler Sozialer Dienst\r\n"));
        Assert.Equal(
            [new GlossaryEntry("KI", "Kommunales Integrationszentrum"), new GlossaryEntry("RSD", "Regionaler Sozialer Dienst")],
            (await world.Own(world.Sample.Admin).FindGroupAsync(scene.GroupId, default))!.Profile.Glossary);
    }

    [Fact]
    public async Task A_profile_saved_meanwhile_is_shown_before_it_is_overwritten()
    {
        var scene = await ReviewScene.HeldSessionAsync(world);
        using var reader = new PlainReader(world.Pages);
        await reader.SignInAsync(world.Sample.Admin, "/admin");
        var form = (await reader.PageAsync($"/admin/groups/{scene.GroupId}")).FormOf("Profile");
        var admin = world.Own(world.Sample.Admin);
        var group = (await admin.FindGroupAsync(scene.GroupId, default))!;
        await admin.PutGroupAsync(scene.GroupId, new GroupDefinition(group.Name, group.ShortName, group.Profile with { NoticeDays = 9 }), default, group.Version);

        var collision = await reader.SubmitAsync(form, ("Profile.NoticeDays", "12"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, collision.StatusCode);
        var page = await PlainReader.ReadAsync(collision);
        Assert.Contains("jetzt gespeichert ist „9“", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("12", page.GetElementById("Profile_NoticeDays")!.GetAttribute("value"));
        await reader.SubmitAsync(page.FormOf("Profile"));
        Assert.Equal(12, (await admin.FindGroupAsync(scene.GroupId, default))!.Profile.NoticeDays);
    }

    [Fact]
    public async Task What_the_search_for_dates_goes_by_is_set_on_the_page_and_a_slip_is_named_at_its_field()
    {
        var scene = await ReviewScene.HeldSessionAsync(world);
        using var reader = new PlainReader(world.Pages);
        await reader.SignInAsync(world.Sample.Admin, "/admin");
        var form = (await reader.PageAsync($"/admin/groups/{scene.GroupId}")).FormOf("Profile");

        var refused = await reader.SubmitAsync(form, ("Profile.Latest", "10:00"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.NotNull((await PlainReader.ReadAsync(refused)).GetElementById("Profile_Latest_error"));
        await reader.SubmitAsync(
            form, ("Profile.Saturday", "true"), ("Profile.Land", "SN"), ("Profile.CorpusChristi", "true"), ("Profile.Earliest", "15:30"),
            ("Profile.SessionMinutes", "90"), ("Profile.Rooms", "Saal Linde\r\n\r\n Saal Eiche "));

        var slots = (await world.Own(world.Sample.Admin).FindGroupAsync(scene.GroupId, default))!.Profile.Slots!;
        Assert.Equivalent(
            SlotRules.Usual with
            {
                Land = Land.SN,
                Regional = [RegionalHoliday.CorpusChristi],
                Weekdays = [.. SlotRules.Usual.Weekdays, DayOfWeek.Saturday],
                Earliest = new(15, 30),
                SessionMinutes = 90,
                Rooms = ["Saal Linde", "Saal Eiche"],
            },
            slots, strict: true);
        var again = await reader.PageAsync($"/admin/groups/{scene.GroupId}");
        Assert.True(((AngleSharp.Html.Dom.IHtmlInputElement)again.GetElementById("Profile_Saturday")!).IsChecked);
        Assert.Equal("SN", ((AngleSharp.Html.Dom.IHtmlSelectElement)again.GetElementById("Profile_Land")!).Value);
    }

    [Fact]
    public async Task School_holidays_are_imported_from_a_file_and_what_is_wrong_with_one_is_said()
    {
        var page = await world.SignedInAsync(world.Sample.Admin, "/admin");
        async Task ImportAsync(string calendar)
        {
            await page.GetByLabel("Land", new() { Exact = true }).SelectOptionAsync("TH");
            await page.GetByLabel("Kalenderdatei").SetInputFilesAsync(new FilePayload { Name = "ferien.ics", MimeType = "text/calendar", Buffer = Encoding.UTF8.GetBytes(calendar) });
            await page.GetByRole(AriaRole.Button, new() { Name = "Ferien übernehmen" }).ClickAsync();
        }

        await ImportAsync("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:gestern\nEND:VEVENT\nEND:VCALENDAR");
        await Assertions.Expect(page.GetByText("Es wurde nichts übernommen")).ToContainTextAsync("(Zeile 2)");
        await ImportAsync("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20270710\nDTEND;VALUE=DATE:20270821\nSUMMARY:Sommerferien\nEND:VEVENT\nEND:VCALENDAR");
        await Assertions.Expect(page.GetByText("1 Ferien (Thüringen) vom 10.07.2027 bis zum 20.08.2027 übernommen.")).ToBeVisibleAsync();
        Assert.Equal([new SchoolHolidayView("Sommerferien", new(2027, 7, 10), new(2027, 8, 20))], await world.Own(world.Sample.Admin).GetSchoolHolidaysAsync(Land.TH, default));
        await page.Context.CloseAsync();
    }
}
