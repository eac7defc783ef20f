using System.Text.RegularExpressions;

namespace Coordination.Tests.Rules;

/// <summary>What keeps the code easy to follow (CONTRIBUTING.md). Each rule has a sibling that plants a violation.</summary>
public sealed partial class HouseRules
{
    [Fact]
    public void No_file_is_longer_than_its_limit() => Assert.Empty(TooLong(Sources.CSharp));

    [Fact]
    public void A_long_file_is_caught() =>
        Assert.Equal(["api/Long.cs: 301 lines"], TooLong([new SourceFile("api/Long.cs", string.Concat(Enumerable.Repeat("x\n", 301)))]));

    [Fact]
    public void No_name_says_nothing() => Assert.Empty(EmptyNames(Sources.CSharp));

    [Theory]
    [InlineData("api/Sessions/SessionService.cs")]
    [InlineData("bot/Chat/DateHelper.cs")]
    [InlineData("contracts/SessionDto.cs")]
    public void A_name_that_says_nothing_is_caught(string path) => Assert.NotEmpty(EmptyNames([new SourceFile(path, "")]));

    [Fact]
    public void Nothing_is_left_unfinished() => Assert.Empty(Unfinished(Sources.CSharp));

    [Theory]
    [InlineData("throw new NotImplementedException();")]
    [InlineData("[Fact(Skip = \"later\")]")]
    public void Something_unfinished_is_caught(string line) => Assert.NotEmpty(Unfinished([new SourceFile("api/Planted.cs", line)]));

    private static IReadOnlyList<string> TooLong(IEnumerable<SourceFile> files) =>
    [
        .. from file in files
           let lines = file.Text.Count(c => c == '\n')
           let limit = file.Path.StartsWith("tests/", StringComparison.Ordinal) ? 400 : 300
           where lines > limit
           select $"{file.Path}: {lines} lines",
    ];

    private static IReadOnlyList<string> EmptyNames(IEnumerable<SourceFile> files) =>
        [.. files.Select(f => f.Path).Where(path => EmptyName().IsMatch(path))];

    private static IReadOnlyList<string> Unfinished(IEnumerable<SourceFile> files) =>
        Sources.Matches(files, UnfinishedCode(), path => path == "tests/Rules/HouseRules.cs");

    [GeneratedRegex(@"(Service|Manager|Helper|Helpers|Util|Utils|Dto)\.cs$")]
    private static partial Regex EmptyName();

    [GeneratedRegex(@"NotImplementedException|\bSkip\s*=\s*""|Assert\.True\(true\)")]
    private static partial Regex UnfinishedCode();
}
