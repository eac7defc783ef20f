using Coordination.Benchmarks;
using Coordination.Playground.Issuer;
using Coordination.Tests.World;

// dotnet run -c Release --project tests/benchmarks            everything, in about seven minutes
// dotnet run -c Release --project tests/benchmarks -- --quick  short and once
// dotnet run -c Release --project tests/benchmarks -- channel --only TOP   one part (channel, api, review, start, slots), some of its rows
if (args is ["serve", var role])
{
    await Reference.ServeAsync(role);
    return 0;
}

if (Settings.Read(args) is not { } settings)
{
    Console.Error.WriteLine("usage: benchmarks [channel] [api] [review] [start] [slots] [--only TEXT] [--quick] [--no-publish]");
    return 2;
}

// Caught here, as nothing is disposed of after a fault that nobody catches: the databases and hosts would stay behind.
try
{
    foreach (var line in await MeasureAsync(settings, args))
    {
        Console.WriteLine(line);
    }

    return 0;
}
catch (Exception fault)
{
    await Console.Error.WriteLineAsync($"{fault}");
    return 1;
}

static async Task<IReadOnlyList<string>> MeasureAsync(Settings settings, string[] args)
{
    var lines = new List<string>(Machine.Describe(args));
    if (settings.Has("slots"))
    {
        lines.AddRange(SlotsPart.Run(settings));
    }

    if (settings.NeedsHosts)
    {
        await MeasureHostsAsync(settings, lines);
    }

    return lines;
}

static async Task MeasureHostsAsync(Settings settings, List<string> lines)
{
    if (settings.Publish)
    {
        await Published.MakeAsync();
    }

    await using var issuer = await IssuerHost.StartAsync([ReviewPart.Clerk]);
    await using var connector = await ReplyConnector.StartAsync();
    await using var sqlite = await Scene.CreateAsync(Provider.Sqlite, issuer, connector);
    await using var postgreSql = await Scene.CreateAsync(Provider.PostgreSql, issuer, connector);
    Scene[] scenes = [sqlite, postgreSql];

    if (settings.Has("start"))
    {
        lines.AddRange(await StartPart.RunAsync(scenes, settings));
    }

    if (settings.Has("channel"))
    {
        lines.AddRange(await ChannelPart.RunAsync(scenes, settings));
    }

    if (settings.Has("api"))
    {
        lines.AddRange(await ApiPart.RunAsync(scenes, settings));
    }

    if (settings.Has("review"))
    {
        lines.AddRange(await ReviewPart.RunAsync(scenes, settings));
    }
}
