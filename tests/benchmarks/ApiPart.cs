using System.Text.Json;
using Coordination.Contracts;

namespace Coordination.Benchmarks;

/// <summary>The API's reads and writes, beside the same EF code without the API around it, on the same database.</summary>
internal static class ApiPart
{
    private static readonly int[] AtOnce = [1, 8];

    public static async Task<IReadOnlyList<string>> RunAsync(IReadOnlyList<Scene> scenes, Settings settings)
    {
        var cases = new List<Case>();
        var references = new List<Measured>();
        try
        {
            foreach (var scene in scenes)
            {
                var reference = await Measured.StartReferenceAsync(Reference.BareEf, scene.ApiSettings());
                references.Add(reference);
                foreach (var workers in AtOnce)
                {
                    cases.Add(Of("agenda, API", scene, scene.Api, workers, seat => Read(scene, scene.Api.Address, $"/sessions/{seat.SessionId}/agenda", seat)));
                    cases.Add(Of("agenda, bare EF", scene, reference, workers, seat => Read(scene, reference.Address, $"/{seat.Person.Id}/sessions/{seat.SessionId}/agenda", seat)));
                    cases.Add(Of("new item, API", scene, scene.Api, workers, seat => Write(scene, scene.Api.Address, Routes.Item, seat)));
                    cases.Add(Of("new item, bare EF", scene, reference, workers, seat => Write(scene, reference.Address, $"/{seat.Person.Id}/items/{{itemId}}", seat)));
                }
            }

            return Tables.Api(Cases.Run(cases, settings));
        }
        finally
        {
            foreach (var reference in references)
            {
                await reference.DisposeAsync();
            }
        }
    }

    private static Case Of(string name, Scene scene, Measured host, int workers, Func<Scene.Seat, RequestTemplate> request) =>
        new(name, scene.Provider.ToString(), workers, [host.Meter], _ =>
        {
            var templates = scene.SeatsWithChair.Select(request).ToList();
            KeepAlive? connection = null;
            return number =>
            {
                connection ??= new KeepAlive(host.Address);
                var status = connection.Exchange(templates[(int)(number % templates.Count)].With(number));
                if (status != 200)
                {
                    throw new InvalidOperationException($"{name}: {status}.");
                }
            };
        });

    private static RequestTemplate Read(Scene scene, Uri address, string path, Scene.Seat seat) =>
        new("GET", address, path, Token(scene), "", $"{Routes.ActingForHeader}: {seat.Person.Id}");

    private static RequestTemplate Write(Scene scene, Uri address, string route, Scene.Seat seat) => new(
        "PUT", address, Routes.Fill(route, $"{Guid.NewGuid().ToString()[..24]}{RequestTemplate.Mark}"), Token(scene),
        JsonSerializer.Serialize(new ProposeItem(seat.GroupId, $"Sachstand {RequestTemplate.Mark}", "Es wird Zeit.", Publicity.Public, null), WireJson.Options),
        $"{Routes.ActingForHeader}: {seat.Person.Id}");

    /// <summary>The bot's own, as nearly all requests of the API carry it.</summary>
    private static string Token(Scene scene) => scene.Issuer.AppToken(Routes.ActForRole);
}
