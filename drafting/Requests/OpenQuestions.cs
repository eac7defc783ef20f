using System.Text.RegularExpressions;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Requests;

/// <summary>Questions that were asked and not answered (offene Fragen): nobody else came in on them, or the answer was that there is none yet.</summary>
public static class OpenQuestions
{
    private const int FarthestAnswer = 8;
    private const int ShortestQuestion = 4;
    private static readonly Regex Questions = Patterns.Read("questions");
    private static readonly Regex NoAnswers = Patterns.Read("no-answers");
    private static readonly Regex NoQuestions = Patterns.Read("no-questions");

    /// <param name="chair">Questions of the chair lead through the session and are not kept.</param>
    public static IReadOnlyList<SpokenSentence> Find(IReadOnlyList<SpokenSentence> sentences, string? chair)
    {
        var open = new List<SpokenSentence>();
        for (var i = 0; i < sentences.Count; i++)
        {
            var text = sentences[i].Text;
            if (sentences[i].Speaker == chair || !text.EndsWith('?') || Words.Of(text).Count < ShortestQuestion || !Questions.IsMatch(text) || NoQuestions.IsMatch(text)) continue;
            if (StaysOpen(sentences, i, chair) is { } cues) open.Add(sentences[i] with { CueIds = [.. sentences[i].CueIds.Union(cues)] });
        }

        return open;
    }

    // The cues that show the question is open; null where somebody answered.
    private static IReadOnlyList<string>? StaysOpen(IReadOnlyList<SpokenSentence> sentences, int question, string? chair)
    {
        for (var i = question + 1; i < sentences.Count && i <= question + FarthestAnswer; i++)
        {
            var answer = sentences[i];
            if (answer.Speaker == sentences[question].Speaker) continue;
            if (NoAnswers.IsMatch(answer.Text)) return answer.CueIds;
            if (answer.Speaker != chair || Words.Content(answer.Text).Count() > 6) return null;
        }

        return [];
    }
}
