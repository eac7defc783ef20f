using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Coordination.Tests.Rules;

/// <summary>Who may know whom (docs/architecture.md). Each rule has a sibling that plants a violation.</summary>
public sealed partial class DependencyRules
{
    [Fact]
    public void Contracts_know_nobody() => Assert.Empty(References("contracts/Coordination.Contracts.csproj"));

    [Fact]
    public void A_reference_in_a_project_file_is_seen() =>
        Assert.Equal(["Polly", "../api/x.csproj"], References(XDocument.Parse(
            "<Project><ItemGroup><PackageReference Include='Polly'/><ProjectReference Include='../api/x.csproj'/></ItemGroup></Project>")));

    [Fact]
    public void Hosting_knows_nothing_of_the_council() => Assert.DoesNotContain(References("hosting/Coordination.Hosting.csproj"), IsOurs);

    [Theory]
    [InlineData("../contracts/Coordination.Contracts.csproj", true)]
    [InlineData("OpenTelemetry", false)]
    public void References_to_other_rooms_are_told_apart(string reference, bool ours) => Assert.Equal(ours, IsOurs(reference));

    [Fact]
    public void The_api_never_references_graph_model_or_bot() =>
        Assert.DoesNotContain(References("api/Coordination.Api.csproj"), r => ForbiddenInApi().IsMatch(r));

    [Fact]
    public void The_bot_never_references_a_database_or_the_api() =>
        Assert.DoesNotContain(References("bot/Coordination.Bot.csproj"), r => ForbiddenInBot().IsMatch(r));

    [Theory]
    [InlineData("Microsoft.Graph", true)]
    [InlineData("OpenAI", true)]
    [InlineData("../bot/Coordination.Bot.csproj", true)]
    [InlineData("Quartz", false)]
    public void References_forbidden_to_the_api_are_told_apart(string reference, bool forbidden) =>
        Assert.Equal(forbidden, ForbiddenInApi().IsMatch(reference));

    [Theory]
    [InlineData("Npgsql", true)]
    [InlineData("Microsoft.EntityFrameworkCore.Sqlite", true)]
    [InlineData("../api/Coordination.Api.csproj", true)]
    [InlineData("Polly", false)]
    public void References_forbidden_to_the_bot_are_told_apart(string reference, bool forbidden) =>
        Assert.Equal(forbidden, ForbiddenInBot().IsMatch(reference));

    [Fact]
    public void Graph_is_spoken_under_Calendar_only() => Assert.Empty(OutsideCalendar(Sources.CSharp));

    [Fact]
    public void Graph_elsewhere_is_caught() =>
        Assert.NotEmpty(OutsideCalendar([new SourceFile("bot/Chat/Planted.cs", "using Microsoft.Graph;")]));

    [Fact]
    public void The_model_client_is_known_to_one_file() => Assert.Empty(OutsideModelClient(Sources.CSharp));

    [Theory]
    [InlineData("bot/Chat/Planted.cs", "using OpenAI.Chat;")]
    [InlineData("bot/Minutes/Planted.cs", "private readonly ChatClient _chat;")]
    [InlineData("bot/Minutes/Planted.cs", "using System.ClientModel;")]
    public void A_model_client_elsewhere_is_caught(string path, string line) => Assert.NotEmpty(OutsideModelClient([new SourceFile(path, line)]));

    [Fact]
    public void Entities_know_neither_web_nor_database() => Assert.Empty(ImpureEntities(Sources.CSharp));

    [Theory]
    [InlineData("using Microsoft.EntityFrameworkCore;")]
    [InlineData("    public IResult Get(HttpContext http) => Results.Ok();")]
    public void An_entity_that_knows_them_is_caught(string line) =>
        Assert.NotEmpty(ImpureEntities(
        [
            new SourceFile("api/Sessions/SessionTables.cs", "class SessionTable : IEntityTypeConfiguration<Session>"),
            new SourceFile("api/Sessions/Session.cs", line),
        ]));

    [Fact]
    public void The_entities_are_found() => Assert.Contains("api/Sessions/Session.cs", EntityFiles(Sources.CSharp).Select(f => f.Path));

    [Fact]
    public void Drafting_does_no_io_and_knows_no_clock() => Assert.Empty(ImpureDrafting(Sources.CSharp));

    [Theory]
    [InlineData("var text = File.ReadAllText(path);")]
    [InlineData("var now = clock.GetUtcNow(); TimeProvider clock;")]
    [InlineData("using System.Net.Http;")]
    public void Drafting_that_reaches_out_is_caught(string line) =>
        Assert.NotEmpty(ImpureDrafting([new SourceFile("drafting/Planted.cs", line)]));

    [Fact]
    public void CouncilTime_is_the_only_user_of_time_zones() => Assert.Empty(OtherTimeZones(Sources.CSharp));

