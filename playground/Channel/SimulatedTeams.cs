using System.Net;
using System.Text.Json.Nodes;
using Coordination.Contracts;
using Coordination.Playground.Issuer;

namespace Coordination.Playground.Channel;

/// <summary>Who is in the simulated Teams, and where it keeps what was said.</summary>
/// <param name="TeamName">Title of the one group chat and the one channel.</param>
/// <param name="Team">Those in the group chat and the channel; everybody else has a personal chat only.</param>
/// <param name="Folder">For keys and chats; null keeps nothing, for tests.</param>
public sealed record TeamsSettings(IReadOnlyList<Person> People, string TeamName, IReadOnlyList<Guid> Team, string? Folder = null, int Port = 0);

/// <summary>
/// Teams on one machine: issuer, connector and chats on one loopback address. It is a real channel to the bot, so what passes here has passed
/// the bot's own checks of tokens, service address and shapes.
/// </summary>
public sealed class SimulatedTeams : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Activities _activities;

    private SimulatedTeams(WebApplication app, TeamsSettings settings, TokenIssuer issuer, ChatStore chats, TimeProvider clock)
    {
        _app = app;
        Settings = settings;
        Issuer = issuer;
        Chats = chats;
        _activities = new Activities(issuer.Registrations, clock, () => ServiceUrl);
        Bot = new BotEdge(app.Services.GetRequiredService<IHttpClientFactory>(), issuer, () => BotAddress, () => ServiceUrl);
    }

    public TeamsSettings Settings { get; }

    public TokenIssuer Issuer { get; }

    public ChatStore Chats { get; }

    public BotEdge Bot { get; }

    public ConnectorFaults Faults { get; } = new();

    public Uri Address => Issuer.BaseAddress;

    /// <summary>Where the bot listens; set once it does.</summary>
    public Uri BotAddress { get; set; } = new("http://127.0.0.1/");

    public string ServiceUrl => new Uri(Address, "connector/").AbsoluteUri;

    /// <param name="clock">The clock of the chats; tokens always carry wall-clock times.</param>
    /// <param name="site">Adds the chat page, where one is wanted.</param>
    public static async Task<SimulatedTeams> StartAsync(TeamsSettings settings, TimeProvider clock, Action<WebApplication, SimulatedTeams>? site = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(SimulatedTeams).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.ClearProviders();
        builder.Services.ConfigureHttpJsonOptions(o => WireJson.Configure(o.SerializerOptions));
        builder.Services.AddHttpClient(BotEdge.ClientName);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, settings.Port));
        var app = builder.Build();
        var issuer = NewIssuer(settings.Folder);
        var chats = new ChatStore(clock, settings.Folder is null ? null : Path.Combine(settings.Folder, "chats.json"));
        var teams = new SimulatedTeams(app, settings, issuer, chats, clock);
        app.MapIssuer(issuer, settings.People);
        site?.Invoke(app, teams);
        new ConnectorEndpoints(chats, settings.People, teams._activities, issuer.Registrations.TenantId)
            .Map(app, new ConnectorGate(issuer, teams.Faults));
        await app.StartAsync();
        issuer.BaseAddress = new Uri(app.Urls.Single() + "/");
        teams.OpenChats();
        return teams;
    }

    public Person Person(Guid id) => Settings.People.Single(p => p.Id == id);

    public Chat PersonalChat(Person person) => Chats.Of(person).Single(c => c.Kind == ConversationKind.Personal);

    public Chat GroupChat => Chats.Find(GroupChatId)!;

    public Chat Channel => Chats.Find(ChannelId)!;

    private const string GroupChatId = "19:ifa-gruppenchat@thread.v2";
    private const string ChannelId = "19:ifa-kanal@thread.tacv2";

    /// <summary>Adds the app everywhere it is not yet: Teams sends both updates, in either order, and the bot must greet once.</summary>
    public async Task InstallAsync(CancellationToken ct)
    {
        foreach (var person in Settings.People)
        {
            await InstallAsync(PersonalChat(person), person, ct);
        }

        var owner = Person(Settings.Team[0]);
        await InstallAsync(GroupChat, owner, ct);
        await InstallAsync(Channel, owner, ct);
    }

    private async Task InstallAsync(Chat chat, Person by, CancellationToken ct)
    {
        if (!chat.Installed)
        {
            Chats.Installed(chat);
            await Bot.PostAsync(_activities.Installation(by, chat), ct);
            await Bot.PostAsync(_activities.MembersAdded(by, chat), ct);
        }
    }

    /// <summary>Somebody writes. In a group chat or channel the bot learns of it only when mentioned.</summary>
    /// <param name="thread">In a channel the thread that is answered; null begins one.</param>
    /// <returns>What was posted, and the bot's answer to it; null where the bot was not told.</returns>
    public async Task<Delivery?> SayAsync(Person from, Chat chat, string text, CancellationToken ct, bool mention = true, string? thread = null)
    {
        var message = Chats.Add(chat, thread, from.TeamsUserId, from.Name, new JsonObject { ["type"] = "message", ["text"] = text });
        if (chat.Kind != ConversationKind.Personal && !mention)
        {
            return null;
        }

        var activity = _activities.Message(from, chat, message.Thread, message.Id, text);
        return new Delivery(activity, await Bot.PostAsync(activity, ct));
    }

    /// <summary>Somebody presses a button that executes (Action.Execute); an answer with a card takes the card's place for that person.</summary>
    public async Task<BotAnswer> ExecuteAsync(Person by, Chat chat, ChatMessage message, string verb, string? title, JsonObject data, CancellationToken ct)
    {
        var answer = await Bot.PostAsync(_activities.CardAction(by, chat, message, verb, title, data), ct);
        if (answer.Body?["type"]?.GetValue<string>() == ChatMessage.CardContentType && answer.Body["value"] is { } card)
        {
            Chats.Change(chat, message.Id, (m, _) => m.CardsFor[by.TeamsUserId] = card.DeepClone());
        }

        return answer;
    }

    /// <summary>Somebody presses a button that submits (Action.Submit).</summary>
    public Task<BotAnswer> SubmitAsync(Person by, Chat chat, ChatMessage message, JsonObject data, CancellationToken ct) =>
        Bot.PostAsync(_activities.Submit(by, chat, message, data), ct);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void OpenChats()
    {
        foreach (var person in Settings.People)
        {
            Chats.Open(new Chat($"a:1{person.Id:N}", ConversationKind.Personal, Activities.BotName, [person.Id]));
        }

        Chats.Open(new Chat(GroupChatId, ConversationKind.GroupChat, Settings.TeamName, Settings.Team));
        Chats.Open(new Chat(ChannelId, ConversationKind.Channel, Settings.TeamName, Settings.Team));
    }

    private static TokenIssuer NewIssuer(string? folder)
    {
        SigningKey Key(string name) => folder is null ? SigningKey.Create() : SigningKey.OfFile(Path.Combine(folder, name));
        return new TokenIssuer(Registrations.Create(), Key("people.pem"), Key("channel.pem"), TimeProvider.System);
    }
}
