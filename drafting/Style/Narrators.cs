using System.Text.RegularExpressions;
using Coordination.Contracts;
using Coordination.Drafting.Language;
using Coordination.Drafting.Requests;
using Coordination.Drafting.Speech;
using Coordination.Drafting.Transcripts;

namespace Coordination.Drafting.Style;

/// <summary>
/// Names the speakers the way the Niederschrift does: by the roster, else by office, else by how others address them in this very
/// transcript. Rooms and telephones keep their display name; nobody is guessed behind them.
/// </summary>
internal sealed partial class Narrators(IReadOnlyList<Cue> cues, IReadOnlyList<MemberView> roster, string? chair)
{
    private static readonly HashSet<string> FemaleForms = [.. WordList.Read("Style.female.txt")];
    private readonly Dictionary<string, Narrator> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _salutations = Salutations(cues);

    public Narrator Of(string? speaker)
    {
        if (speaker is null) return new Narrator(Phrases.Of("Unnamed"), null);
        if (_known.TryGetValue(speaker, out var known)) return known;

        return _known[speaker] = Name(speaker) with { SpeaksToMembers = speaker == chair || IsAdministration(speaker) };
    }

    public bool IsAdministration(string? speaker) =>
        Speaker.SpeaksForAdministration(speaker) || MemberOf(speaker)?.Role is Role.Administration or Role.Chair;

    private Narrator Name(string speaker)
    {
        if (MemberOf(speaker) is { } member) return new Narrator(member.Name.Formal, IsWoman(member.Name.Salutation));

        var name = SpeakerName.Parse(speaker);
        if (!name.IsPerson || name.Family is null) return new Narrator(speaker, null);

        var office = name.Role?.Split(' ')[0];
        // "Leiter KI" behind the comma is no form of address; "Stadträtin" before the name is.
        if (office is not null && speaker.StartsWith(office, StringComparison.Ordinal)) return new Narrator(Joined(name.Role, name.Title, name.Family), IsWoman(office));
        if (name.Faction is { } bracket && (FemaleForms.Contains(bracket.ToLowerInvariant()) || Speaker.IsOffice(bracket))) return new Narrator(Joined(bracket, name.Title, name.Family), IsWoman(bracket));
        if (_salutations.TryGetValue(name.Family, out var salutation)) return new Narrator(Joined(salutation, name.Title, name.Family), IsWoman(salutation));

        return new Narrator(Joined(name.Title, name.Given, name.Family), office is null ? null : IsWoman(office));
    }

    private MemberView? MemberOf(string? speaker)
    {
        if (speaker is null || SpeakerName.Parse(speaker) is not { IsPerson: true, Family: { } family } name) return null;

        var sameFamily = roster.Where(member => string.Equals(member.Name.FamilyName, family, StringComparison.OrdinalIgnoreCase)).ToList();
        return sameFamily.Count == 1 ? sameFamily[0] : sameFamily.Find(member => string.Equals(member.Name.GivenName, name.Given, StringComparison.OrdinalIgnoreCase));
    }

    private static bool? IsWoman(string word) =>
        FemaleForms.Contains(word.ToLowerInvariant()) || word.EndsWith("in", StringComparison.Ordinal) || word.EndsWith("frau", StringComparison.OrdinalIgnoreCase) ? true
        : word.EndsWith('.') ? null : word.Length > 0 ? false : null;

    private static string Joined(params string?[] parts) => string.Join(' ', parts.Where(part => !string.IsNullOrWhiteSpace(part)));

    // "Frau Weiß, bitte": how somebody is addressed aloud tells the salutation.
    private static Dictionary<string, string> Salutations(IReadOnlyList<Cue> cues)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var cue in cues)
        {
            foreach (Match match in Addressed().Matches(cue.Text)) found.TryAdd(match.Groups["name"].Value, match.Groups["form"].Value.TrimEnd('n'));
        }

        return found;
    }

    [GeneratedRegex(@"\b(?<form>Herrn?|Frau)\s+(?:Dr\.\s+|Prof\.\s+)*(?<name>\p{Lu}[\p{L}-]+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Addressed();
}
