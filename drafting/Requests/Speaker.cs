using Coordination.Drafting.Language;
using Coordination.Drafting.Transcripts;

namespace Coordination.Drafting.Requests;

/// <summary>Tells by the office in a display name whether somebody speaks for the administration (Verwaltung) or leads it.</summary>
public static class Speaker
{
    private static readonly HashSet<string> Offices = [.. WordList.Read("Requests.administration.txt")];

    public static bool IsOffice(string word) => Offices.Contains(word.ToLowerInvariant());

    public static bool SpeaksForAdministration(string? displayName)
    {
        if (displayName is null) return false;

        // "Kämmerer Hallstein": the office stands before the name, whether or not the parser of names knows it.
        if (IsOffice(displayName.Split(' ')[0])) return true;

        var name = SpeakerName.Parse(displayName);
        return Words.Of($"{name.Role} {name.Faction}").Any(word => Offices.Contains(word.Text));
    }
}
