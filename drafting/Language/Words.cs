using System.Globalization;

namespace Coordination.Drafting.Language;

/// <summary>A word or number (Wort) in lower case, with its place in the text.</summary>
public readonly record struct Word(string Text, int Start, int Length)
{
    public int End => Start + Length;

    public bool IsNumber => char.IsAsciiDigit(Text[0]);
}

/// <summary>Cuts text into words: letters with their umlauts, and numbers whole ("3,5", "12.03.2025", "4.1").</summary>
public static class Words
{
    private static readonly HashSet<string> Pauses = [.. WordList.Read("Language.pauses.txt")];

    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    public static IReadOnlyList<Word> Of(string text)
    {
        var words = new List<Word>(text.Length / 6);
        var at = 0;
        while (at < text.Length)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                at++;
                continue;
            }

            var end = char.IsDigit(text[at]) ? EndOfNumber(text, at) : EndOfLetters(text, at);
            words.Add(new Word(text[at..end].ToLower(German), at, end - at));
            at = end;
        }

        return words;
    }

    /// <summary>The words that were meant: without filled pauses ("ähm") and without the second of a word said twice.</summary>
    public static IReadOnlyList<Word> Meant(string text)
    {
        var words = new List<Word>();
        foreach (var word in Of(text))
        {
            if (Pauses.Contains(word.Text) || (words.Count > 0 && words[^1].Text == word.Text && !word.IsNumber)) continue;

            words.Add(word);
        }

        return words;
    }

    /// <summary>Stems of the words that carry meaning: no stop words, no single letters.</summary>
    public static IEnumerable<string> Content(string text)
    {
        foreach (var word in Of(text))
        {
            if (word.Length > 1 && !StopWords.Contains(word.Text))
            {
                yield return word.IsNumber ? word.Text : Stems.Of(word.Text);
            }
        }
    }

    private static int EndOfLetters(string text, int at)
    {
        // A combining mark belongs to its letter; a digit after letters starts a number ("TOP4").
        while (at < text.Length && (char.IsLetter(text[at]) || CharUnicodeInfo.GetUnicodeCategory(text[at]) == UnicodeCategory.NonSpacingMark))
        {
            at++;
        }

        return at;
    }

    private static int EndOfNumber(string text, int at)
    {
        while (at < text.Length
            && (char.IsDigit(text[at]) || (text[at] is '.' or ',' && at + 1 < text.Length && char.IsDigit(text[at + 1]))))
        {
            at++;
        }

        return at;
    }
}
