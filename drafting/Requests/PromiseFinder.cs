using Coordination.Drafting.Language;

namespace Coordination.Drafting.Requests;

/// <summary>A request or commitment that was heard (Bitte, Zusage), with the sentence that makes it.</summary>
/// <param name="Of">The request that a bare "das machen wir" answers; its content is what was promised.</param>
public sealed record HeardPromise(SpeechAct Act, SpokenSentence Sentence, SpokenSentence? Of, string? DueText, DateOnly? DueBy)
{
    public IReadOnlyList<string> CueIds => Of is null ? Sentence.CueIds : [.. Of.CueIds.Union(Sentence.CueIds)];
}

/// <summary>Finds requests and commitments of an item; an agreement counts for the request it follows.</summary>
public static class PromiseFinder
{
    private const int FarthestAnswer = 6;

    /// <param name="isAdministration">Whether a speaker answers for the administration, by office or roster.</param>
    public static IReadOnlyList<HeardPromise> Find(IReadOnlyList<SpokenSentence> sentences, Func<string?, bool> isAdministration, DateOnly sessionDate)
    {
        var heard = new List<HeardPromise>();
        var open = (Index: -1, Promise: (HeardPromise?)null);
        for (var i = 0; i < sentences.Count; i++)
        {
            var sentence = sentences[i];
            var answers = open.Promise is { } asked && i - open.Index <= FarthestAnswer && asked.Sentence.Speaker != sentence.Speaker;
            var act = SpeechActs.Of(sentence.Text, isAdministration(sentence.Speaker));
            if (answers && (act == SpeechAct.Commitment || SpeechActs.Agrees(sentence.Text)) && IsBare(sentence.Text))
            {
                heard.Add(open.Promise! with { Act = SpeechAct.Commitment, Sentence = sentence, Of = open.Promise!.Sentence });
                open = (-1, null);
            }
            else if (act != SpeechAct.None)
            {
                var said = act == SpeechAct.Request ? Announced(sentences, i) : sentence;
                var (text, date) = DueDate.Of(said.Text, sessionDate);
                var promise = new HeardPromise(act, said, null, text, date);
                heard.Add(promise);
                if (act == SpeechAct.Request) open = (i, promise);
                if (said.Text != sentence.Text) i++;
            }
        }

        return heard;
    }

    // "das machen wir": nothing of its own, the content stands in the request.
    private static bool IsBare(string text) => Words.Content(text).Count() <= 4;

    // "Ich hätte eine Bitte. Könnten wir …?": the announcement and what it announces are one request.
    private static SpokenSentence Announced(IReadOnlyList<SpokenSentence> sentences, int i)
    {
        var sentence = sentences[i];
        if (i + 1 == sentences.Count || sentences[i + 1].Speaker != sentence.Speaker || !SpeechActs.Announces(sentence.Text)) return sentence;

        var next = sentences[i + 1];
        return next with { CueIds = [.. sentence.CueIds.Union(next.CueIds)] };
    }
}
