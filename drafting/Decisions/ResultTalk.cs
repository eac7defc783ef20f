using System.Text.RegularExpressions;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Decisions;

/// <summary>
/// Whether a sentence speaks of votes or of how something ended. Results (Ergebnisse) are heard by <see cref="DecisionDetector"/> alone; a sentence
/// that comes from elsewhere may not bring in one in passing.
/// </summary>
public static partial class ResultTalk
{
    private static readonly HashSet<string> Known = [.. WordList.Read("Decisions.result-talk.txt").SelectMany(line => line.Split(' '))];

    public static bool Is(string sentence) => Words.Of(sentence).Any(word => Known.Contains(word.Text)) || Score().IsMatch(sentence);

    [GeneratedRegex(@"\b\d+\s*(?::|zu|gegen|to)\s*\d+\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Score();
}
