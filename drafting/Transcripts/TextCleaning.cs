using System.Globalization;
using System.Text;

namespace Coordination.Drafting.Transcripts;

/// <summary>
/// Brings spoken text into one form: NFC, single spaces, no invisible characters. Direction marks could show a clerk
/// another text than the one that is stored; soft hyphens and zero-width spaces would hide words from every rule.
/// </summary>
internal static class TextCleaning
{
    private const char SoftHyphen = '\u00AD';
    private const char ZeroWidthJoiner = '\u200D';

    public static string Clean(string text, RepairLog repairs)
    {
        var clean = new StringBuilder(text.Length);
        var removed = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                // A soft hyphen before the space was a line break inside a word.
                if (clean.Length > 0 && clean[^1] != ' ' && !(i > 0 && text[i - 1] == SoftHyphen))
                {
                    clean.Append(' ');
                }
            }
            else if (IsInvisible(c) && !(c == ZeroWidthJoiner && JoinsEmoji(text, i)))
            {
                removed++;
            }
            else
            {
                clean.Append(c);
            }
        }

        repairs.Add(Contracts.RepairKind.ControlCharacters, removed);
        return clean.ToString().TrimEnd().Normalize(NormalizationForm.FormC);
    }

    private static bool IsInvisible(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format;

    // A family emoji is three people held together by joiners; letters never need one in the languages spoken here.
    private static bool JoinsEmoji(string text, int at) =>
        at > 0 && at + 1 < text.Length && IsPictorial(text[at - 1]) && IsPictorial(text[at + 1]);

    private static bool IsPictorial(char c) => char.IsSurrogate(c) || c is '\uFE0F' or (>= '\u2600' and <= '\u27BF');
}
