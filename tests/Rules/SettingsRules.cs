using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Coordination.Api;
using Coordination.Bot;

namespace Coordination.Tests.Rules;

/// <summary>docs/operations.md names every setting there is, and none that is not: an operator reads it instead of the code.</summary>
public sealed partial class SettingsRules
{
    private const string Handbook = "docs/operations.md";

    /// <summary>Read by ASP.NET Core and the libraries, and described by them.</summary>
    private static readonly string[] NotOurs = ["Logging"];

    [Theory]
    [InlineData("api")]
    [InlineData("bot")]
    public void Every_setting_is_documented(string room) => Assert.Empty(Real(room).Except(Documented(Chapter(room)), StringComparer.Ordinal));

    [Theory]
    [InlineData("api")]
    [InlineData("bot")]
    public void Every_documented_setting_exists(string room) => Assert.Empty(Documented(Chapter(room)).Except(Real(room), StringComparer.Ordinal));

    [Theory]
    [InlineData("bot/appsettings.json", "Channel:AllowedServiceHosts")]
    [InlineData("api/appsettings.json", "RateLimits:PersonPerMinute")]
    public void Settings_of_a_file_are_found(string file, string key) => Assert.Contains(key, InFile(Sources.ReadText(file)));

    [Theory]
    [InlineData("Database:WaitSeconds")]
    [InlineData("Pages:KeysFolder")]
    [InlineData("Pages:BaseAddress")]
    public void Settings_of_an_options_class_are_found(string key) =>
        Assert.Contains(key, InCode(typeof(ApiHost).Assembly).Concat(InCode(typeof(BotHost).Assembly)));

    [Fact]
    public void A_planted_setting_is_told_apart()
    {
        var documented = Documented("| `Planted:Documented` | 1 | seconds |\nand `Errands:Idle` in a sentence");
        Assert.Equal(["Planted:Documented"], documented);
        Assert.Equal(["Planted:InFile"], InFile("""{ "Planted": { "InFile": 1 }, "Logging": { "LogLevel": { "Default": "Warning" } } }""").Except(documented, StringComparer.Ordinal));
    }

    private static HashSet<string> Real(string room) =>
        [.. InFile(Sources.ReadText($"{room}/appsettings.json")), .. InCode((room == "api" ? typeof(ApiHost) : typeof(BotHost)).Assembly)];

    /// <summary>Both hosts have sections of the same name: each has its own part of the handbook, the API the last one.</summary>
    private static string Chapter(string room)
    {
        var parts = Sources.ReadText(Handbook).Split("\n## The API\n");
        Assert.Equal(2, parts.Length);
        return parts[room == "api" ? 1 : 0];
    }

    /// <summary>Keys in the first column of the handbook's tables.</summary>
    private static List<string> Documented(string text) => [.. TableKey().Matches(text).Select(match => match.Groups[1].Value)];

    private static List<string> InFile(string json)
    {
        using var file = JsonDocument.Parse(json);
        return
        [
            .. from section in file.RootElement.EnumerateObject()
               where !NotOurs.Contains(section.Name, StringComparer.Ordinal)
               from key in section.Value.EnumerateObject()
               select $"{section.Name}:{key.Name}",
        ];
    }

    /// <summary>An options class names its section in a constant; what can be set is a setting.</summary>
    private static List<string> InCode(Assembly assembly) =>
    [
        .. from type in assembly.GetTypes()
           where type.Name.EndsWith("Options", StringComparison.Ordinal) && type.Namespace?.StartsWith("Coordination", StringComparison.Ordinal) == true
           let section = type.GetField("Section")?.GetRawConstantValue() as string ?? $"{type.Name} has no constant Section"
           from property in type.GetProperties()
           where property.CanWrite
           select $"{section}:{property.Name}",
    ];

    [GeneratedRegex(@"^\| `([A-Z]\w+:\w+)`", RegexOptions.Multiline)]
    private static partial Regex TableKey();
}
