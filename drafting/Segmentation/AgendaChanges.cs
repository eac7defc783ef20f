using Coordination.Contracts;
using Coordination.Drafting.Decisions;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Segmentation;

/// <summary>
/// Hears what the chair changes in the agenda while another item is open, or none yet: items taken off or withdrawn, the rest
/// put off. What is only proposed counts once the chair says that nobody objects.
/// </summary>
internal sealed class AgendaChanges
{
    private const double TitleHeard = 0.7;
    private const int FarthestConsent = 4;

    private static readonly IReadOnlyDictionary<string, Phrases> Groups = Phrases.Read("Segmentation.agenda-changes.txt");

    private readonly IReadOnlyList<AgendaHeading> agenda;
    private readonly string[] numbers;
    private readonly List<(IReadOnlyList<int> Items, Outcome Outcome, IReadOnlyList<string> CueIds, int Sentence)> proposed = [];
    private readonly List<AgendaChange> changes = [];
    private readonly HashSet<string> texts = new(StringComparer.Ordinal);
    private readonly Lazy<TitleMatch> titles;

    public AgendaChanges(IReadOnlyList<AgendaHeading> agenda, IReadOnlyList<Cue> cues)
    {
        (this.agenda, numbers) = (agenda, [.. agenda.Select(item => ItemNumbers.Normal(item.Number))]);
        titles = new Lazy<TitleMatch>(() => new TitleMatch(agenda, [.. cues.Select(cue => Words.Meant(cue.Text))]));
    }

    public IReadOnlyList<AgendaChange> Found => changes;

    /// <summary>Whether the sentence spoke of the agenda and not of the item that was open.</summary>
    public bool Took(SpokenSentence sentence) => texts.Contains(sentence.CueIds[0] + sentence.Text);

    /// <param name="sentences">Of the chair only.</param>
    /// <param name="open">The item under which they were said; null before the first.</param>
    /// <param name="early">Whether the session has only begun: then a title is enough, and "Punkt 5" is an item.</param>
    public void Hear(IReadOnlyList<SpokenSentence> sentences, int? open, bool early)
    {
        proposed.Clear();
        for (var i = 0; i < sentences.Count; i++)
        {
            var words = Words.Meant(sentences[i].Text);
            var clause = new Clause(sentences[i].Text, words, sentences[i].Text.EndsWith('?'));
            if (OutcomeIn(words) is { } outcome && Items(words, open, early) is { Count: > 0 } items)
            {
                if (clause.IsQuestion || Announcement.IsNotYet(clause) || !Says("done", words)) proposed.Add((items, outcome, sentences[i].CueIds, i));
                else Take(items, outcome, sentences[i].CueIds);
                texts.Add(sentences[i].CueIds[0] + sentences[i].Text);
            }
            else if (proposed.Count > 0 && Consents(clause))
            {
                foreach (var (asked, agreed, cueIds, at) in proposed.Where(proposal => i - proposal.Sentence <= FarthestConsent))
                {
                    Take(asked, agreed, [.. cueIds.Union(sentences[i].CueIds)]);
                    texts.Add(sentences[i].CueIds[0] + sentences[i].Text);
                }

                proposed.Clear();
            }
        }
    }

    private void Take(IReadOnlyList<int> items, Outcome outcome, IReadOnlyList<string> cueIds)
    {
        foreach (var item in items.Where(item => !changes.Exists(change => change.AgendaIndex == item))) changes.Add(new AgendaChange(item, outcome, cueIds));
    }

    private static Outcome? OutcomeIn(IReadOnlyList<Word> words) =>
        Says("part", words) ? null : Says("withdrawn", words) ? Outcome.Withdrawn : Says("off", words) ? Outcome.Deferred : null;

    private List<int> Items(IReadOnlyList<Word> words, int? open, bool early)
    {
        List<int> items = [.. Named(words, early || Says("agenda", words)).Where(item => item != open).Distinct()];
        if (items.Count > 0) return items;
        if (open is { } last && Says("rest", words)) return [.. Enumerable.Range(last + 1, agenda.Count - last - 1)];
        if (!early) return [];

        var heard = titles.Value.Heard(words);
        return [.. Enumerable.Range(0, agenda.Count).Where(item => item != open && titles.Value.Coverage(item, heard) >= TitleHeard)];
    }

    private IEnumerable<int> Named(IReadOnlyList<Word> words, bool weakToo) =>
        ItemNumbers.In(words).Where(mention => weakToo || !mention.IsWeak).Select(mention => Array.IndexOf(numbers, mention.Number)).Where(item => item >= 0);

    private static bool Consents(Clause clause) =>
        !clause.IsQuestion && (Announcement.Says("so-be-it", clause) || Announcement.Says("nobody-objects", clause) || Announcement.Says("answers-no", clause)
            || Announcement.In(clause, called: true) is { Outcome: Outcome.Adopted or Outcome.Deferred or Outcome.Consensus });

    private static bool Says(string group, IReadOnlyList<Word> words) => Groups[group].In(words);
}