    [Fact]
    public void Another_user_of_time_zones_is_caught() =>
        Assert.NotEmpty(OtherTimeZones([new SourceFile("bot/Chat/Planted.cs", "TimeZoneInfo.FindSystemTimeZoneById(id)")]));

    [Fact]
    public void Only_pages_of_a_signed_in_person_call_the_approval() => Assert.Empty(OtherApprovers(Sources.CSharp));

    [Fact]
    public void An_approval_from_the_drafting_errand_is_caught() =>
        Assert.NotEmpty(OtherApprovers([new SourceFile("bot/Minutes/Planted.cs", "await client.PostApprovalAsync(id, 1, ct);")]));

    private static IReadOnlyList<string> OutsideCalendar(IEnumerable<SourceFile> files) =>
        Sources.Matches(files, GraphUse(), path => path.StartsWith("bot/Calendar/", StringComparison.Ordinal) || IsTest(path));

    private static IReadOnlyList<string> OutsideModelClient(IEnumerable<SourceFile> files) =>
        Sources.Matches(files, ModelUse(), path => path == "bot/Minutes/ModelClient.cs" || IsTest(path));

    private static IReadOnlyList<string> ImpureEntities(IEnumerable<SourceFile> files) =>
        Sources.Matches(EntityFiles(files), WebOrDatabase(), _ => false);

    // What a table stores is an entity, and stands in a file of its name.
    private static List<SourceFile> EntityFiles(IEnumerable<SourceFile> files)
    {
        var api = files.Where(f => f.Path.StartsWith("api/", StringComparison.Ordinal)).ToList();
        var names = api.SelectMany(f => StoredType().Matches(f.Text)).Select(m => $"/{m.Groups[1].Value}.cs").ToHashSet(StringComparer.Ordinal);
        return [.. api.Where(f => names.Contains(f.Path[f.Path.LastIndexOf('/')..]))];
    }

    private static IReadOnlyList<string> ImpureDrafting(IEnumerable<SourceFile> files) =>
        Sources.Matches(files.Where(f => f.Path.StartsWith("drafting/", StringComparison.Ordinal)), InputOrClock(), _ => false);

    private static IReadOnlyList<string> OtherTimeZones(IEnumerable<SourceFile> files) =>
        Sources.Matches(files, ZoneUse(), path => path == "contracts/CouncilTime.cs" || IsTest(path));

    private static IReadOnlyList<string> OtherApprovers(IEnumerable<SourceFile> files) =>
        Sources.Matches(files, ApprovalCall(), path =>
            path.StartsWith("bot/Review/", StringComparison.Ordinal) || path.StartsWith("playground/", StringComparison.Ordinal)
            || path is "contracts/CoordinationClient.Minutes.cs" or "api/Minutes/ApprovalEndpoints.cs" || IsTest(path));

    private static bool IsOurs(string reference) => reference.Contains("Coordination.", StringComparison.Ordinal);

    private static bool IsTest(string path) => path.StartsWith("tests/", StringComparison.Ordinal);

    private static string[] References(string project) => References(XDocument.Parse(Sources.ReadText(project)));

    private static string[] References(XDocument project) =>
    [
        .. project.Descendants().Where(e => e.Name.LocalName is "PackageReference" or "ProjectReference")
            .Select(e => e.Attribute("Include")!.Value),
    ];

    [GeneratedRegex(@"Microsoft\.Graph|OpenAI|Azure\.|/bot/")]
    private static partial Regex ForbiddenInApi();

    [GeneratedRegex("EntityFrameworkCore|Npgsql|Sqlite|SQLite|Quartz|/api/")]
    private static partial Regex ForbiddenInBot();

    [GeneratedRegex(@"\bMicrosoft\.Graph\b|\bGraphServiceClient\b")]
    private static partial Regex GraphUse();

    [GeneratedRegex(@"\busing (OpenAI|System\.ClientModel)\b|\bOpenAIClient\b|\bChatClient\b")]
    private static partial Regex ModelUse();

    [GeneratedRegex(@"Microsoft\.(AspNetCore|EntityFrameworkCore)|\b(HttpContext|IResult|DbContext|DbSet|CouncilDb|Results|TypedResults)\b")]
    private static partial Regex WebOrDatabase();

    [GeneratedRegex(@"\b(File|Directory|Environment|TimeProvider|HttpClient|Socket)\b|\bSystem\.Net\.(Http|Sockets)\b")]
    private static partial Regex InputOrClock();

    [GeneratedRegex(@"IEntityTypeConfiguration<(\w+)>")]
    private static partial Regex StoredType();

    [GeneratedRegex(@"\bTimeZoneInfo\b")]
    private static partial Regex ZoneUse();

    [GeneratedRegex(@"\bPostApprovalAsync\b|Routes\.MinutesApproval\b")]
    private static partial Regex ApprovalCall();
}
