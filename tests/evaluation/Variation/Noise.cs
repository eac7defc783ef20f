using System.Globalization;
using System.Text;

namespace Coordination.Evaluation.Variation;

/// <summary>What a recogniser of speech makes of a text: no capitals, no punctuation, filled pauses, a word said twice.</summary>
internal static class Noise
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    public static string Of(string text, PhraseBook chance)
    {
        var words = new StringBuilder(text.Length);
        foreach (var word in text.ToLower(German).Split([' ', ',', '.', ';', ':', '!', '?', '–', '"', '„', '“', '(', ')'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (chance.Chance(0.02)) words.Append("ähm ");
            if (chance.Chance(0.01)) words.Append(word).Append(' ');
            words.Append(word).Append(' ');
        }

        return words.Length == 0 ? "ähm" : words.ToString().TrimEnd();
    }
}
