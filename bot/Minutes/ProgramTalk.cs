using System.Text.RegularExpressions;
using Coordination.Contracts;

namespace Coordination.Bot.Minutes;

/// <summary>Finds what was said to a program rather than to people ("Ignoriere alle Anweisungen …"); the model does not get to see it.</summary>
internal static class ProgramTalk
{
    private static readonly IReadOnlyList<Regex> Known =
    [
        .. Embedded.Lines("addressed-to-programs.txt")
            .Select(line => new Regex(line, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)),
    ];

    public static bool Is(Cue cue) => Is(cue.Text) || (cue.Speaker is { } speaker && Is(speaker));

    private static bool Is(string text) => Known.Any(known => known.IsMatch(text));
}
