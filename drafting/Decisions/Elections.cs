using Coordination.Drafting.Language;

namespace Coordination.Drafting.Decisions;

/// <summary>An election (Wahl) that was heard: no vote on a motion, so a person enters how it ended.</summary>
/// <param name="Said">The sentence that tells how it ended; null where none was heard.</param>
public sealed record HeardElection(IReadOnlyList<string> CueIds, string? Said);

/// <summary>
/// Keeps elections apart from votes: "keine Mehrheit erreicht" asks for another round there and rejects nothing, and the votes of a
/// candidate are no tally. An election lasts until a motion is put to the vote.
/// </summary>
internal sealed class Elections
{
    private static readonly IReadOnlyDictionary<string, Phrases> Groups = Phrases.Read("Decisions.elections.txt");

    private readonly List<HeardElection> past = [];
    private List<string>? cueIds;
    private string? said;
    private bool someoneIsElected;

    public IReadOnlyList<HeardElection> Held => cueIds is null ? past : [.. past, Current(cueIds)];

    /// <summary>Whether the clause belongs to an election.</summary>
    public bool Hears(Clause clause, SpokenSentence sentence)
    {
        if (Says("held", clause) && !Announcement.IsElsewhere(clause))
        {
            cueIds ??= [];
        }
        else if (cueIds is not null && Says("motion", clause) && (Announcement.Says("call", clause) || Announcement.In(clause, called: false) is not null))
        {
            past.Add(Current(cueIds));
            (cueIds, said, someoneIsElected) = (null, null, false);
        }

        if (cueIds is null) return false;

        Keep(clause, sentence);
        return true;
    }

    private void Keep(Clause clause, SpokenSentence sentence)
    {
        if (!Says("ended", clause) || clause.IsQuestion)
        {
            if (Says("held", clause)) cueIds!.AddRange(sentence.CueIds);
            return;
        }

        cueIds!.AddRange(sentence.CueIds);
        if (someoneIsElected && !Says("elected", clause)) return;

        (said, someoneIsElected) = (sentence.Text, Says("elected", clause));
    }

    private HeardElection Current(List<string> ids) => new([.. ids.Distinct(StringComparer.Ordinal)], said);

    private static bool Says(string group, Clause clause) => Groups[group].In(clause.Words);
}
