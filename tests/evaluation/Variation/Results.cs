using System.Globalization;
using System.Text.Json.Nodes;

namespace Coordination.Evaluation.Variation;

/// <summary>The results of a session in other words; some items without a count get another outcome, and the label with it.</summary>
internal sealed class Results
{
    private readonly Dictionary<int, string> passages = [];
    private readonly HashSet<int> dropped = [], leftover = [];
    private readonly PhraseBook book;
    private readonly bool inWords;

    public Results(JsonObject gold, PhraseBook book, bool inWords, Func<int, bool> saidByChair)
    {
        (this.book, this.inWords) = (book, inWords);
        var injected = gold["cue_kind"]?["tally_injected"]?.AsArray().Select(Place).ToHashSet() ?? [];
        foreach (var decision in gold["decisions"]!.AsArray().Select(node => node!.AsObject()))
        {
            var told = decision["evidence"]?.AsArray().Select(Place).Where(saidByChair).Order().ToList() ?? [];
            var last = told.FindLast(cue => !injected.Contains(cue));
            if (!(bool)decision["simple"]! || !(bool)decision["outcome_spoken"]! || !told.Exists(cue => !injected.Contains(cue)) || passages.ContainsKey(last)) continue;
            if (Passage(decision) is not { } passage) continue;

            passages[last] = passage;
            dropped.UnionWith(Enumerable.Range(last + 1, 6).TakeWhile(injected.Contains));
            leftover.UnionWith(told.Where(cue => cue < last));
        }
    }

    public static int Place(JsonNode? id) => int.Parse(((string)id!).AsSpan(1), CultureInfo.InvariantCulture);

    /// <summary>What the chair says instead of the cue.</summary>
    public string? At(int cue) => passages.GetValueOrDefault(cue);

    public bool IsDropped(int cue) => dropped.Contains(cue);

    /// <summary>Whether the cue spoke of the vote before its result was said.</summary>
    public bool IsLeftover(int cue) => leftover.Contains(cue) && !passages.ContainsKey(cue);

    private string? Passage(JsonObject decision)
    {
        var counted = (bool?)decision["tally_spoken"] == true;
        if (counted && new[] { "yes", "no", "abst" }.Any(part => decision[part] is null)) return null;

        if (!counted && (string)decision["outcome"]! == "angenommen" && book.Chance(0.35)) Change(decision);
        var outcome = (string)decision["outcome"]!;
        var group = Group(outcome, (string?)decision["mode"], (int?)decision["no"] ?? (counted ? 0 : 1));
        if (!book.Has(group)) return null;

        var call = outcome is "angenommen" or "abgelehnt" ? book.Say("call") + " | " : "";
        var result = book.Say(group);
        if (!counted) return call + result;

        var tally = book.Say("tally", ("y", Votes(decision["yes"])), ("o", Votes(decision["no"])), ("a", Votes(decision["abst"])));
        tally = char.ToUpper(tally[0], CultureInfo.InvariantCulture) + tally[1..];
        return call + (book.Chance(0.5) ? $"{result} | {tally}" : $"{tally} | {result}");
    }

    private void Change(JsonObject decision)
    {
        (decision["outcome"], decision["mode"]) = book.Chance(0.3) ? ("abgelehnt", "mehrheitlich")
            : book.Chance(0.25) ? ("verwiesen", null) : book.Chance(0.35) ? ("vertagt", null) : book.Chance(0.5) ? ("zurueckgezogen", null)
            : ("kenntnisnahme", (string?)null);
        (decision["yes"], decision["no"], decision["abst"]) = (null, null, null);
    }

    // Abstentions alone make a house say "mehrheitlich", but nobody can then speak of votes against.
    private static string Group(string outcome, string? mode, int against) => (outcome, mode) switch
    {
        ("angenommen", "einstimmig") => "adopted-unanimous",
        ("angenommen", "mehrheitlich") when against > 0 => "adopted-majority",
        ("angenommen", _) => "adopted",
        ("abgelehnt", "mehrheitlich") => "rejected-majority",
        ("kenntnisnahme", _) => "noted",
        ("verwiesen", _) => "referred",
        ("vertagt", _) => "deferred",
        ("zurueckgezogen", _) => "withdrawn",
        _ => "",
    };

    private string Votes(JsonNode? number) => inWords ? PhraseBook.Words((int)number!) : number!.ToString();
}
