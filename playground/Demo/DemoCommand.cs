using System.Text.Json;
using Coordination.Contracts;
using Coordination.Playground.Channel;
using Coordination.Playground.Sample;

namespace Coordination.Playground.Demo;

/// <summary><c>dotnet run --project playground -- demo</c>: the whole job on a database of its own, then everything is gone again.</summary>
internal static class DemoCommand
{
    /// <returns>0 if all of it held, 1 if not, 2 for arguments or files that cannot be used.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (DemoArguments.Parse(args) is not { } arguments)
        {
            await Console.Error.WriteLineAsync(DemoArguments.Usage);
            return 2;
        }

        try
        {
            return await RunAsync(arguments.Read(), arguments.Out);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
        catch (Exception e) when (e is DemoException or RefusedException or ApiUnavailableException or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync($"{DemoOutput.Text("failed")} {e.GetType().Name}: {e.Message}");
            return 1;
        }
    }

    private static async Task<int> RunAsync(DemoInput input, string? outFile)
    {
        var folder = Directory.CreateTempSubdirectory("coordination-demo-");
        try
        {
            var clock = new DemoClock(TimeProvider.System);
            var group = SampleGroup.Read();
            await using var teams = await SimulatedTeams.StartAsync(group.Teams(folder: null, port: 0), clock);
            var settings = new ProductSettings($"Data Source={Path.Combine(folder.FullName, "demo.db")};Pooling=False")
            {
                More = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Errands:Idle"] = "00:00:00.100" },
            };
            await using var hosts = await ProductHosts.StartAsync(teams, settings, clock);
            return await PlayAsync(new DemoScene(teams, hosts, group, clock, input, new DemoOutput(Console.Out), CancellationToken.None), outFile) ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<bool> PlayAsync(DemoScene scene, string? outFile)
    {
        var output = scene.Output;
        output.Say("title", scene.Group.Group.ShortName);
        output.Say("edges");
        output.Say("clockNote");
        output.Say("input", scene.Input.TranscriptName, scene.Input.AgendaName, scene.Input.Agenda.Count);
        await scene.Group.EnterAsync(scene.Own(scene.Group.Admin), scene.Ct);
        await scene.Teams.InstallAsync(scene.Ct);

        await ChatPart.ProposeAllAsync(scene);
        var session = await ChatPart.InviteAsync(scene);
        var transcript = await RecordPart.RecordAsync(scene, session);
        await ReviewPart.AwaitDraftAsync(scene, session, transcript);
        var reviewed = await ReviewPart.ReviewAsync(scene, session.Id);
        await ReviewPart.ApproveAsync(scene, session.Id, reviewed.Version);
        var (stored, held) = await Probe.TryAsync(scene, session.Id, transcript.Id);
        if (outFile is not null)
        {
            await WriteAsync(scene, session.Id, stored, outFile);
            output.Say("written", outFile);
        }

        output.Say(held ? "done" : "failed");
        return held;
    }

    /// <summary>By the ending of its name a Word file, a PDF, or the approved text.</summary>
    private static async Task WriteAsync(DemoScene scene, Guid sessionId, ApprovedMinutes stored, string outFile)
    {
        if (!Enum.TryParse<FileFormat>(Path.GetExtension(outFile).TrimStart('.'), ignoreCase: true, out var format))
        {
            await File.WriteAllTextAsync(outFile, stored.Text, scene.Ct);
            return;
        }

        var document = await scene.Own(scene.Group.Clerk).FindDocumentAsync(sessionId, DocumentKind.Minutes, format, DocumentVersion.Full, "de", scene.Ct);
        await File.WriteAllBytesAsync(outFile, document!.Content, scene.Ct);
    }
}
