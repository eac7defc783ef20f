using System.Text.RegularExpressions;
using Coordination.Contracts;
using Coordination.Drafting.Grounding;
using Coordination.Drafting.Language;
using Coordination.Drafting.Transcripts;

namespace Coordination.Drafting.SecondLook;

/// <summary>Dritte: persons and associations named in a sentence who neither belong to the group nor spoke.</summary>
internal static class ThirdParties
{
    private static readonly Regex Associations = new(
        string.Join('|', WordList.Read("SecondLook.associations.txt").Select(line => $"(?:{line})")), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    public static IEnumerable<Finding> In(Draft draft)
    {
        var own = draft.Input.Roster.Select(member => member.Name.FamilyName)
            .Concat(draft.Input.Cues.Select(cue => cue.Speaker).OfType<string>().Distinct(StringComparer.Ordinal).Select(speaker => SpeakerName.Parse(speaker).Family ?? speaker))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (item, entry) in draft.Entries)
        {
            var persons = Names.Of(entry.Text).Select(mention => mention.Family).Where(name => !own.Contains(name)).Distinct(StringComparer.Ordinal);
            foreach (var person in persons) yield return Draft.Flag(FindingCode.ThirdParty, FindingSeverity.Warning, item, entry, ("detail", person));

            foreach (var name in Associations.Matches(entry.Text).Select(match => match.Value).Distinct(StringComparer.Ordinal))
            {
                yield return Draft.Flag(FindingCode.ThirdParty, FindingSeverity.Note, item, entry, ("detail", name));
            }
        }
    }
}
