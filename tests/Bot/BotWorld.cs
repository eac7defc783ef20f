using System.Text.Json.Nodes;
using Coordination.Contracts;
using Coordination.Playground;
using Coordination.Playground.Channel;
using Coordination.Playground.Issuer;
using Coordination.Playground.Sample;
using Coordination.Tests.World;

namespace Coordination.Tests.Bot;

/// <summary>Bot, API and a simulated Teams on real sockets, with the invented sample group. People write and click as they would.</summary>
public sealed class BotWorld : IAsyncLifetime
{
    private Database _database = null!;

    public TestClock Clock { get; } = new();
    public SampleGroup Group { get; } = SampleGroup.Read();
    public SimulatedTeams Teams { get; private set; } = null!;
    public ProductHosts Hosts { get; private set; } = null!;

    public Person Chair => Group.Chair;
    public Person Member => Group.OrdinaryMembers[0];
    public Person OtherMember => Group.OrdinaryMembers[1];

    public async Task InitializeAsync()
    {
        _database = await Database.CreateAsync(Provider.Sqlite);
        Teams = await SimulatedTeams.StartAsync(Group.Teams(null, 0), Clock);
        Hosts = await ProductHosts.StartAsync(Teams, new ProductSettings(_database.ConnectionString)
        {
            More = new Dictionary<string, string?>(StringComparer.Ordinal) { ["RateLimits:PersonPerMinute"] = "100000", ["RateLimits:BotPerMinute"] = "100000" },
        }, Clock);
        await Group.EnterAsync(ApiOf(Group.Admin), CancellationToken.None);
        await Teams.InstallAsync(CancellationToken.None);
    }

    /// <summary>What is really stored, asked with the person's own token.</summary>
    public CoordinationClient ApiOf(Person person) => Hosts.Api.WithToken(Teams.Issuer.PersonToken(person));

    /// <summary>Writes in the person's own chat with the bot.</summary>
    public Task<BotReply> SayAsync(Person person, string text) => SayAsync(person, Teams.PersonalChat(person), text);

    public async Task<BotReply> SayAsync(Person person, Chat chat, string text)
    {
        var delivery = await Teams.SayAsync(person, chat, text, CancellationToken.None) ?? throw new InvalidOperationException("The bot was not told.");
        return Reply(person, chat, delivery.Activity["id"]!.GetValue<string>());
    }

    /// <summary>The bot's answer to one activity; messages of its own accord are left aside.</summary>
    public BotReply Reply(Person person, Chat chat, string activityId) =>
        new(this, person, chat, Assert.Single(RepliesTo(chat, activityId)));

    public IReadOnlyList<ChatMessage> RepliesTo(Chat chat, string activityId) =>
        [.. Teams.Chats.Messages(chat).Where(message => message.Activity["replyToId"]?.GetValue<string>() == activityId)];

    /// <summary>Binds the group chat and the channel, as the chair does once.</summary>
    public async Task BindAsync(Chat chat)
    {
        var asked = await SayAsync(Chair, chat, "Chat verbinden");
        await asked.ClickAsync(Group.Group.ShortName);
    }

    public async Task DisposeAsync()
    {
        await Hosts.DisposeAsync();
        await Teams.DisposeAsync();
        await _database.DisposeAsync();
    }
}

/// <summary>A message of the bot as one person sees it, and what they do with it.</summary>
public sealed record BotReply(BotWorld World, Person Person, Chat Chat, ChatMessage Message)
{
    public JsonNode? Card => Message.CardFor(Person.TeamsUserId);

    public string? Text => Message.Activity["text"]?.GetValue<string>();

    /// <summary>All text runs, one per line.</summary>
    public string Shown => Card is null ? Text ?? "" : string.Join('\n', All(Card).Where(o => (string?)o["type"] == "TextRun").Select(o => (string?)o["text"]));

    public IEnumerable<string> Buttons => All(Card).Where(o => o["type"]?.GetValue<string>().StartsWith("Action.", StringComparison.Ordinal) == true).Select(o => (string)o["title"]!);

    /// <summary>Presses a button by its title; inputs keep what the card filled in unless given here.</summary>
    public async Task<BotAnswer> ClickAsync(string title, params (string Id, string Value)[] inputs)
    {
        var button = All(Card).First(o => o["type"]?.GetValue<string>() == "Action.Execute" && o["title"]?.GetValue<string>() == title);
        var data = button["data"]!.DeepClone().AsObject();
        if (button["associatedInputs"]?.GetValue<string>() == "auto")
        {
            foreach (var input in All(Card).Where(o => o["type"]?.GetValue<string>().StartsWith("Input.", StringComparison.Ordinal) == true))
                data[input["id"]!.GetValue<string>()] = input["value"]?.ToString();
        }

        foreach (var (id, value) in inputs)
            data[id] = value;

        return await PressAsync(button["verb"]!.GetValue<string>(), data);
    }

    public Task<BotAnswer> PressAsync(string verb, JsonObject data) =>
        World.Teams.ExecuteAsync(Person, Chat, Message, verb, null, data, CancellationToken.None);

    /// <summary>The same message as somebody else sees it.</summary>
    public BotReply SeenBy(Person person) => this with { Person = person };

    public static IEnumerable<JsonObject> All(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => All(p.Value)).Prepend(o),
        JsonArray a => a.SelectMany(All),
        _ => [],
    };
}
