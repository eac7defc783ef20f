using System.Diagnostics;

namespace Coordination.Benchmarks;

/// <summary>Cold starts of the published hosts: from the start of the process to the first answer, to the first work done, and the memory then.</summary>
internal static class StartPart
{
    /// <param name="Answer">Milliseconds until <c>/health/ready</c> said yes.</param>
    /// <param name="Work">Milliseconds until the first request with a token was served.</param>
    internal sealed record Start(double Answer, double Work, double Megabytes);

    public static async Task<IReadOnlyList<string>> RunAsync(IReadOnlyList<Scene> scenes, Settings settings)
    {
        var rows = new List<(string Host, IReadOnlyList<Start> Starts)>();
        foreach (var scene in scenes)
        {
            rows.Add(($"API on {scene.Provider}", await TimesAsync(settings.Starts, () => OfApiAsync(scene))));
        }

        rows.Add(("bot", await TimesAsync(settings.Starts, () => OfBotAsync(scenes[0]))));
        return Tables.Starts(rows);
    }

    private static async Task<IReadOnlyList<Start>> TimesAsync(int times, Func<Task<Start>> start)
    {
        var starts = new List<Start>();
        for (var time = 0; time < times; time++)
        {
            starts.Add(await start());
        }

        return starts;
    }

    private static async Task<Start> OfApiAsync(Scene scene)
    {
        var seat = scene.SeatsWithChair[0];
        var token = scene.Issuer.PersonToken(seat.Person);
        var began = Stopwatch.GetTimestamp();
        await using var api = await Published.StartAsync("api", scene.ApiSettings(), withHook: false);
        return Times(began, api, new RequestTemplate("GET", api.Address, $"/sessions/{seat.SessionId}/agenda", token, ""));
    }

    private static async Task<Start> OfBotAsync(Scene scene)
    {
        var requests = new ChannelRequests(scene.Issuer, scene.Connector.ServiceUrl);
        var began = Stopwatch.GetTimestamp();
        await using var bot = await Published.StartAsync("bot", scene.BotSettings(), withHook: false);
        return Times(began, bot, requests.Message(bot.Address, scene.Seats[0].Person, "hilfe", requests.Token));
    }

    private static Start Times(long began, Measured host, RequestTemplate work)
    {
        using var connection = new KeepAlive(host.Address);
        Expect(connection.Exchange(new RequestTemplate("GET", host.Address, "/health/ready", null, "").With(0)));
        var answer = Stopwatch.GetElapsedTime(began);
        Expect(connection.Exchange(work.With(Load.NextNumber())));
        return new Start(answer.TotalMilliseconds, Stopwatch.GetElapsedTime(began).TotalMilliseconds, host.Meter.ResidentMegabytes());
    }

    private static void Expect(int status)
    {
        if (status != 200)
        {
            throw new InvalidOperationException($"The first answer was {status}.");
        }
    }
}
