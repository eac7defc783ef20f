namespace Coordination.Drafting.Grounding;

/// <summary>Tells for each clause of spoken text how firm it is.</summary>
internal static class Firm
{
    private static readonly WordSet Open = new("Grounding.open.txt");
    private static readonly WordSet Intended = new("Grounding.intended.txt");
    private static readonly WordSet Future = new("Grounding.future.txt");
    private static readonly HashSet<string> Conditionals = [.. Language.WordList.Read("Grounding.conditionals.txt")];

    public static Firmness[] Of(IReadOnlyList<Clause> clauses)
    {
        var firmness = new Firmness[clauses.Count];
        for (var i = 0; i < clauses.Count; i++) firmness[i] = Own(clauses[i]);

        for (var i = 0; i < clauses.Count; i++)
        {
            if (Conditionals.Contains(clauses[i].FirstWord)) Condition(clauses, firmness, i);
            else if (i > 0 && SameSentence(clauses, i - 1, i) && firmness[i - 1] == Firmness.Open && HangsOn(clauses[i])) firmness[i] = Firmness.Open;
        }

        return firmness;
    }

    private static Firmness Own(Clause clause)
    {
        if (clause.IsQuestion || Open.In(clause)) return Firmness.Open;

        // "… werden – wir haben gesehen": the future of one half says nothing about what the other tells as done.
        var intentions = clause.Terms.Where(term => Intended.Contains(term.Text)).ToList();
        return intentions.Count == 0 || (intentions.TrueForAll(term => Future.Contains(term.Text)) && RealityCheck.IsDone(clause)) ? Firmness.Stated : Firmness.Intended;
    }

    // "Wenn wir nichts tun, fallen Stellen weg" and "Stellen fallen weg, wenn wir nichts tun": both halves are open.
    private static void Condition(IReadOnlyList<Clause> clauses, Firmness[] firmness, int at)
    {
        firmness[at] = Firmness.Open;
        if (at > 0 && SameSentence(clauses, at - 1, at)) firmness[at - 1] = Firmness.Open;
        else if (at + 1 < clauses.Count && SameSentence(clauses, at, at + 1)) firmness[at + 1] = Firmness.Open;
    }

    private static bool HangsOn(Clause clause) => clause.FirstWord == "dass" || clause.Terms.Any(term => term.Text == "zu");

    private static bool SameSentence(IReadOnlyList<Clause> clauses, int a, int b) =>
        clauses[a].Sentence == clauses[b].Sentence && clauses[a].CueId == clauses[b].CueId;
}
