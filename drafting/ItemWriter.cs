using Coordination.Contracts;
using Coordination.Drafting.Decisions;
using Coordination.Drafting.Grounding;
using Coordination.Drafting.Language;
using Coordination.Drafting.Requests;
using Coordination.Drafting.Segmentation;
using Coordination.Drafting.Speech;
using Coordination.Drafting.Style;
using Coordination.Drafting.Summaries;

namespace Coordination.Drafting;

/// <summary>Writes the entries of one agenda item: statements, requests and commitments, open questions, the result.</summary>
internal sealed class ItemWriter
{
    private readonly DraftingInput _input;
    private readonly GroundingJudge _judge;
    private readonly Narrators _narrators;
    private readonly HouseStyle _style;
    private readonly string? _chair;
    private readonly DecisionRules _rules;
    private readonly ResultWriter _results;
    private readonly HashSet<string> _nonPublic;

    public ItemWriter(DraftingInput input)
    {
        _input = input;
        _judge = new GroundingJudge(input.Cues, input.Profile, input.Roster);
        var nouns = NounsIn(input.Cues);
        _style = new HouseStyle(input.Profile.Style, nouns.Contains);
        _rules = DecisionRules.Of(input.Profile.UnanimousDespiteAbstentions, ChairFinder.Ranked(input.Cues));
        _chair = _rules.ChairSpeaker;
        _narrators = new Narrators(input.Cues, input.Roster, _chair);
        _results = new ResultWriter(input, _rules, _judge, _narrators.Of(_chair));
        _nonPublic = Remarks.NonPublicCues(input.Cues);
    }

    /// <summary>Whether the public was shut out at some time.</summary>
    public bool WasClosed => _nonPublic.Count > 0;

    public Narrator NarratorOf(string? speaker) => _narrators.Of(speaker);

    /// <summary>The cues of which every sentence may be told.</summary>
    public IReadOnlyList<Cue> Tellable(AgendaItemView item, IReadOnlyList<Cue> spoken)
    {
        var said = Audible(item, spoken);
        var sentences = Sentences.OfTurns(said);
        var kept = Remarks.OnRecord(sentences).ToHashSet(ReferenceEqualityComparer.Instance);
        var silenced = sentences.Where(sentence => !kept.Contains(sentence)).SelectMany(sentence => sentence.CueIds).ToHashSet(StringComparer.Ordinal);
        return [.. said.Where(cue => !silenced.Contains(cue.Id))];
    }

    /// <summary>Only what came of an item that has no place of its own: it was debated under another, or taken off.</summary>
    public IReadOnlyList<DraftEntry> WriteResults(AgendaItemView item, IReadOnlyList<Cue> said, JointDebate debate, int index)
    {
        var audible = Audible(item, debate.Cues);
        return [.. _results.Write(item, said, debate.ResultsOf(index, audible, _rules), audible)];
    }

    public DraftEntry Changed(AgendaChange change) => _results.Changed(change);

    /// <param name="debate">The debate of several items that this one belongs to.</param>
    /// <param name="index">Its place on the agenda.</param>
    public IReadOnlyList<DraftEntry> Write(AgendaItemView item, IReadOnlyList<Cue> spoken, JointDebate? debate, int index)
    {
        var said = Audible(item, spoken);
        if (said.Count == 0) return [];

        var sentences = Remarks.OnRecord(Sentences.OfTurns(said));
        var heardIn = debate is null ? said : Audible(item, debate.Cues);
        var results = debate?.ResultsOf(index, heardIn, _rules) ?? DecisionDetector.Detect(said, _rules);
        var promises = PromiseFinder.Find(sentences, speaker => speaker == _chair || _narrators.IsAdministration(speaker), _input.SessionDate);
        var questions = OpenQuestions.Find(sentences, _chair)
            .Where(question => !question.Asked.Any(asked => promises.Any(promise => promise.Sentence.Text == asked.Text))).ToList();
        var taken = promises.Select(promise => promise.Sentence.Text).Concat(questions.SelectMany(question => question.Asked).Select(asked => asked.Text)).ToHashSet(StringComparer.Ordinal);
        var free = sentences.Where(sentence => !taken.Contains(sentence.Text) && !results.Any(result => Carries(result, sentence))).ToList();
        var statements = Statements.Choose(free, item.Title, _input.Profile.Length, _chair, Fluency);

        return
        [
            .. Written(statements),
            .. promises.Select(Entry).OfType<DraftEntry>(),
            .. questions.Select(Entry).OfType<DraftEntry>(),
            .. _results.Write(item, said, results, heardIn),
        ];
    }

