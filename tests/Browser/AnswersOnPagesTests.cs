using AngleSharp.Html.Dom;
using Coordination.Contracts;

namespace Coordination.Tests.Browser;

/// <summary>What people answered to the invitation, on the clerk's pages: filled in, never stored without the clerk.</summary>
[Collection(ReviewPagesDefinition.Name)]
public sealed class AnswersOnPagesTests(ReviewWorld world)
{
    [Fact]
    public async Task The_attendance_is_filled_in_from_the_answers_and_stored_when_the_clerk_saves()
    {
        var arrival = default(DateTimeOffset);
        var scene = await ReviewScene.HeldSessionAsync(world, beforeOpening: async (scene, session) =>
        {
            arrival = session.StartsAt.AddMinutes(30);
            await world.Own(scene.Chair).PutMyAnswerAsync(session.Id, new AnswerInvitation(AttendanceIntent.Late, session.StartsAt, arrival), default);
            var deputy = Assert.Single((await world.Own(scene.Member).FindMyAnswerAsync(session.Id, default))!.Deputies);
            await world.Own(scene.Member).PutMyAnswerAsync(session.Id, new AnswerInvitation(AttendanceIntent.Declined, session.StartsAt, null, deputy.MemberId), default);
            await world.Own(world.Sample.OrdinaryMembers[2]).PutMyAnswerAsync(session.Id, new AnswerInvitation(AttendanceIntent.Coming, session.StartsAt), default);
        });
        using var reader = new PlainReader(world.Pages);
        var page = await PlainReader.ReadAsync(await reader.SignInAsync(scene.Clerk, $"/review/sessions/{scene.SessionId}"));
        var section = page.GetElementById("Attendance")!.ParentElement!;
        Assert.Contains("Gespeichert ist noch nichts", section.TextContent, StringComparison.Ordinal);
        Assert.Empty((await world.Own(scene.Clerk).FindSessionAsync(scene.SessionId, default))!.Attendance.Members);

        await reader.SubmitAsync(page.FormOf("Attendance"));

        var people = (await world.Own(scene.Clerk).FindGroupAsync(scene.GroupId, default))!.Members.ToDictionary(member => member.Name.FamilyName);
        var stored = (await world.Own(scene.Clerk).FindSessionAsync(scene.SessionId, default))!.Attendance.Members;
        Assert.Equal(
            new HashSet<Attendance>
            {
                new(people["Kranich"].Id, AttendanceStatus.Present, arrival), new(people["Brandt"].Id, AttendanceStatus.Excused),
                new(people["Vogel"].Id, AttendanceStatus.Present, Represents: people["Brandt"].Id),
            },
            stored.ToHashSet());
        var after = await PlainReader.ReadAsync(await reader.GetAsync($"/review/sessions/{scene.SessionId}"));
        Assert.DoesNotContain("Gespeichert ist noch nichts", after.GetElementById("Attendance")!.ParentElement!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Announced_befangenheit_stands_at_its_item_and_becomes_a_sentence_that_the_clerk_saves()
    {
        var scene = await ReviewScene.HeldSessionAsync(world, beforeOpening: async (scene, session) =>
            await world.Own(scene.Member).PutMyRecusalAsync((await world.Own(scene.Member).FindAgendaAsync(session.Id, default))!.Items[1].Id, default));
        await scene.HandInAsync(ReviewScene.Recording);
        using var reader = new PlainReader(world.Pages);
        var address = $"/review/sessions/{scene.SessionId}/minutes";
        var page = await PlainReader.ReadAsync(await reader.SignInAsync(scene.Clerk, address));
        var notice = Assert.Single(page.QuerySelectorAll(".item .notice"), notice => notice.TextContent.Contains("Angekündigte Befangenheit: Berta Brandt", StringComparison.Ordinal));
        Assert.Contains("Baumpaten", notice.ParentElement!.TextContent, StringComparison.Ordinal);

        var form = await PlainReader.ReadAsync(await reader.GetAsync(address + ((IHtmlAnchorElement)notice.QuerySelector("a")!).GetAttribute("href")));
        var text = ((IHtmlTextAreaElement)form.GetElementById("Entry_Text")!).Value;
        Assert.Equal("Brandt hat sich für befangen erklärt und an Beratung und Abstimmung nicht mitgewirkt.", text);
        Assert.DoesNotContain((await world.Own(scene.Clerk).FindMinutesAsync(scene.SessionId, default))!.Items.SelectMany(item => item.Entries), entry => entry.Text == text);
    }
}
