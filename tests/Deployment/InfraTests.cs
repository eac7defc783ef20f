using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Coordination.Tests.Rules;

namespace Coordination.Tests.Deployment;

/// <summary>infra/ as Microsoft's compiler understands it, and who reads which secret there.</summary>
public sealed partial class InfraTests : IDisposable
{
    private static readonly string Compiler =
        typeof(InfraTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "BicepCompiler").Value!;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coordination-infra-");

    public InfraTests()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Sources.Root, "infra"), "*.bicep"))
        {
            File.Copy(file, Path.Combine(_folder.FullName, Path.GetFileName(file)));
        }
    }

    [Fact]
    public async Task The_compiler_has_nothing_to_complain_of()
    {
        Assert.Equal((0, ""), await BuildAsync());

        var bot = Path.Combine(_folder.FullName, "bot.bicep");
        await File.WriteAllTextAsync(bot, (await File.ReadAllTextAsync(bot)).Replace("targetPort: 8080", "targetPrt: 8080", StringComparison.Ordinal));
        Assert.Contains("targetPrt", (await BuildAsync()).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_are_secure_on_their_whole_way()
    {
        await BuildAsync();
        var parameters = Below(Template()).OfType<JsonObject>().Where(node => node["parameters"] is JsonObject && node["resources"] is not null)
            .SelectMany(template => template["parameters"]!.AsObject()).Where(parameter => SecretName().IsMatch(parameter.Key)).ToList();
        Assert.True(parameters.Count >= 9, $"{parameters.Count} secrets");
        Assert.All(parameters, parameter => Assert.Equal("securestring", parameter.Value!["type"]!.GetValue<string>().ToLowerInvariant()));

        var variables = Variables();
        Assert.True(variables.Count >= 15, $"{variables.Count} settings");
        Assert.All(variables.Where(variable => SecretSetting().IsMatch(variable["name"]!.GetValue<string>())), variable => Assert.NotNull(variable["secretRef"]));
    }

    [Fact]
    public async Task Each_identity_reads_its_own_secrets_and_no_other()
    {
        await BuildAsync();
        var readers = Below(Template()).OfType<JsonObject>()
            .Where(node => node["type"]?.ToString() == "Microsoft.Authorization/roleAssignments" && node["scope"]!.ToString().Contains("Microsoft.KeyVault", StringComparison.Ordinal))
            .Select(node => (Who: Parameter().Match(node["properties"]!["principalId"]!.ToString()).Groups[1].Value, What: SecretOf(node["scope"]!.ToString())))
            .Order().ToList();
        Assert.Equal(
            [("apiPrincipalId", "calendar-key"), ("apiPrincipalId", "database"), ("botPrincipalId", "pages-certificate"), ("botPrincipalId", "pages-secret")], readers);
    }

    [Fact]
    public async Task Settings_of_the_container_apps_exist()
    {
        await BuildAsync();
        var handbook = Sources.ReadText("docs/operations.md");
        var keys = Variables().Select(variable => variable["name"]!.GetValue<string>()).Where(name => name.StartsWith("COORDINATION_", StringComparison.Ordinal))
            .Select(name => name["COORDINATION_".Length..].Replace("__", ":", StringComparison.Ordinal));
        Assert.All(keys, key => Assert.Contains($"| `{key}` |", handbook, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_parameter_without_a_default_is_filled_in()
    {
        await BuildAsync();
        var given = JsonNode.Parse(Sources.ReadText("infra/main.parameters.json"))!["parameters"]!.AsObject().Select(parameter => parameter.Key).ToList();
        var declared = Template()["parameters"]!.AsObject();
        Assert.Empty(given.Except(declared.Select(parameter => parameter.Key), StringComparer.Ordinal));
        Assert.Empty(declared.Where(parameter => parameter.Value!["defaultValue"] is null).Select(parameter => parameter.Key).Except(given, StringComparer.Ordinal));
    }

    [FactWhereInstalled("bash")]
    public async Task The_script_of_the_registrations_can_be_read()
    {
        Assert.Equal((0, ""), await Command.RunAsync("bash", "-n", Path.Combine(Sources.Root, "infra/entra.sh")));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Task<(int Code, string Said)> BuildAsync() =>
        Command.RunAsync(Compiler, "build", Path.Combine(_folder.FullName, "main.bicep"), "--outfile", Path.Combine(_folder.FullName, "main.json"));

    private JsonObject Template() => JsonNode.Parse(File.ReadAllText(Path.Combine(_folder.FullName, "main.json")))!.AsObject();

    private List<JsonObject> Variables() => [.. Below(Template()).OfType<JsonObject>().Where(node => node["env"] is JsonArray).SelectMany(node => node["env"]!.AsArray()).Select(v => v!.AsObject())];

    private static string SecretOf(string scope) => Quoted().Matches(scope).Select(match => match.Groups[1].Value).Last(text => !text.Contains('/', StringComparison.Ordinal));

    private static IEnumerable<JsonNode> Below(JsonNode node) => node switch
    {
        JsonObject o => o.Where(p => p.Value is not null).SelectMany(p => Below(p.Value!)).Prepend(node),
        JsonArray a => a.OfType<JsonNode>().SelectMany(Below).Prepend(node),
        _ => [node],
    };

    [GeneratedRegex("(?i)(secret|password|key|certificate)$")]
    private static partial Regex SecretName();

    [GeneratedRegex("(?i)(secret|password|__key|connectionstring)$")]
    private static partial Regex SecretSetting();

    [GeneratedRegex(@"parameters\('(\w+)'\)")]
    private static partial Regex Parameter();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();
}
