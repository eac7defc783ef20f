using Coordination.Contracts;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Decisions;

/// <summary>
/// How the Fraktionen voted, where the chair names them with the result: "mit den Stimmen von … gegen die Stimmen der … bei Enthaltung der …".
/// Only factions of the group are heard; who is not named is not guessed.
/// </summary>
internal sealed class FactionVotes(IReadOnlyList<FactionView> factions)
{
    private enum Side { None, With, Against, Abstaining }

    private static readonly Dictionary<string, Side> Sides = WordList.Read("Decisions.sides.txt").Select(line => line.Split(' '))
        .SelectMany(line => line.Skip(1).Select(word => (word, side: Enum.Parse<Side>(line[0])))).ToDictionary(entry => entry.word, entry => entry.side, StringComparer.Ordinal);

    private readonly List<(string Name, string[] Words)> _names = [.. factions
        .SelectMany(faction => new[] { faction.ShortName, faction.Name }.Distinct().Select(name => (faction.ShortName, Words: Words.Of(name).Select(word => word.Text).ToArray())))
        .Where(name => name.Words.Length > 0).OrderByDescending(name => name.Words.Length)];

    /// <param name="outcome">Against a motion that failed means for it.</param>
    public IReadOnlyList<FactionVote>? In(IEnumerable<string> sentences, Outcome outcome)
    {
        if (outcome is not (Outcome.Adopted or Outcome.Rejected)) return null;

        var votes = new Dictionary<string, VoteChoice>(StringComparer.Ordinal);
        foreach (var clause in sentences.SelectMany(Clause.Of).Where(clause => !clause.IsQuestion && !Announcement.IsGuarded(clause)))
        {
            foreach (var (faction, side) in Named(clause.Words)) votes[faction] = Choice(side, outcome);
        }

        return votes.Count == 0 ? null : [.. votes.Select(vote => new FactionVote(vote.Key, vote.Value))];
    }

    private IEnumerable<(string Faction, Side Side)> Named(IReadOnlyList<Word> words)
    {
        var side = Side.None;
        for (var i = 0; i < words.Count; i++)
        {
            side = Sides.GetValueOrDefault(words[i].Text, side);
            var name = _names.Find(faction => faction.Words.Index().All(word => i + word.Index < words.Count && words[i + word.Index].Text == word.Item));
            if (name.Name is null || side == Side.None) continue;

            yield return (name.Name, side);
            i += name.Words.Length - 1;
        }
    }

    private static VoteChoice Choice(Side side, Outcome outcome) => (side, outcome) switch
    {
        (Side.Abstaining, _) => VoteChoice.Abstention,
        (Side.With, Outcome.Adopted) or (Side.Against, Outcome.Rejected) => VoteChoice.Yes,
        _ => VoteChoice.No,
    };
}
