using Coordination.Contracts;
using Coordination.Playground.Channel;
using Coordination.Tests.World;

namespace Coordination.Tests.Stories;

/// <summary>Zu- und Absagen in Teams: on the invitation and in words, each role's part of it.</summary>
public abstract class AnswersToAnInvitation(Provider provider) : Story(provider)
{
    private Participant Deputy => At(Group.People.Single(person => person.Name == "Ruth Immenkamp"));

    [Fact]
    public async Task A_member_answers_on_the_invitation_and_changes_their_mind_and_the_card_keeps_the_agenda()
    {
        var session = await InvitedAsync();
        var invitation = (await InvitationOfAsync(Member))!;
        Assert.Contains("Sie haben noch nicht geantwortet.", invitation.ToString(), StringComparison.Ordinal);

        var answered = await Member.PressAsync(invitation, "answer.come", default);
        Assert.Contains("Sie kommen.", answered.ToString(), StringComparison.Ordinal);
        Assert.Contains("Sachstand Sprachkurse", answered.ToString(), StringComparison.Ordinal);
        Assert.Equal(AttendanceIntent.Coming, await IntentAsync(Member, session));

        await Member.PressAsync(invitation, "answer.come", default);
        await Member.PressAsync(answered, "answer.decline", default);
        Assert.Equal(AttendanceIntent.Declined, await IntentAsync(Member, session));

        var form = await Member.PressAsync(answered, "answer.late-form", default);
        var late = await Member.PressAsync(form, "answer.late", default, new Dictionary<string, string>(StringComparer.Ordinal) { ["arrives"] = "17:45" });
        Assert.Contains("17:45", late.ToString(), StringComparison.Ordinal);
        await Member.SayAsync("Ich komme später, 18 Uhr", default);
        Assert.Equal(
            CouncilTime.FromLocal(CouncilTime.DateOf(session.StartsAt), new TimeOnly(18, 0)), (await Own(Member).FindMyAnswerAsync(session.Id, default))!.ArrivesAt);
    }

    [Fact]
    public async Task A_deputy_who_is_named_in_words_is_told_and_answers_there()
    {
        var session = await InvitedAsync();
        await Member.SayAsync("Ich komme nicht, Frau Immenkamp vertritt mich", default);
        Assert.Equal("Ruth Immenkamp", (await Own(Member).FindMyAnswerAsync(session.Id, default))!.Deputy!.Name);

        var asked = (await Deputy.AwaitAsync(reply => reply.ToString().Contains("bittet Sie um Vertretung", StringComparison.Ordinal), default))!;
        await Deputy.PressAsync(asked, "answer.come", default);
        var seen = (await Clerk.SayAsync("Wer kommt?", default))[^1].ToString();
        Assert.Contains("Ruth Immenkamp (für Bernd Osterkötter)", seen, StringComparison.Ordinal);
        Assert.Contains("Bernd Osterkötter (Vertretung: Ruth Immenkamp)", seen, StringComparison.Ordinal);
        Assert.Contains("noch unbekannt", seen, StringComparison.Ordinal);

        await Deputy.SayAsync("Ich bin verhindert", default);
        await Member.AwaitAsync(reply => reply.ToString().Contains("kann Sie in der 1. Sitzung nicht vertreten", StringComparison.Ordinal), default);
        Assert.Contains(Member.Inbox, reply => reply.ToString().Contains("Ruth Immenkamp kann Sie", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Somebody_who_is_on_no_list_is_not_taken_as_deputy()
    {
        var session = await InvitedAsync();
        var offered = (await Member.SayAsync("Herr Querfurth vertritt mich", default))[^1];
        Assert.Contains("nicht gefunden", offered.ToString(), StringComparison.Ordinal);
        Assert.Null(await IntentAsync(Member, session));
        var none = (await OtherMember.SayAsync("Wer vertritt mich?", default))[^1];
        Assert.Contains("keine Stellvertretung eingetragen", none.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_click_on_the_card_of_a_date_that_was_moved_is_refused_in_words_and_so_is_one_after_the_session_opened()
    {
        var session = await InvitedAsync();
        var old = (await InvitationOfAsync(Member))!;
        var later = session.StartsAt.AddDays(7);
        var moved = await Own(Chair).PutScheduleAsync(
            session.Id, new SessionSchedule(later, later.AddHours(2), session.Place, MovedFrom: session.StartsAt), default);
        Assert.Contains("verlegt", (await Member.PressAsync(old, "answer.come", default)).ToString(), StringComparison.Ordinal);
        Assert.Null(await IntentAsync(Member, session));

        var notice = (await Member.AwaitAsync(reply => reply.ToString().Contains("ist verlegt", StringComparison.Ordinal), default))!;
        await Member.PressAsync(notice, "answer.come", default);
        Assert.Equal(AttendanceIntent.Coming, await IntentAsync(Member, session));
        await Own(Clerk).PutOpeningAsync(session.Id, new SessionMoment(moved.StartsAt), default);
        Assert.Contains("Schriftführung", (await Member.PressAsync(notice, "answer.decline", default)).ToString(), StringComparison.Ordinal);
        Assert.Equal(AttendanceIntent.Coming, await IntentAsync(Member, session));
    }

    [Fact]
    public async Task Befangenheit_of_a_non_public_item_stays_among_the_person_chair_and_clerk()
    {
        var item = await ProposeAsync(OtherMember, "TOP: Trägerauswahl, nichtöffentlich");
        var session = await InvitedAsync();
        var noted = (await Member.SayAsync("Ich bin zu Trägerauswahl befangen", default))[^1];
        Assert.Contains("Trägerauswahl", noted.ToString(), StringComparison.Ordinal);
        Assert.Equal(item.Id, Assert.Single(await Own(Clerk).GetRecusalsAsync(session.Id, default)).ItemId);
        Assert.Empty(await Own(OtherMember).GetRecusalsAsync(session.Id, default));

        var forecast = (await Chair.SayAsync("Rückmeldungen", default))[^1].ToString();
        Assert.Contains("Trägerauswahl: Bernd Osterkötter", forecast, StringComparison.Ordinal);
        Assert.DoesNotContain("Osterkötter", (await OtherMember.SayAsync("Wer kommt?", default))[^1].ToString(), StringComparison.Ordinal);
        await Member.PressAsync(noted, "recusal.withdraw", default);
        Assert.Empty(await Own(Clerk).GetRecusalsAsync(session.Id, default));
    }

    private async Task<SessionView> InvitedAsync()
    {
        await ProposeAsync(Member, "TOP: Sachstand Sprachkurse");
        var session = await PlanAsync();
        await AdmitAllAsync();
        await InviteAsync();
        await DeliveredAsync(session.Id, ErrandKind.SendInvitation);
        return (await Own(Chair).FindSessionAsync(session.Id, default))!;
    }

    private static Task<Reply?> InvitationOfAsync(Participant person) =>
        person.AwaitAsync(reply => reply.ToString().Contains("Einladung zur 1. Sitzung", StringComparison.Ordinal), default);

    private async Task<AttendanceIntent?> IntentAsync(Participant person, SessionView session) =>
        (await Own(person).FindMyAnswerAsync(session.Id, default))!.Intent;
}

public sealed class AnswersToAnInvitationOnSqlite() : AnswersToAnInvitation(Provider.Sqlite);

public sealed class AnswersToAnInvitationOnPostgreSql() : AnswersToAnInvitation(Provider.PostgreSql);
