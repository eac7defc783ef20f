using System.Globalization;
using System.Text;

namespace Coordination.Api.Rules;

/// <summary>
/// What of a text can be seen. Control characters, marks that turn the reading direction and characters without width let one name pass for
/// another, in chats as in the minutes; no title, name or sentence needs them.
/// </summary>
public static class VisibleText
{
    private const int NonJoiner = 0x200C;
    private const int Joiner = 0x200D;

    /// <param name="oneLine">Line breaks become blanks.</param>
    /// <returns>Without blanks around it; empty where nothing can be seen.</returns>
    public static string Of(string text, bool oneLine)
    {
        var seen = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t')
            {
                seen.Append(oneLine ? ' ' : (char)rune.Value);
            }
            else if (!IsHidden(rune))
            {
                seen.Append(rune);
            }
        }

        var visible = seen.ToString().Trim();
        return visible.AsSpan().ContainsAnyExcept([(char)NonJoiner, (char)Joiner]) ? visible : "";
    }

    // Joiners shape letters of some scripts and families of emoji: alone they are nothing, inside a word they belong to it.
    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control => true,
        UnicodeCategory.Format => rune.Value is not (NonJoiner or Joiner),
        _ => false,
    };
}
