using Coordination.Contracts;
using Coordination.Drafting.Decisions;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Style;

/// <summary>
/// What of a result (Ergebnis) its own sentence says, so that a document adds the rest and nothing twice: a clerk may have typed a
/// text without mode or votes.
/// </summary>
/// <param name="Destination">True as well where nothing was referred anywhere; the same holds for mode, tally and Fraktionen.</param>
public sealed record ResultWording(bool Outcome, bool Mode, bool Tally, bool Destination, bool Factions)
{
    private static readonly Dictionary<string, HashSet<string>> Known = WordList.Read("Style.result-words.txt")
        .Select(line => line.Split(' ')).ToDictionary(entry => entry[0], entry => entry.Skip(1).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);

    public static ResultWording Of(Decision decision, string text)
    {
        var words = Words.Of(text);
        var count = Clause.Of(text).Aggregate(Count.None, (sum, clause) => sum.With(Count.In(clause)));
        var tally = decision.Tally;
        return new ResultWording(
            Says(words, decision.Outcome.ToString()),
            decision.Mode is not { } mode || Says(words, mode.ToString()),
            Same(tally?.Yes, count.Yes) && Same(tally?.No, count.No) && Same(tally?.Abstentions, count.Abstentions),
            string.IsNullOrWhiteSpace(decision.ReferredTo) || text.Contains(decision.ReferredTo, StringComparison.OrdinalIgnoreCase),
            (decision.Factions ?? []).All(vote => text.Contains(vote.Faction, StringComparison.OrdinalIgnoreCase)));
    }

    private static bool Says(IReadOnlyList<Word> words, string key) => words.Any(word => Known[key].Contains(word.Text));

    private static bool Same(int? recorded, int? said) => recorded is null || recorded == said;
}
