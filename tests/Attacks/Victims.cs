using System.Globalization;
using Coordination.Contracts;
using Coordination.Tests.Api;
using Coordination.Tests.World;

namespace Coordination.Tests.Attacks;

/// <summary>A group with everything in it that a path of the API can name, each of its texts marked, so that a leak is recognised.</summary>
public sealed class Victims
{
    private Victims(MinutesScene minutes) => Minutes = minutes;

    /// <summary>Stands in every text of the group that an answer could carry.</summary>
    public string Canary { get; } = $"Zaunspatz{Guid.NewGuid():N}";

    public MinutesScene Minutes { get; }
    public CouncilScene People => Minutes.People;
    public Guid GroupId => People.GroupId;
    public Guid SessionId => Minutes.SessionId;
    public Guid ItemId { get; } = Guid.NewGuid();
    public Guid EntryId { get; private set; }
    public Guid CorrectionId { get; } = Guid.NewGuid();
    public Guid ErrandId { get; private set; }
    public Guid FollowUpId { get; private set; }
    public Guid PollId { get; } = Guid.NewGuid();
    public string ConversationId { get; } = $"19:{Guid.NewGuid():N}@thread.v2";
    public Place Former { get; } = new("Ehemals");
    public Place Future { get; } = new("Künftig");

    /// <summary>A person and the place they had or will have.</summary>
    public sealed record Place(string Name)
    {
        public CouncilScene.Place Seat { get; } = new(Name);
    }

    public static async Task<Victims> CreateAsync(ApiWorld world)
    {
        var victims = new Victims(await MinutesScene.DraftedAsync(world));
        var (people, minutes) = (victims.People, victims.Minutes);
        var today = CouncilTime.DateOf(world.Clock.Now);
        await people.PutAsync(victims.Former.Seat, Role.Clerk, null, hasVote: false, until: today.AddDays(-1));
        await people.PutAsync(victims.Future.Seat, Role.Clerk, null, hasVote: false, from: today.AddDays(1));
        var group = (await world.Admin.FindGroupAsync(people.GroupId, default))!;
        await world.Admin.PutGroupAsync(people.GroupId, new GroupDefinition($"Gruppe {victims.Canary}", "Garten", group.Profile), default, group.Version);
        await people.As(people.Member).PutItemAsync(
            victims.ItemId, new ProposeItem(people.GroupId, $"Titel {victims.Canary}", $"Grund {victims.Canary}", Publicity.NonPublic, null), default);
        var settled = await minutes.SettleAsync();
        victims.EntryId = settled.Items[0].Entries[0].Id;
        settled = await minutes.Clerk.PutEntryAsync(
            minutes.SessionId, victims.EntryId, MinutesScene.Own(minutes.Report, $"Satz {victims.Canary}."), settled.Version, default);
        settled = await minutes.Clerk.PutEntryAsync(
            minutes.SessionId, Guid.NewGuid(), new EditEntry(minutes.Report, EntryKind.OpenQuestion, $"Frage {victims.Canary}?", null, [], OwnAddition: true), settled.Version, default);
        await minutes.ClerkSignedIn.PostApprovalAsync(minutes.SessionId, settled.Version, default);
        victims.FollowUpId = (await people.As(people.Chair).GetFollowUpsAsync(people.GroupId, default)).First(followUp => followUp.Text.Contains(victims.Canary, StringComparison.Ordinal)).Id;
        await minutes.ClerkSignedIn.PutCorrectionAsync(
            minutes.SessionId, victims.CorrectionId, new CorrectMinutes($"Satz {victims.Canary}", $"Wort {victims.Canary}", "Grund"), default);
        await people.As(people.Chair).PutDatePollAsync(
            victims.PollId, new OpenDatePoll(people.GroupId, [new(people.At(40, 17), people.At(40, 19)), new(people.At(41, 17), people.At(41, 19))], people.At(9, 18), $"Ort {victims.Canary}"), default);
        victims.ErrandId = (await people.ErrandsAsync(ErrandKind.SendInvitation))[0].Id;
        await people.As(people.Chair).PutConversationAsync(
            new ConversationRecord(victims.ConversationId, ConversationKind.GroupChat, $"https://{victims.Canary}.example/", Guid.NewGuid(), people.GroupId, null, null, null), default);
        return victims;
    }

    /// <summary>What a path or body calls by this name; null for names that are nobody's.</summary>
    public string? ValueOf(string name) => name switch
    {
        "groupId" => GroupId.ToString(),
        "sessionId" or "toSessionId" => SessionId.ToString(),
        "itemId" or "itemIds" or "agendaItemId" => ItemId.ToString(),
        "memberId" or "deputyOf" or "represents" => People.Member.MemberId.ToString(),
        "factionId" => People.Roses.ToString(),
        "transcriptId" => Minutes.TranscriptId.ToString(),
        "entryId" or "changeId" => EntryId.ToString(),
        "correctionId" => CorrectionId.ToString(),
        "followUpId" => FollowUpId.ToString(),
        "pollId" => PollId.ToString(),
        "errandId" => ErrandId.ToString(),
        "conversationId" => ConversationId,
        "cueIds" or "firstCueId" => "c0001",
        "secret" => new string('x', 43),
        "findingKey" => new string('0', 32),
        "fileName" => "notizen.txt",
        _ => null,
    };

    /// <summary>Everything that was ever done in the group, as the journal counts it.</summary>
    public Task<int> DeedsAsync() => Minutes.World.ReadAsync(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.CountAsync(
        db.Journal.Where(entry => entry.GroupId == GroupId)));

    public static string Version => 1.ToString(CultureInfo.InvariantCulture);
}
