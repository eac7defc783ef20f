using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json.Nodes;
using Coordination.Playground;
using Coordination.Tests.Stories;
using Coordination.Tests.World;

namespace Coordination.Tests.Deployment;

/// <summary>The images as the SDK makes them, on a base image that runs as root: who they run as, where they listen, and that what is in them starts.</summary>
[Collection(nameof(Alone))]
public sealed class ContainerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coordination-image-");

    [Theory]
    [InlineData("api")]
    [InlineData("bot")]
    public async Task An_image_runs_as_nobody_in_particular_and_what_is_in_it_starts(string room)
    {
        await using var registry = await BaseImageRegistry.StartAsync();
        var archive = Path.Combine(_folder.FullName, "image.tar.gz");
        // The build of this test is there already.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var (code, said) = await Command.RunAsync(
            "dotnet", "publish", Path.Combine(SourceTree.Root, room), "-c", configuration, "--no-build", "-nologo", "-nodeReuse:false", "-t:PublishContainer",
            $"-p:ContainerBaseImage={registry.Image}", $"-p:ContainerArchiveOutputPath={archive}", $"-p:PublishDir={_folder.FullName}/publish/");
        Assert.True(code == 0, said);

        var image = Path.Combine(_folder.FullName, "image");
        await UnpackAsync(archive, image);
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(image, "manifest.json")))![0]!;
        var config = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(image, manifest["Config"]!.ToString())))!["config"]!;
        Assert.Equal("1654", config["User"]!.ToString());
        Assert.Equal(["8080/tcp"], config["ExposedPorts"]!.AsObject().Select(port => port.Key));
        Assert.Equal(["dotnet", $"/app/{ProductProcess.NameOf(room)}"], config["Entrypoint"]!.AsArray().Select(word => word!.ToString()));

        foreach (var layer in manifest["Layers"]!.AsArray())
        {
            await UnpackAsync(Path.Combine(image, layer!.ToString()), _folder.FullName);
        }

        var program = Path.Combine(_folder.FullName, "app", ProductProcess.NameOf(room));
        await using var host = ProductProcess.Start("dotnet", [program], "/", ProductProcess.VariablesOf([], environment: "Production"));
        Assert.Equal(1, await host.ExitAsync());
        Assert.Contains("Not started: ", host.Log, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder.FullName, "app", "appsettings.json")));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task UnpackAsync(string file, string folder)
    {
        Directory.CreateDirectory(folder);
        await using var stream = File.OpenRead(file);
        var packed = stream.ReadByte() == 0x1F;
        stream.Position = 0;
        await using var content = packed ? new GZipStream(stream, CompressionMode.Decompress) : (Stream)stream;
        await TarFile.ExtractToDirectoryAsync(content, folder, overwriteFiles: true);
    }
}
