using System.Text.RegularExpressions;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Requests;

/// <summary>Questions of one speaker in one breath that nobody answered (offene Fragen): to be answered together, so kept together.</summary>
/// <param name="Asked">Each with the cue that asks and the one that shows it is open.</param>
public sealed record OpenQuestion(IReadOnlyList<SpokenSentence> Asked);

/// <summary>Finds questions that stayed open: nobody else came in on them, or the answer was that there is none yet.</summary>
public static class OpenQuestions
{
    private const int FarthestAnswer = 8;
    private const int ShortestQuestion = 4;
    private static readonly Regex Questions = Patterns.Read("questions");
    private static readonly Regex NoAnswers = Patterns.Read("no-answers");
    private static readonly Regex NoQuestions = Patterns.Read("no-questions");

    /// <param name="chair">Questions of the chair lead through the session and are not kept.</param>
    public static IReadOnlyList<OpenQuestion> Find(IReadOnlyList<SpokenSentence> sentences, string? chair)
    {
        var open = new List<OpenQuestion>();
        var last = -2;
        for (var i = 0; i < sentences.Count; i++)
        {
            if (!Asks(sentences[i], chair) || StaysOpen(sentences, i, chair) is not { } cues) continue;

            var question = sentences[i] with { CueIds = [.. sentences[i].CueIds.Union(cues)] };
            if (last == i - 1 && sentences[last].Speaker == question.Speaker) open[^1] = new OpenQuestion([.. open[^1].Asked, question]);
            else open.Add(new OpenQuestion([question]));
            last = i;
        }

        return open;
    }

    private static bool Asks(SpokenSentence sentence, string? chair) =>
        sentence.Speaker != chair && sentence.Text.EndsWith('?') && Words.Of(sentence.Text).Count >= ShortestQuestion
        && Questions.IsMatch(sentence.Text) && !NoQuestions.IsMatch(sentence.Text);

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
