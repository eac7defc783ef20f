using System.Text.RegularExpressions;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Transcripts;

/// <summary>
/// The parts of a display name: "Brandt, Dr. Eva (SPD)" and "Stadträtin Dr. Eva Brandt (SPD)". Rooms, telephones and guests are
/// no person, and nobody is guessed behind them.
/// </summary>
/// <param name="Role">Office or function before the name or in place of a faction ("Vorsitzende", "Leiter Amt 40").</param>
/// <param name="Faction">What stands in brackets; a faction only if the group has one of that name.</param>
public sealed record SpeakerName(bool IsPerson, string? Title, string? Given, string? Family, string? Faction, string? Role)
{
    private static readonly HashSet<string> Offices = [.. WordList.Read("Transcripts.offices.txt")];
    private static readonly HashSet<string> NoPersons = [.. WordList.Read("Transcripts.nopersons.txt")];
    private static readonly Regex Bracketed = new(@"\((?<inside>[^()]*)\)\s*$", RegexOptions.NonBacktracking);

    public static SpeakerName Parse(string displayName)
    {
        var bracket = Bracketed.Match(displayName);
        var faction = bracket.Success ? bracket.Groups["inside"].Value.Trim() : null;
        var name = (bracket.Success ? displayName[..bracket.Index] : displayName).Trim();
        if (IsNoPerson(name))
        {
            return new SpeakerName(false, null, null, null, faction, null);
        }

        var comma = name.IndexOf(',', StringComparison.Ordinal);
        return comma > 0 ? FamilyFirst(name[..comma].Trim(), name[(comma + 1)..].Trim(), faction) : GivenFirst(name, faction);
    }

    private static bool IsNoPerson(string name) =>
        !name.Any(char.IsLetter) || name.Any(c => char.IsDigit(c) || c is '*' or '@')
        || NoPersons.Contains(Words.Of(name)[0].Text);

    private static SpeakerName FamilyFirst(string family, string rest, string? faction)
    {
        var words = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        // "Brandt, Leiterin KI": after the comma stands an office, not a given name.
        if (words.Length > 0 && Offices.Contains(words[0].TrimEnd('.').ToLowerInvariant()))
        {
            return new SpeakerName(true, null, null, family, faction, rest);
        }

        return new SpeakerName(true, Join(words.Where(IsTitle)), Join(words.Where(word => !IsTitle(word))), family, faction, null);
    }

    private static SpeakerName GivenFirst(string name, string? faction)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        var role = words.TakeWhile(word => Offices.Contains(word.TrimEnd('.').ToLowerInvariant())).ToList();
        var names = words.Skip(role.Count).Where(word => !IsTitle(word)).ToList();
        // "von der Heide" belongs together; otherwise the last word is the family name.
        var family = names.FindIndex(word => char.IsLower(word[0]));
        family = family >= 0 ? family : names.Count - 1;
        return new SpeakerName(
            true, Join(words.Where(IsTitle)), Join(names.Take(Math.Max(family, 0))), Join(names.Skip(Math.Max(family, 0))), faction, Join(role));
    }

    private static bool IsTitle(string word) =>
        word.EndsWith('.') && word.TrimEnd('.').ToLowerInvariant() is "dr" or "prof" or "dipl" or "med" or "h.c" or "dres";

    private static string? Join(IEnumerable<string> words)
    {
        var joined = string.Join(' ', words);
        return joined.Length > 0 ? joined : null;
    }
}
