namespace Coordination.Drafting.Grounding;

/// <summary>A word in its clause with what matters for comparing.</summary>
/// <param name="Negated">In the scope of a negation, antonyms counted in.</param>
/// <param name="IsContent">Carries meaning of its own.</param>
/// <param name="IsPredicate">A verb or an adjective that is not the attribute of a noun: what a clause says of its nouns.</param>
/// <param name="Doubtful">Two negations reach it, or an elliptic one ("die anderen nicht"): it may be meant either way.</param>
internal sealed record Term(string Text, string Original, string Key, bool Negated, bool IsContent, bool IsName, bool IsPredicate = false, bool Doubtful = false)
{
    /// <summary>Tells of a word by its meaning that it is the opposite of its key: "Senkung" for "Erhöhung".</summary>
    public bool Opposite { get; init; }

    /// <summary>The stem of the word itself, where <see cref="Key"/> may be that of its synonyms.</summary>
    public string Stem { get; init; } = "";
}

/// <summary>A stretch of text between commas (Teilsatz), the scope in which a negation works.</summary>
/// <param name="Sentence">Number of its sentence within the text.</param>
internal sealed record Clause(IReadOnlyList<Term> Terms, string? CueId, int Sentence, bool IsQuestion)
{
    public bool HasNegation { get; } = Terms.Any(term => term.Negated);

    public IReadOnlyList<Term> Content { get; } = [.. Terms.Where(term => term.IsContent)];

    /// <summary>In lower case; empty where it is an abbreviation ("OB" is not "ob").</summary>
    public string FirstWord { get; } = Terms.Count > 0 && !(Terms[0].Original.Length > 1 && char.IsUpper(Terms[0].Original[1])) ? Terms[0].Text : "";
}
