using Coordination.Contracts;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Grounding;

/// <summary>The cues a sentence cites (Beleg), prepared for comparing.</summary>
internal sealed class Evidence
{
    private const int ShortestPart = 5;
    private readonly HashSet<string> _keys;
    private readonly List<string> _longKeys;
    private readonly Dictionary<(string Text, string Key), bool> _covered = [];
    private IReadOnlyList<string>? _stems;
    private string? _flat;

    public Evidence(IReadOnlyList<Cue> cues, Vocabulary vocabulary)
    {
        Cues = cues;
        Text = string.Join(' ', cues.Select(cue => cue.Text));
        Speakers = [.. cues.Select(cue => cue.Speaker).OfType<string>().Distinct(StringComparer.Ordinal)];
        Clauses = [.. Turns(cues).SelectMany(turn => Grounding.Clauses.Of(turn.Text, vocabulary, turn.CueId))];
        Firmness = Firm.Of(Clauses);
        Figures = Language.Figures.Of(Text);
        Words = [.. Clauses.SelectMany(clause => clause.Terms)];
        _keys = [.. Words.Select(term => term.Key), .. Words.Select(term => term.Stem)];
        _longKeys = [.. _keys.Where(key => key.Length >= ShortestPart && key[0] != '=')];
    }

    public IReadOnlyList<Cue> Cues { get; }

    public string Text { get; }

    public IReadOnlyList<string> Speakers { get; }

    public IReadOnlyList<Clause> Clauses { get; }

    /// <summary>How firm each of the clauses is.</summary>
    public IReadOnlyList<Firmness> Firmness { get; }

    public IReadOnlyList<Term> Words { get; }

    public IReadOnlyList<Figure> Figures { get; }

    /// <summary>All words in lower case with blanks around them, to look up what was said word for word.</summary>
    public string Flat => _flat ??= " " + string.Join(' ', Words.Select(term => term.Text)) + " ";

    public bool Has(string key) => _keys.Contains(key);

    /// <summary>Whether the word, a synonym, or a compound around or within it was said.</summary>
    public bool Covers(Term term)
    {
        if (_covered.TryGetValue((term.Text, term.Key), out var known)) return known;

        return _covered[(term.Text, term.Key)] = IsCovered(term);
    }

    /// <summary>The stem of each of <see cref="Words"/>.</summary>
    public IReadOnlyList<string> WordStems => _stems ??= [.. Words.Select(word => Stems.Of(word.Text))];

    private bool IsCovered(Term term)
    {
        if (_keys.Contains(term.Key) || SaidBySpeakerName(term.Text)) return true;

        var stem = term.Stem;
        return _keys.Contains(stem) || (stem.Length >= ShortestPart && _longKeys.Exists(key => InOneAnother(stem, key)))
            || (term.IsName && stem.Length == ShortestPart - 1 && _longKeys.Exists(key => key.StartsWith(stem, StringComparison.Ordinal)));
    }

    /// <summary>Whether the word stands in the name of somebody who speaks here ("Stadträtin Lisbach (GRÜNE)").</summary>
    public bool SaidBySpeakerName(string word)
    {
        foreach (var speaker in Speakers)
        {
            if (Names.HasWord(speaker, word)) return true;
        }

        return false;
    }

    public string? CueOf(Func<Clause, bool> which) => Clauses.FirstOrDefault(which)?.CueId;

    /// <summary>The cue in which a figure of this value was said.</summary>
    public string CueWith(string value) =>
        Cues.FirstOrDefault(cue => Language.Figures.Of(cue.Text).Any(figure => figure.Value == value))?.Id ?? Cues[0].Id;

    /// <summary>The cue that shares most with a sentence, where none speaks against it more than another.</summary>
    public string NearestTo(Claim claim)
    {
        var keys = claim.Clauses.SelectMany(clause => clause.Content).Select(term => term.Key).ToHashSet(StringComparer.Ordinal);
        return Clauses.Where(clause => clause.CueId is not null).GroupBy(clause => clause.CueId)
            .MaxBy(group => group.Sum(clause => clause.Content.Count(term => keys.Contains(term.Key))))?.Key ?? Cues[0].Id;
    }

    private static bool InOneAnother(string stem, string key) =>
        key.Length > stem.Length ? key.Contains(stem, StringComparison.Ordinal) : stem.Contains(key, StringComparison.Ordinal);

    // Neighbouring cues of one speaker are one turn: recognition cuts sentences anywhere. The turn keeps its first cue's id.
    private static IEnumerable<(string Text, string CueId)> Turns(IReadOnlyList<Cue> cues)
    {
        for (var i = 0; i < cues.Count;)
        {
            var next = i + 1;
            while (next < cues.Count && cues[next].Speaker == cues[i].Speaker && !EndsSentence(cues[next - 1].Text)) next++;
            yield return (string.Join(' ', cues.Skip(i).Take(next - i).Select(cue => cue.Text)), cues[i].Id);
            i = next;
        }
    }

    private static bool EndsSentence(string text) => text.AsSpan().TrimEnd() is [.., '.' or '!' or '?'];
}
