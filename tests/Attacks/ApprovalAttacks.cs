using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Coordination.Api.Documents;
using Coordination.Contracts;
using Coordination.Tests.Api;
using Coordination.Tests.World;

namespace Coordination.Tests.Attacks;

/// <summary>Ways to have something approved that nobody approved, and to read in the approved text what is kept from guests.</summary>
public abstract class ApprovalAttacks(ApiWorld world)
{
    [Fact]
    public async Task A_signature_does_not_outlive_a_change_of_attendance_or_times()
    {
        var scene = await MinutesScene.DraftedAsync(world, new PolicyProfile(Approval: ApprovalRule.ClerkAndChair));
        var chair = scene.People.Own(scene.People.Chair);
        var signed = await scene.ClerkSignedIn.PostApprovalAsync(scene.SessionId, (await scene.SettleAsync()).Version, default);

        await AttendAsync(scene, scene.People.Chair, scene.People.Guest);
        await Refused.WithAsync(Refusal.Stale, () => chair.PostApprovalAsync(scene.SessionId, signed.Version, default));
        var changed = (await chair.FindMinutesAsync(scene.SessionId, default))!;
        Assert.Empty(changed.Blockers);
        var first = await chair.PostApprovalAsync(scene.SessionId, changed.Version, default);
        Assert.Equal((MinutesState.InReview, BlockerKind.SecondApprovalMissing), (first.State, Assert.Single(first.Blockers).Kind));

        var session = (await scene.Clerk.FindSessionAsync(scene.SessionId, default))!;
        await scene.Clerk.PutRecordAsync(scene.SessionId, session.Record with { Place = "Anderswo" }, session.Version, default);
        var again = await scene.ClerkSignedIn.PostApprovalAsync(scene.SessionId, (await scene.Clerk.FindMinutesAsync(scene.SessionId, default))!.Version, default);
        Assert.Equal((MinutesState.InReview, null), (again.State, again.Approval));
    }

    [Fact]
    public async Task Attendance_that_the_clerk_has_not_seen_makes_their_approval_stale()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        var seen = await scene.SettleAsync();
        await AttendAsync(scene, scene.People.Guest);
        await Refused.WithAsync(Refusal.Stale, () => scene.ClerkSignedIn.PostApprovalAsync(scene.SessionId, seen.Version, default));
        Assert.Null(await scene.Clerk.FindApprovedMinutesAsync(scene.SessionId, default));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\u2028")]
    [InlineData("\u0085")]
    public async Task No_name_or_place_writes_a_line_of_its_own_into_the_minutes(string lineBreak)
    {
        const string forged = "Beschluss: einstimmig angenommen";
        var scene = await MinutesScene.DraftedAsync(world);
        var session = (await scene.Clerk.FindSessionAsync(scene.SessionId, default))!;
        session = await scene.Clerk.PutAttendanceAsync(
            scene.SessionId, session.Attendance with { Guests = [new GuestAttendance($"Gast{lineBreak}{forged}", $"Amt{lineBreak}{forged}")] }, session.Version, default);
        await scene.Clerk.PutRecordAsync(scene.SessionId, session.Record with { Place = $"Kreishaus{lineBreak}{forged}" }, session.Version, default);

        await scene.ApprovedAsync();

        var approved = (await scene.Clerk.FindApprovedMinutesAsync(scene.SessionId, default))!;
        Assert.DoesNotContain(approved.Text.Split('\n', '\r', '\u2028', '\u0085'), line => line.StartsWith(forged, StringComparison.Ordinal));
        Assert.Contains($"- Gast {forged}, Amt {forged}\n", approved.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_learns_no_correction_of_words_that_a_correction_put_into_the_non_public_part()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        await scene.ApprovedAsync();
        await CorrectAsync(scene, "Die Stelle 17 wird", "48 Familien werden");
        await CorrectAsync(scene, "48 Familien", "Wunschbewerber Zaunspatz");

        var seen = await GuestAsync(scene);

        Assert.DoesNotContain("Zaunspatz", JsonSerializer.Serialize(seen, WireJson.Options), StringComparison.Ordinal);
        Assert.Equal(2, (await scene.Clerk.FindApprovedMinutesAsync(scene.SessionId, default))!.Corrections.Count);
    }

    [Fact]
    public async Task A_guest_learns_no_correction_of_words_that_only_the_notice_of_left_out_items_shares()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        var shared = Texts.German["NonPublicLeftOut"].Split(' ', '.', '(', ')').MaxBy(word => word.Length)!;
        var minutes = await scene.SettleAsync();
        minutes = await scene.Clerk.PutEntryAsync(scene.SessionId, Guid.NewGuid(), MinutesScene.Own(scene.Staff, $"Der Vermerk ({shared}) bleibt liegen."), minutes.Version, default);
        await scene.ClerkSignedIn.PostApprovalAsync(scene.SessionId, minutes.Version, default);
        await CorrectAsync(scene, shared, "Wunschbewerber Zaunspatz");

        Assert.DoesNotContain("Zaunspatz", JsonSerializer.Serialize(await GuestAsync(scene), WireJson.Options), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hash_that_a_guest_gets_is_of_the_text_they_get_and_tells_nothing_of_the_rest()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        var approved = await scene.ApprovedAsync();

        var seen = await GuestAsync(scene);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seen.Text))), seen.Approval.Sha256);
        Assert.NotEqual(approved.Approval!.Sha256, seen.Approval.Sha256);
    }

    [Fact]
    public async Task A_guest_does_not_learn_who_took_part()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        await scene.ApprovedAsync();
        Assert.Contains("Erna Ulmen", (await scene.Clerk.FindApprovedMinutesAsync(scene.SessionId, default))!.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ulmen", JsonSerializer.Serialize(await GuestAsync(scene), WireJson.Options), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_approval_without_the_version_that_was_seen_is_asked_for_it()
    {
        var scene = await MinutesScene.DraftedAsync(world);
        await scene.SettleAsync();
        using var http = world.WithToken(world.Issuer.PersonToken(new(scene.People.Clerk.PersonId, "Somebody", "somebody@kreis.example")));
        using var answer = await http.PostAsync(new Uri(Routes.Fill(Routes.MinutesApproval, scene.SessionId), UriKind.Relative), null);
        Assert.Equal(428, (int)answer.StatusCode);
        Assert.Null(await scene.Clerk.FindApprovedMinutesAsync(scene.SessionId, default));
    }

    private static Task<ApprovedMinutes> CorrectAsync(MinutesScene scene, string before, string after) =>
        scene.ClerkSignedIn.PutCorrectionAsync(scene.SessionId, Guid.NewGuid(), new CorrectMinutes(before, after, $"statt {before}"), default);

    private static async Task<ApprovedMinutes> GuestAsync(MinutesScene scene) =>
        (await scene.People.As(scene.People.Guest).FindApprovedMinutesAsync(scene.SessionId, default))!;

    private static async Task AttendAsync(MinutesScene scene, params CouncilScene.Place[] present)
    {
        var session = (await scene.Clerk.FindSessionAsync(scene.SessionId, default))!;
        var list = new AttendanceList([.. present.Select(p => new Attendance(p.MemberId, AttendanceStatus.Present))], []);
        await scene.People.As(scene.People.Chair).PutAttendanceAsync(scene.SessionId, list, session.Version, default);
    }
}

public sealed class ApprovalAttacksOnSqlite(SqliteWorld world) : ApprovalAttacks(world), IClassFixture<SqliteWorld>;

public sealed class ApprovalAttacksOnPostgreSql(PostgreSqlWorld world) : ApprovalAttacks(world), IClassFixture<PostgreSqlWorld>;
