using Coordination.Playground;

namespace Coordination.Benchmarks;

/// <summary>Turns through the channel, beside a bare echo on Kestrel and an echo bot on the Bot Framework SDK for Node.</summary>
internal static class ChannelPart
{
    private const string Help = "hilfe";
    private const string Proposal = $"TOP: Sachstand Sprachkurse {RequestTemplate.Mark}";
    private static readonly int[] AtOnce = [1, 8, 32];

    public static async Task<IReadOnlyList<string>> RunAsync(IReadOnlyList<Scene> scenes, Settings settings)
    {
        await using var echo = await Measured.StartReferenceAsync(Reference.Echo, []);
        await using var node = await StartNodeAsync();
        var bots = new List<Measured>();
        try
        {
            var cases = new List<Case>();
            var deliveries = new List<Case>();
            foreach (var scene in scenes)
            {
                var bot = await Published.StartAsync("bot", scene.BotSettings());
                bots.Add(bot);
                cases.AddRange(AtOnce.Select(workers => Turns(scene, bot, "`hilfe`", Help, scene.Seats, workers)));
                cases.AddRange(AtOnce.Select(workers => Turns(scene, bot, "`TOP: …`", Proposal, scene.SeatsWithoutChair, workers)));
                deliveries.Add(Turns(scene, bot, "`TOP: …`, chair told meanwhile", Proposal, scene.SeatsWithChair, 8));
            }

            cases.Add(DistinctTokens(scenes[0], bots[0]));
            cases.AddRange(AtOnce.Select(workers => Echo(scenes[0], echo, "bare echo on Kestrel", workers)));
            cases.AddRange(AtOnce.Select(workers => Echo(scenes[0], node, "echo bot, SDK for Node", workers)));
            var results = Cases.Run(cases, settings);
            // Last, because what is not delivered in time goes on afterwards.
            return Tables.Channel(results.Concat(Cases.Run(deliveries, settings)));
        }
        finally
        {
            foreach (var bot in bots)
            {
                await bot.DisposeAsync();
            }
        }
    }

    private static async Task<Measured> StartNodeAsync()
    {
        var folder = Path.Combine(SourceTree.Root, "tests", "benchmarks", "node-echo");
        await Published.RunAsync("npm", folder, "ci", "--no-audit", "--no-fund", "--loglevel=error");
        return await Measured.StartAsync("node", ["index.js"], folder, [new("NODE_ENV", "production")], withHook: false);
    }

    private static Case Turns(Scene scene, Measured bot, string name, string text, IReadOnlyList<Scene.Seat> seats, int workers)
    {
        var requests = new ChannelRequests(scene.Issuer, scene.Connector.ServiceUrl);
        return new Case(name, scene.Provider.ToString(), workers, [bot.Meter, scene.Api.Meter], _ =>
            Turn(scene, bot, [.. seats.Select(seat => requests.Message(bot.Address, seat.Person, text, requests.Token))]));
    }

    /// <summary>More tokens than any cache of the bot may hold, so that each is checked anew.</summary>
    private static Case DistinctTokens(Scene scene, Measured bot)
    {
        var requests = new ChannelRequests(scene.Issuer, scene.Connector.ServiceUrl);
        var templates = requests.Tokens(4_000)
            .Select((token, index) => requests.Message(bot.Address, scene.Seats[index % scene.Seats.Count].Person, Help, token)).ToList();
        const int Workers = 8;
        return new Case("`hilfe`, each with a token of its own", scene.Provider.ToString(), Workers, [bot.Meter, scene.Api.Meter], worker =>
            Turn(scene, bot, templates.Where((_, index) => index % Workers == worker).ToList()));
    }

    /// <summary>Neither checks a token: with one, the SDK would check it even where authentication is off.</summary>
    private static Case Echo(Scene scene, Measured bot, string name, int workers)
    {
        var requests = new ChannelRequests(scene.Issuer, scene.Connector.ServiceUrl);
        return new Case(name, "", workers, [bot.Meter], _ =>
            Turn(scene, bot, [.. scene.Seats.Select(seat => requests.Message(bot.Address, seat.Person, Help, token: null))]));
    }

    /// <summary>A turn is over when its request is answered and its reply has reached the connector.</summary>
    private static Action<long> Turn(Scene scene, Measured bot, List<RequestTemplate> templates)
    {
        KeepAlive? connection = null;
        return number =>
        {
            connection ??= new KeepAlive(bot.Address);
            var status = connection.Exchange(templates[(int)(number % templates.Count)].With(number));
            if (status != 200)
            {
                throw new InvalidOperationException($"The bot answered {status}.");
            }

            scene.Connector.Await(number);
        };
    }
}
