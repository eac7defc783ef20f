using System.Diagnostics;
using System.Security.Cryptography;
using Coordination.Playground.Sample;

namespace Coordination.Tests.Stories;

/// <summary>The demo as people start it: a process of its own, its exit code and the file it writes.</summary>
public sealed class DemoTests
{
    [Fact]
    public async Task The_demo_plays_the_whole_job_on_the_sample_and_writes_the_text_whose_hash_was_approved()
    {
        var folder = Directory.CreateTempSubdirectory("coordination-demo-test-");
        var (exit, output, _) = await RunAsync(folder.FullName, "--out", "niederschrift.md");
        Assert.True(exit == 0, output);
        var written = await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "niederschrift.md"));
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(written)), output, StringComparison.Ordinal);
        Assert.DoesNotContain("NEIN", output, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Files_are_found_from_where_the_user_stands()
    {
        var folder = Directory.CreateTempSubdirectory("coordination-demo-test-");
        await CopyAsync(SampleFiles.Transcript, folder);
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "agenda.json"), """[{"top":"7.2","title":"Sachstand Kommunales Integrationsmanagement","vorlage":["1/2026"]}]""");
        var (exit, output, _) = await RunAsync(folder.FullName, "--transcript", SampleFiles.Transcript, "--agenda", "agenda.json");
        Assert.True(exit == 0, output);
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("--transcript", "nowhere.vtt", "--agenda", "nowhere.json")]
    [InlineData("--transcript", "nowhere.vtt")]
    [InlineData("--fresh")]
    public async Task Files_and_arguments_that_cannot_be_used_end_with_two_and_a_reason(params string[] arguments)
    {
        var (exit, _, error) = await RunAsync(Path.GetTempPath(), arguments);
        Assert.Equal(2, exit);
        Assert.NotEmpty(error);
    }

    private static async Task CopyAsync(string name, DirectoryInfo folder)
    {
        await using var file = File.Create(Path.Combine(folder.FullName, name));
        await using var sample = SampleFiles.Open(name);
        await sample.CopyToAsync(file);
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(typeof(SampleFiles).Assembly.Location);
        start.ArgumentList.Add("demo");
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + error, error);
    }
}
