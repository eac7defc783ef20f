using System.Buffers;
using System.Globalization;
using Coordination.Contracts;
using Coordination.Playground.Issuer;

namespace Coordination.Playground.Demo;

/// <summary>What members and chair do in chat: propose, plan, admit, invite.</summary>
internal static class ChatPart
{
    /// <summary>What a card's field for a title takes.</summary>
    private const int LongestTitle = 300;

    private static readonly SearchValues<char> MoreThanATitle = SearchValues.Create(",;:()\"„“");

    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    public static async Task ProposeAllAsync(DemoScene scene)
    {
        scene.Output.Step("stepPropose");
        var members = scene.Group.OrdinaryMembers;
        foreach (var (index, line) in scene.Input.Agenda.Index())
        {
            await ProposeAsync(scene, members[index % members.Count], line);
        }
    }

    /// <returns>The invited session.</returns>
    public static async Task<SessionView> InviteAsync(DemoScene scene)
    {
        scene.Output.Step("stepPlan");
        var chair = scene.Group.Chair;
        await PlanAsync(scene, chair);
        await AdmitAllAsync(scene, chair);
        await scene.SayAsync(chair, DemoOutput.Text("agenda"));
        var preview = (await scene.SayAsync(chair, DemoOutput.Text("invite")))[^1];
        await scene.PressAsync(chair, preview, "session.invite");
        var session = (await scene.Own(chair).GetSessionsAsync(scene.Group.GroupId, scene.Ct))[0];
        await scene.DeliveredAsync(session.Id, ErrandKind.SendInvitation, "invitations", scene.Group.OrdinaryMembers[0]);
        return session;
    }

    /// <summary>Plain titles are said in a sentence; one that could be read as more than a title goes through the form.</summary>
    private static async Task ProposeAsync(DemoScene scene, Person member, AgendaLine line)
    {
        if (line.Title.Length <= 120 && !line.Title.AsSpan().ContainsAny(MoreThanATitle))
        {
            await scene.SayAsync(member, DemoOutput.Text(line.IsNonPublic ? "proposeNonPublic" : "propose", line.Title));
            return;
        }

        var title = line.Title;
        var form = (await scene.SayAsync(member, DemoOutput.Text("proposeForm")))[^1];
        if (title.Length > LongestTitle)
        {
            title = title[..LongestTitle];
            scene.Output.Say("shortened", LongestTitle);
        }

        await scene.PressAsync(member, form, "item.propose", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["title"] = title,
            ["publicity"] = line.IsNonPublic ? nameof(Publicity.NonPublic) : nameof(Publicity.Public),
        });
    }

    private static async Task PlanAsync(DemoScene scene, Person chair)
    {
        var date = Thursday(CouncilTime.DateOf(scene.Clock.GetUtcNow()).AddDays(14));
        var form = (await scene.SayAsync(chair, DemoOutput.Text("plan", date.ToString("d. MMMM yyyy", German), scene.Group.Place)))[^1];
        await scene.PressAsync(chair, form, "session.plan");
    }

    private static async Task AdmitAllAsync(DemoScene scene, Person chair)
    {
        var list = (await scene.SayAsync(chair, DemoOutput.Text("proposals")))[^1];
        var admitted = 0;
        while (list.Card?.Button("item.admit") is not null)
        {
            list = await scene.At(chair).PressAsync(list, "item.admit", scene.Ct);
            if (list.Card is null)
            {
                throw new DemoException($"The chair could not admit an item: {list}");
            }

            admitted++;
        }

        scene.Output.Say("admitted", admitted, scene.Input.Agenda.Count);
    }

    private static DateOnly Thursday(DateOnly from) => from.AddDays(((int)DayOfWeek.Thursday - (int)from.DayOfWeek + 7) % 7);
}
