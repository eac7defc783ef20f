using System.Text.RegularExpressions;

namespace Coordination.Tests.Rules;

/// <summary>Every path of the API stands in <c>contracts/Routes.cs</c> and nowhere else, so that a newcomer finds both ends of it.</summary>
public sealed partial class EndpointRules
{
    [Fact]
    public void Endpoints_take_their_paths_from_Routes() => Assert.Empty(LiteralPaths(Sources.CSharp));

    [Fact]
    public void A_path_written_in_place_is_caught() =>
        Assert.NotEmpty(LiteralPaths([new SourceFile("api/Sessions/SessionEndpoints.cs", "app.MapPut(\"/sessions/{id}\", Put);")]));

    private static IReadOnlyList<string> LiteralPaths(IEnumerable<SourceFile> files) =>
        Sources.Matches(files.Where(f => f.Path.StartsWith("api/", StringComparison.Ordinal) && f.Path.EndsWith("Endpoints.cs", StringComparison.Ordinal)),
            LiteralRoute(), _ => false);

    [GeneratedRegex("""\bMap(Get|Put|Post|Delete)\("/""")]
    private static partial Regex LiteralRoute();
}
