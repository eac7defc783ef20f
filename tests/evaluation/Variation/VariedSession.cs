using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Coordination.Drafting.Language;

namespace Coordination.Evaluation.Variation;

/// <summary>A session of a set in other words: openings, results and the chair's words between them are replaced, everybody has another name.</summary>
internal sealed partial class VariedSession
{
    private readonly Session session;
    private readonly JsonObject gold;
    private readonly PhraseBook book;
    private readonly Cast cast;
    private readonly string? chair;
    private readonly Results results;
    private readonly List<(string? Speaker, string Text)> cues = [];
    private readonly int[] places;
    private readonly bool inWords;
    private readonly int deputyFrom;

    public VariedSession(Session session, JsonObject gold, PhraseBook book)
    {
        (this.session, this.gold, this.book) = (session, gold, book);
        chair = (string?)gold["chair"];
        cast = new Cast(book, session.Cues.Select(cue => cue.Speaker).OfType<string>().Distinct(), chair);
        places = new int[session.Cues.Count];
        inWords = book.Chance(0.5);
        deputyFrom = book.Chance(0.3) ? session.Cues.Count / 2 : int.MaxValue;
        results = new Results(gold, book, inWords, id => session.Cues[id].Speaker == chair);
    }

    public void Rewrite()
    {
        var starts = gold["segments"]!.AsArray().ToDictionary(segment => Results.Place(segment!["start"]), segment => segment!.AsObject());
        var openedAt = 0;
        for (var i = 0; i < session.Cues.Count; i++)
        {
            if (starts.TryGetValue(i, out var segment))
            {
                Close(i);
                (places[i], openedAt) = (cues.Count, i);
                if (i == 0 && book.Chance(0.5)) Say(i, book.Say("preface", ("n", Number((string)session.Agenda[^1].Number))));
                Open(i, segment);
                continue;
            }

            places[i] = cues.Count;
            if (i - openedAt > 3 && session.Cues[i].Speaker != session.Cues[i - 1].Speaker && book.Chance(0.15)) Say(i, book.Say("middle"));
            if (results.IsDropped(i)) places[i] = cues.Count - 1;
            else if (results.At(i) is { } passage) Say(i, passage);
            else if (results.IsLeftover(i) && i - openedAt > 1) Say(i, book.Say("middle"));
            else cues.Add((SpeakerOf(i), cast.Renamed(session.Cues[i].Text)));
        }
    }

    public string Transcript(bool noise)
    {
        var text = new StringBuilder("WEBVTT\n\n");
        for (var i = 0; i < cues.Count; i++)
        {
            var said = (noise ? Noise.Of(cues[i].Text, book) : cues[i].Text).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"c{i:D5}\n{Time(i)} --> {Time(i + 1)}\n")
                .Append(cues[i].Speaker is { } name ? $"<v {name}>{said}</v>" : said).Append("\n\n");
        }

        return text.ToString();
    }

    /// <summary>The labels of the set with the places of the new cues and the outcomes that were changed.</summary>
    public JsonObject Labels()
    {
        var segments = gold["segments"]!.AsArray().Select(segment => segment!.AsObject()).ToList();
        var starts = segments.Select(segment => places[Results.Place(segment["start"])]).Append(cues.Count).ToList();
        for (var i = 0; i < segments.Count; i++)
        {
            (segments[i]["start"], segments[i]["end"]) = (Id(starts[i]), Id(starts[i + 1] - 1));
        }

        foreach (var decision in gold["decisions"]!.AsArray())
        {
            var evidence = decision!["evidence"]?.AsArray().Select(cue => Id(places[Results.Place(cue)])).Distinct() ?? [];
            decision["evidence"] = new JsonArray([.. evidence.Select(id => (JsonNode)id)]);
        }

        gold["n_cues"] = cues.Count;
        gold["chair"] = cast.Chair;
        gold.Remove("cue_kind");
        gold.Remove("speakers");
        return gold;
    }

    // Whoever has no chair's opening in the recording gets one.
    private void Open(int i, JsonObject segment)
    {
        var cue = session.Cues[i];
        var kind = (string?)segment["opener_kind"] ?? "";
        if (chair is null)
        {
            segment["opener_kind"] = "explicit";
            Say(i, Opening("plenary", segment));
            cues.Add((SpeakerOf(i), cast.Renamed(cue.Text)));
            return;
        }

        if (cue.Speaker != chair || (kind != "none" && !book.Has("open-" + kind)))
        {
            cues.Add((SpeakerOf(i), cast.Renamed(cue.Text)));
            return;
        }

        var rest = Sentences.Of(cue.Text).Skip(kind == "none" ? 0 : 1).ToList();
        if (rest is [var refers, ..] && Referring().IsMatch(refers)) rest.RemoveAt(0);
        var opening = kind == "none" ? book.Say("intro") : Opening(kind, segment) + (book.Chance(0.7) ? " | " + book.Say("intro") : "");
        var passage = results.At(i);
        var said = passage ?? cast.Renamed(string.Join(' ', rest));
        Say(i, said.Length == 0 ? opening : opening + (book.Chance(0.4) ? " | " : " ") + said);
    }

    private string Opening(string kind, JsonObject segment)
    {
        var top = (string)segment["top"]!;
        // A series of its own is called by its name.
        if (kind != "plenary" && top.Contains('_', StringComparison.Ordinal)) kind = "title";
        var heading = session.Agenda.FirstOrDefault(item => item.Number == top);
        return (book.Chance(0.25) ? book.Any("filler") + " " : "") + book.Say("open-" + kind, ("n", Number(top)), ("t", Short(heading?.Title ?? top)));
    }

    private string Number(string top)
    {
        var number = top[(top.LastIndexOf('_') + 1)..];
        return inWords && int.TryParse(number, out var value) && value > 1 ? PhraseBook.Words(value) : number;
    }

    // Chairs shorten titles.
    private static string Short(string title) => string.Join(' ', title.Split([':', ',', ';', '(', '–'])[0].Replace('_', ' ').Split(' ').Take(7)).Trim(' ', '.', '-');

    private void Close(int next)
    {
        if (next > 0 && chair is not null && session.Cues[next - 1].Speaker != chair && book.Chance(0.4)) Say(next - 1, book.Say("close"));
    }

    // The utterances of an exchange are cues of their own.
    private void Say(int at, string passage)
    {
        foreach (var text in passage.Split(" | "))
        {
            cues.Add((at < deputyFrom ? cast.Chair : cast.Deputy, text));
        }
    }

    private string? SpeakerOf(int i) => session.Cues[i].Speaker is { } name && name == chair ? (i < deputyFrom ? cast.Chair : cast.Deputy) : cast.Of(session.Cues[i].Speaker);

    private static string Id(int place) => "c" + place.ToString("D5", CultureInfo.InvariantCulture);

    private static string Time(int cue) => TimeSpan.FromSeconds(cue * 6).ToString(@"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture);

    [GeneratedRegex("^(Auch hier |Hier )?(verweise|verweist|Ich verweise|Wir verweisen)|^Ich stelle fest, die", RegexOptions.IgnoreCase)]
    private static partial Regex Referring();
}
