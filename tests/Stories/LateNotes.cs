using Coordination.Contracts;
using Coordination.Tests.Api;
using Coordination.Tests.Bot;
using Coordination.Tests.World;

namespace Coordination.Tests.Stories;

/// <summary>
/// The clerk has edited the draft when late notes arrive: the bot drafts again, the new draft lies beside the text, one change is taken and one
/// declined, a restart of both hosts in between, and the approved minutes hold what the clerk decided.
/// </summary>
public abstract class LateNotes(ApiWorld world)
{
    private const string Notes =
        """
        TOP 1 Bericht der Beratungsstelle
        Erna Ulmen: Die Volkshochschule stellt ab Mai einen Raum im Erdgeschoss bereit.
        Erna Brandt: Die Warteliste umfasst derzeit 17 Familien aus drei Gemeinden.
        """;

    [Fact]
    public async Task What_the_clerk_wrote_stays_until_they_take_something_over()
    {
        var scene = await MinutesScene.HeldAsync(world);
        await using var people = await ErrandScene.OverAsync(scene.People);
        await scene.NoticeAsync(objections: false);
        await scene.AttendAsync();
        var bot = await BotInstance.StartAsync(world);
        await scene.UploadAsync();
        await Eventually.SeeAsync(() => scene.Clerk.FindMinutesAsync(scene.SessionId, default), minutes => minutes is not null);
        var edited = await EditAsync(scene);

        await scene.UploadAsync(kind: TranscriptKind.ClerkNotes, text: Notes, name: "notizen.txt", id: Guid.NewGuid());
        var beside = await Eventually.SeeAsync(() => scene.Clerk.FindMinutesAsync(scene.SessionId, default), minutes => minutes!.Redraft is not null);
        Assert.Equal(Texts(edited), Texts(beside!));
        await people.SettledAsync();
        Assert.Contains(people.TakenBy(scene.People.Clerk), message => message.Card["fallbackText"]!.GetValue<string>().Contains("neuer Entwurf", StringComparison.Ordinal));

        var redraft = (await scene.Clerk.FindRedraftAsync(scene.SessionId, default))!;
        var added = redraft.Items.SelectMany(item => item.Changes).Where(change => change.Kind == RedraftChangeKind.Added).ToList();
        var (room, list) = (added.First(change => Says(change, "Erdgeschoss")), added.First(change => Says(change, "17")));
        await bot.StopAsync();
        await bot.DisposeAsync();

        var taken = await scene.Clerk.PutRedraftChangeAsync(scene.SessionId, room.Id, take: true, redraft.Version, default);
        await using var restarted = await world.StartApiAsync();
        using var http = new HttpClient(new HttpClientHandler(), disposeHandler: true) { BaseAddress = new Uri(restarted.Urls.Single()) };
        var clerk = new CoordinationClient(http).WithToken(world.Issuer.PersonToken(new(scene.People.Clerk.PersonId, "Erna Feder", "feder@kreis.example")));
        Assert.Equal((1, 0), await SettledAsync(clerk, scene.SessionId));
        await clerk.PutRedraftChangeAsync(scene.SessionId, list.Id, take: false, taken.Version, default);
        Assert.Equal((1, 1), await SettledAsync(clerk, scene.SessionId));

        var ready = (await clerk.FindMinutesAsync(scene.SessionId, default))!;
        var approved = await clerk.PostApprovalAsync(scene.SessionId, ready.Version, default);
        Assert.Equal(MinutesState.Approved, approved.State);
        var text = (await clerk.FindApprovedMinutesAsync(scene.SessionId, default))!.Text;
        Assert.Contains("Von Hand: 48 Familien wurden begleitet.", text, StringComparison.Ordinal);
        Assert.Contains("Erdgeschoss", text, StringComparison.Ordinal);
        Assert.DoesNotContain("17 Familien", text, StringComparison.Ordinal);
        Assert.Null(await clerk.FindRedraftAsync(scene.SessionId, default));
    }

    /// <summary>The clerk writes a sentence of their own over the first one, settles the rest, and enters each result.</summary>
    private static async Task<MinutesView> EditAsync(MinutesScene scene)
    {
        var minutes = (await scene.Clerk.FindMinutesAsync(scene.SessionId, default))!;
        var first = minutes.Items[0].Entries[0];
        minutes = await scene.Clerk.PutEntryAsync(
            scene.SessionId, first.Id, new EditEntry(scene.Report, EntryKind.Statement, "Von Hand: 48 Familien wurden begleitet.", null, [], OwnAddition: true), minutes.Version, default);
        foreach (var entry in minutes.Items.SelectMany(item => item.Entries).Where(entry => entry.Verdict.Blocks || entry.Kind == EntryKind.Decision))
        {
            minutes = await scene.Clerk.DeleteEntryAsync(scene.SessionId, entry.Id, minutes.Version, default);
        }

        return await scene.SettleAsync();
    }

    private static async Task<(int Taken, int Declined)> SettledAsync(CoordinationClient clerk, Guid sessionId) =>
        (await clerk.FindRedraftAsync(sessionId, default))! is var redraft ? (redraft.Taken, redraft.Declined) : default;

    private static bool Says(RedraftChange change, string words) => change.Proposed!.Text.Contains(words, StringComparison.Ordinal);

    private static IEnumerable<string> Texts(MinutesView minutes) => minutes.Items.SelectMany(item => item.Entries).Select(entry => entry.Text);
}

public sealed class LateNotesOnSqlite(SqliteWorld world) : LateNotes(world), IClassFixture<SqliteWorld>;

public sealed class LateNotesOnPostgreSql(PostgreSqlWorld world) : LateNotes(world), IClassFixture<PostgreSqlWorld>;
