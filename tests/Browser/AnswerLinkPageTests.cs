using System.Net;
using AngleSharp.Html.Dom;
using Coordination.Contracts;

namespace Coordination.Tests.Browser;

/// <summary>The page on which people answer without Teams and without a sign-in.</summary>
[Collection(ReviewPagesDefinition.Name)]
public sealed class AnswerLinkPageTests(ReviewWorld world)
{
    [Fact]
    public async Task An_invitation_is_answered_on_the_page_and_a_missing_time_is_asked_for()
    {
        var (scene, session) = await AheadAsync();
        var path = await SessionLinkAsync(scene, session.Id);
        using var reader = new PlainReader(world.Pages);
        var page = await reader.PageAsync(path);
        Assert.Contains("Sie antworten als Berta Brandt", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Baumpaten", page.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Kranich", page.Body.TextContent, StringComparison.Ordinal);

        var faulty = await reader.SubmitAsync(page.FormOf("Session"), ("Intent", "Late"));
        Assert.Equal(HttpStatusCode.BadRequest, faulty.StatusCode);
        Assert.Contains("auch die Uhrzeit", (await PlainReader.ReadAsync(faulty)).GetElementById("problem")!.TextContent, StringComparison.Ordinal);
        var saved = await reader.SubmitAsync(page.FormOf("Session"), ("Intent", "Late"), ("Arrives", "17:30"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var after = await reader.PageAsync(saved.Headers.Location!.OriginalString);
        Assert.Equal("Ihre Antwort ist gespeichert.", after.QuerySelector("[role=status]")!.TextContent);
        Assert.Equal("17:30", ((IHtmlInputElement)after.GetElementById("Arrives")!).Value);
        Assert.Equal(session.StartsAt.AddMinutes(30), (await world.Own(scene.Member).FindMyAnswerAsync(session.Id, default))!.ArrivesAt);

        await world.Own(scene.Chair).PutOpeningAsync(session.Id, new SessionMoment(session.StartsAt), default);
        var late = await reader.SubmitAsync(page.FormOf("Session"), ("Intent", "Declined"));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("Schriftführung", (await PlainReader.ReadAsync(late)).GetElementById("problem")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_poll_is_answered_in_English_too_and_every_date_needs_a_choice()
    {
        var scene = await ReviewScene.HeldSessionAsync(world);
        var (poll, path) = await PollLinkAsync(world, scene);
        using var reader = new PlainReader(world.Pages);
        var page = await reader.PageAsync($"{path}?culture=en");
        Assert.Contains("you answer as Berta Brandt", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));

        var faulty = await reader.SubmitAsync(page.FormOf("Poll"), ("Choices[0]", "Yes"));
        Assert.Equal(HttpStatusCode.BadRequest, faulty.StatusCode);
        await reader.SubmitAsync(page.FormOf("Poll"), ("Choices[0]", "Yes"), ("Choices[1]", "IfNeedBe"));
        Assert.Equal([Availability.Yes, Availability.IfNeedBe], (await world.Own(scene.Member).FindDatePollAsync(poll, default))!.MyChoices);
        var again = await reader.PageAsync(path);
        Assert.Equal(2, again.QuerySelectorAll("input[type=radio][checked]").Length);
    }

    [Fact]
    public async Task Without_the_forms_token_nothing_is_taken_and_a_wrong_address_is_not_there()
    {
        var (scene, session) = await AheadAsync();
        var path = await SessionLinkAsync(scene, session.Id);
        using var stranger = new PlainReader(world.Pages);
        var forged = await stranger.PostAsync($"{path}?handler=Session", [KeyValuePair.Create("Intent", "Declined"), KeyValuePair.Create("StartsAt", session.StartsAt.ToString("O"))]);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Null((await world.Own(scene.Member).FindMyAnswerAsync(session.Id, default))!.Intent);
        foreach (var wrong in new[] { path[..^1], $"/answer/{new string('x', 43)}", "/answer/x" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(wrong)).StatusCode);
        }
    }

    /// <summary>A poll of the scene's group and the path of the member's link.</summary>
    internal static async Task<(Guid Poll, string Path)> PollLinkAsync(ReviewWorld world, ReviewScene scene)
    {
        var (poll, now) = (Guid.CreateVersion7(), TimeProvider.System.GetUtcNow());
        var member = await MemberAsync(world, scene);
        await world.Own(scene.Chair).PutDatePollAsync(poll, new OpenDatePoll(
            scene.GroupId, [new(now.AddDays(30), now.AddDays(30).AddHours(2)), new(now.AddDays(31), now.AddDays(31).AddHours(2))], now.AddDays(5), "Kreishaus"), default);
        return (poll, $"/answer/{(await world.Own(scene.Clerk).PostPollLinkAsync(poll, member, default)).Secret}");
    }

    private async Task<string> SessionLinkAsync(ReviewScene scene, Guid session) =>
        $"/answer/{(await world.Own(scene.Clerk).PostSessionLinkAsync(session, await MemberAsync(world, scene), default)).Secret}";

    private static async Task<Guid> MemberAsync(ReviewWorld world, ReviewScene scene) =>
        (await world.Own(scene.Clerk).FindGroupAsync(scene.GroupId, default))!.Members.Single(member => member.Name.FamilyName == "Brandt").Id;

    private async Task<(ReviewScene Scene, SessionView Session)> AheadAsync()
    {
        var scene = await ReviewScene.HeldSessionAsync(world);
        var start = CouncilTime.FromLocal(CouncilTime.DateOf(TimeProvider.System.GetUtcNow()).AddDays(40), new TimeOnly(17, 0));
        var (id, item, chair) = (Guid.CreateVersion7(), Guid.CreateVersion7(), world.Own(scene.Chair));
        await chair.PutSessionAsync(id, new PlanSession(scene.GroupId, start, start.AddHours(2), "Kreishaus"), default);
        await chair.PutItemAsync(item, new ProposeItem(scene.GroupId, "Baumpaten", null, Publicity.NonPublic, null, id), default);
        await chair.PutAdmissionAsync(item, new AdmitItem(id), default);
        return (scene, await chair.PutInvitationAsync(id, default));
    }
}
