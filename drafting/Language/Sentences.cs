using Coordination.Contracts;

namespace Coordination.Drafting.Language;

/// <summary>A sentence of one speaker with the cues it was said in.</summary>
public sealed record SpokenSentence(string Text, string? Speaker, IReadOnlyList<string> CueIds);

/// <summary>Splits German text into sentences: "3. Juli", "Nr. 4", "Dr. Brandt" and "z. B." end none.</summary>
public static class Sentences
{
    // In characters, on average over a turn.
    private const int LongestSentence = 400, ShortestSentence = 12;

    private static readonly System.Buffers.SearchValues<char> Marks = System.Buffers.SearchValues.Create(".,;:!?…–");

    private static readonly HashSet<string> Abbreviations = [.. WordList.Read("Language.abbreviations.txt")];

    public static IReadOnlyList<string> Of(string text) => [.. Spans(text).Select(range => text[range])];

    /// <summary>
    /// Joins neighbouring cues of one speaker before splitting: speech recognition cuts cues in the middle of sentences.
    /// A sentence cites each cue it has a part of.
    /// </summary>
    public static IReadOnlyList<SpokenSentence> OfTurns(IReadOnlyList<Cue> cues)
    {
        var sentences = new List<SpokenSentence>();
        var first = 0;
        while (first < cues.Count)
        {
            var next = first + 1;
            while (next < cues.Count && cues[next].Speaker == cues[first].Speaker)
            {
                next++;
            }

            AddTurn(sentences, cues, first, next);
            first = next;
        }

        return sentences;
    }

    /// <summary>Written without any punctuation, as some recognisers do.</summary>
    public static bool IsUnpunctuated(string text) => text.AsSpan().IndexOfAny(Marks) < 0;

    private static void AddTurn(List<SpokenSentence> sentences, IReadOnlyList<Cue> cues, int first, int next)
    {
        var starts = new int[next - first];
        var turn = new System.Text.StringBuilder();
        for (var i = first; i < next; i++)
        {
            if (turn.Length > 0)
            {
                turn.Append(' ');
            }

            starts[i - first] = turn.Length;
            turn.Append(cues[i].Text);
        }

        var text = turn.ToString();
        var spans = Spans(text).ToList();
        if (starts.Length > 1 && (text.Length > spans.Count * LongestSentence || (text.Length > starts.Length * ShortestSentence && IsUnpunctuated(text))))
        {
            // No punctuation, as some recognisers write: then a cue is the best sentence there is.
            sentences.AddRange(cues.Skip(first).Take(next - first).Select(one => new SpokenSentence(one.Text, one.Speaker, [one.Id])));
            return;
        }

        var cue = 0;
        foreach (var range in spans)
        {
            var (start, end) = (range.Start.Value, range.End.Value);
            while (cue + 1 < starts.Length && starts[cue + 1] <= start)
            {
                cue++;
            }

            var ids = new List<string>();
            for (var i = cue; i < starts.Length && starts[i] < end; i++)
            {
                ids.Add(cues[first + i].Id);
            }

            sentences.Add(new SpokenSentence(text[range], cues[first].Speaker, ids));
        }
    }

    private static IEnumerable<Range> Spans(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('.' or '!' or '?' or '…') || !EndsSentence(text, i))
            {
                continue;
            }

            var end = i + 1;
            while (end < text.Length && text[end] is '.' or '!' or '?' or '"' or '“' or '”' or '»' or '«' or ')')
            {
                end++;
            }

            if (Trimmed(text, start, end) is { } span)
            {
                yield return span;
            }

            start = end;
            i = end - 1;
        }

        if (Trimmed(text, start, text.Length) is { } rest)
        {
            yield return rest;
        }
    }

    private static Range? Trimmed(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return start < end ? start..end : null;
    }

    private static bool EndsSentence(string text, int at)
    {
        if (text[at] != '.')
        {
            return true;
        }

        var next = at + 1;
        if (next < text.Length && !char.IsWhiteSpace(text[next]))
        {
            // "12.03.", "z.B.": a full stop inside a token; "...": only the last one ends.
            return text[next] is '"' or '“' or '”' or ')';
        }

        while (next < text.Length && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        if (next < text.Length && char.IsLower(text[next]))
        {
            return false;
        }

        var wordStart = at;
        while (wordStart > 0 && (char.IsLetterOrDigit(text[wordStart - 1]) || text[wordStart - 1] == '.'))
        {
            wordStart--;
        }

        return !IsOrdinal(text, wordStart, at, next) && !Abbreviations.Contains(text[wordStart..at].ToLowerInvariant())
            && !IsInitial(text, wordStart, at);
    }

    // "am 3. Juli", "der 2. Antrag": one or two digits before a word; four digits are a year and end the sentence.
    private static bool IsOrdinal(string text, int start, int end, int next) =>
        end - start is 1 or 2 && char.IsAsciiDigit(text[start]) && char.IsAsciiDigit(text[end - 1]) && next < text.Length
        && !OpensSentence(text, next);

    private static bool IsInitial(string text, int start, int end) => end - start == 1 && char.IsUpper(text[start]);

    // After "bei Nummer 4." the next sentence mostly begins with one of these; a noun means the number was an ordinal.
    private static bool OpensSentence(string text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsLetter(text[end]))
        {
            end++;
        }

        return end > at && StopWords.Contains(text[at..end].ToLowerInvariant());
    }
}
