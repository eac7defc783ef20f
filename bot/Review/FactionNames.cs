using Coordination.Contracts;

namespace Coordination.Bot.Review;

/// <summary>How Fraktionen voted, as the clerk types it: a field for each vote, the names between commas.</summary>
internal static class FactionNames
{
    public static string? Of(Decision? decision, VoteChoice choice) =>
        decision?.FactionsOf(choice) is { Count: > 0 } names ? string.Join(", ", names) : null;

    /// <param name="wrong">Told which field names a Fraktion once more.</param>
    public static IReadOnlyList<FactionVote> Read(IEnumerable<(string? Names, VoteChoice Choice)> fields, Action<VoteChoice> wrong)
    {
        var votes = new List<FactionVote>();
        foreach (var (names, choice) in fields)
        {
            foreach (var name in (names ?? "").Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (votes.Exists(vote => string.Equals(vote.Faction, name, StringComparison.OrdinalIgnoreCase)))
                {
                    wrong(choice);
                    return votes;
                }

                votes.Add(new FactionVote(name, choice));
            }
        }

        return votes;
    }
}
