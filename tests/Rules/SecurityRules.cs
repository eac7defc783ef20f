using System.Reflection;
using System.Text.RegularExpressions;

namespace Coordination.Tests.Rules;

/// <summary>docs/security.md says of every attack what it meets and which test shows it: each test it names is there and runs.</summary>
public sealed partial class SecurityRules
{
    [Fact]
    public void Every_test_that_the_security_page_names_exists() => Assert.Empty(Missing(Sources.ReadText("docs/security.md")));

    [Fact]
    public void Every_row_of_its_tables_names_a_test() => Assert.Empty(WithoutTest(Sources.ReadText("docs/security.md")));

    [Fact]
    public void A_test_that_is_gone_and_a_row_without_one_are_caught()
    {
        const string planted = "| attack | meets | test |\n|---|---|---|\n| a | b | `SecurityRules.Gone_long_ago` |\n| c | d | nothing |\n| e | f | `SecurityRules.Every_row_of_its_tables_names_a_test` |\n";
        const string other = "\n| found | mended by |\n|---|---|\n| g | h |\n";
        Assert.Equal(["SecurityRules.Gone_long_ago"], Missing(planted + other));
        Assert.Equal(["| c | d | nothing |"], WithoutTest(planted + other));
    }

    private static IEnumerable<string> Missing(string page)
    {
        var known = typeof(SecurityRules).Assembly.GetTypes().SelectMany(type => Tests(type).Select(test => $"{type.Name}.{test.Name}")).ToHashSet(StringComparer.Ordinal);
        return Named().Matches(page).Select(match => match.Groups["test"].Value).Where(test => !known.Contains(test));
    }

    /// <summary>Rows of the tables that promise a test in their last column; the others tell of something else.</summary>
    private static IEnumerable<string> WithoutTest(string page) => page.Split("\n\n")
        .Select(part => part.Split('\n').SkipWhile(line => line.Length == 0 || line[0] != '|').ToList())
        .Where(table => table.Count > 0 && table[0].EndsWith("| test |", StringComparison.Ordinal))
        .SelectMany(table => table.Skip(2)).Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !Named().IsMatch(line));

    private static IEnumerable<MethodInfo> Tests(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => method.GetCustomAttributes<FactAttribute>().Any());

    [GeneratedRegex(@"`(?<test>[A-Z]\w+\.[A-Z]\w+_\w+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Named();
}