    private IReadOnlyList<Cue> Audible(AgendaItemView item, IReadOnlyList<Cue> spoken) =>
        item.Publicity == Publicity.Public && WasClosed ? [.. spoken.Where(cue => !_nonPublic.Contains(cue.Id))] : spoken;

    private IEnumerable<DraftEntry> Written(IReadOnlyList<SpokenSentence> statements)
    {
        SpokenSentence? before = null;
        var count = 0;
        foreach (var statement in statements)
        {
            var continues = before is not null && before.Speaker == statement.Speaker;
            var entry = Passed(narrator => _style.Statement(statement, narrator, count, continues), EntryKind.Statement, statement);
            if (entry is null) continue;

            yield return entry;
            before = statement;
            count++;
        }
    }

    private DraftEntry? Entry(HeardPromise promise)
    {
        var narrator = _narrators.Of(promise.Sentence.Speaker);
        var text = _style.Promise(promise, narrator);
        var what = promise.Of is { } asked ? _style.Promise(promise with { Act = SpeechAct.Request, Sentence = asked, Of = null }, _narrators.Of(asked.Speaker)) : text;
        var kind = promise.Act == SpeechAct.Request ? EntryKind.Request : EntryKind.Commitment;
        var who = promise.Act == SpeechAct.Commitment ? narrator.Name : null;
        var askedBy = promise.Act == SpeechAct.Request ? narrator.Name : promise.Of is { } request ? _narrators.Of(request.Speaker).Name : null;
        var sentence = promise.Sentence with { CueIds = promise.CueIds };
        return Passed(_ => text, kind, sentence) is { } entry ? entry with { Promise = new Promise(who, what, promise.DueText, promise.DueBy, askedBy) } : null;
    }

    // Where the questions together do not pass the judge, the first stands for them.
    private DraftEntry? Entry(OpenQuestion question)
    {
        var narrator = _narrators.Of(question.Asked[0].Speaker);
        var together = question.Asked[0] with { CueIds = [.. question.Asked.SelectMany(asked => asked.CueIds).Distinct()] };
        return Passed(_ => _style.Questions(question.Asked, narrator), EntryKind.OpenQuestion, together);
    }

    // The content of a result is not told a second time as a statement of the chair.
    private static bool Carries(DetectedDecision result, SpokenSentence sentence) =>
        result.Content is { } content && sentence.Text.Contains(content, StringComparison.Ordinal) && sentence.CueIds.Any(result.CueIds.Contains);

    /// <summary>The machine's own sentences pass the judge before anybody sees them: what does not is quoted, and what cannot be quoted is left out.</summary>
    private DraftEntry? Passed(Func<Narrator, string> write, EntryKind kind, SpokenSentence sentence)
    {
        var narrator = _narrators.Of(sentence.Speaker);
        var entry = new DraftEntry(kind, write(narrator), sentence.Speaker, sentence.CueIds);
        if (!_judge.Judge(entry).Blocks && !StyleLint.Of(entry.Text, _input.Profile.Style, narrator.Name).Any()) return entry;

        var quote = entry with { Text = HouseStyle.Quote(sentence, narrator) };
        return _judge.Judge(quote).Blocks ? null : quote;
    }

    // Sentences that can be written down as reported speech read better than quotes.
    private double Fluency(SpokenSentence sentence) =>
        ReportedSpeech.Of(sentence.Text, _narrators.Of(sentence.Speaker), _input.Profile.Style) is null ? 0 : 1;

    // A word with a capital inside a sentence is a noun or a name.
    private static HashSet<string> NounsIn(IReadOnlyList<Cue> cues)
    {
        var nouns = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cue in cues)
        {
            var words = Words.Of(cue.Text);
            for (var i = 1; i < words.Count; i++)
            {
                if (char.IsUpper(cue.Text[words[i].Start]) && cue.Text.AsSpan(words[i - 1].End, words[i].Start - words[i - 1].End).IndexOfAny('.', '?', '!') < 0)
                {
                    nouns.Add(cue.Text.Substring(words[i].Start, words[i].Length));
                }
            }
        }

        return nouns;
    }
}
