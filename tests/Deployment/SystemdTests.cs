using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Coordination.Playground;
using Coordination.Tests.Rules;
using Coordination.Tests.Stories;
using Coordination.Tests.World;

namespace Coordination.Tests.Deployment;

/// <summary>The units of deploy/systemd: understood by systemd, closed as far as they can be, with settings that exist.</summary>
[Collection(nameof(Alone))]
public sealed partial class SystemdTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coordination-units-");

    [FactWhereInstalled("systemd-analyze")]
    public async Task Systemd_understands_the_units()
    {
        var units = Units();
        Assert.Equal((0, ""), await Command.RunAsync("systemd-analyze", ["verify", "--man=no", .. units]));

        await File.AppendAllTextAsync(units[0], "[Service]\nProtectSytem=strict\n");
        Assert.Contains("ProtectSytem", (await Command.RunAsync("systemd-analyze", ["verify", "--man=no", .. units])).Said, StringComparison.Ordinal);
    }

    [FactWhereInstalled("systemd-analyze")]
    public async Task The_units_leave_little_to_an_intruder()
    {
        foreach (var unit in Units())
        {
            var (code, said) = await Command.RunAsync("systemd-analyze", "security", "--offline=true", "--threshold=20", unit);
            Assert.True(code == 0, said);
        }
    }

    [Theory]
    [InlineData("api")]
    [InlineData("bot")]
    public void Settings_of_the_units_exist(string room)
    {
        var handbook = Sources.ReadText("docs/operations.md");
        var text = Sources.ReadText($"deploy/systemd/{room}.env") + Sources.ReadText($"deploy/systemd/coordination-{room}.service");
        var keys = Variable().Matches(text).Select(match => $"{match.Groups[1].Value}:{match.Groups[2].Value}").ToList();
        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.Contains($"| `{key}` |", handbook, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_host_tells_systemd_when_it_listens()
    {
        var path = Path.Combine(_folder.FullName, "notify");
        using var notify = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        notify.Bind(new UnixDomainSocketEndPoint(path));

        // The host takes systemd's word for it only from a parent of that name.
        var systemd = Path.Combine(_folder.FullName, "systemd");
        File.Copy("/bin/sh", systemd);
        await using var host = ProductProcess.Start(
            systemd, ["-c", "dotnet \"$0\" & host=$!; trap 'kill -TERM $host' TERM; wait $host; wait $host", ProductProcess.BuildOf("api")], SourceTree.Root,
            [.. ProductProcess.VariablesOf(Settings()), new("NOTIFY_SOCKET", path)]);
        try
        {
            Assert.Contains("READY=1", await SaidAsync(notify), StringComparison.Ordinal);
        }
        finally
        {
            await host.StopAsync();
        }

        Assert.Contains("STOPPING=1", await SaidAsync(notify), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Copies whose program is the dotnet of this machine.</summary>
    private string[] Units() =>
    [
        .. from room in (string[])["api", "bot"]
           let unit = $"coordination-{room}.service"
           let copy = Path.Combine(_folder.FullName, unit)
           select Copy(copy, Sources.ReadText($"deploy/systemd/{unit}").Replace("ExecStart=/usr/bin/dotnet ", $"ExecStart={Environment.ProcessPath} ", StringComparison.Ordinal)),
    ];

    private static string Copy(string path, string text)
    {
        File.WriteAllText(path, text);
        return path;
    }

    private static async Task<string> SaidAsync(Socket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        var buffer = new byte[256];
        return Encoding.ASCII.GetString(buffer, 0, await socket.ReceiveAsync(buffer, patience.Token));
    }

    private Dictionary<string, string?> Settings() => new(StringComparer.Ordinal)
    {
        ["Database:ConnectionString"] = $"Data Source={Path.Combine(_folder.FullName, "council.db")}",
        ["Entra:Authority"] = "https://login.example/v2.0",
        ["Entra:TenantId"] = Guid.NewGuid().ToString(),
        ["Entra:Audience"] = Guid.NewGuid().ToString(),
        ["Calendar:Key"] = Convert.ToBase64String(Encoding.ASCII.GetBytes(Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture))),
    };

    [GeneratedRegex(@"^(?:Environment=)?COORDINATION_([A-Za-z]+)__([A-Za-z]+)=", RegexOptions.Multiline)]
    private static partial Regex Variable();
}
