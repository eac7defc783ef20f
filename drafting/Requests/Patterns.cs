using System.Text.RegularExpressions;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Requests;

/// <summary>A table of turns of phrase (Wendungen), one regular expression a line, matched in linear time whatever was said.</summary>
internal static class Patterns
{
    public static Regex Read(string name) => new(
        string.Join('|', WordList.Read("Requests." + name + ".txt").Select(line => $"(?:{line.Replace(" ", @"\s+", StringComparison.Ordinal)})")),
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
