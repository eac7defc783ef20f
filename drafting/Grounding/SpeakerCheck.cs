using Coordination.Contracts;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Grounding;

/// <summary>Who is said to have spoken did speak, and nobody is named who does not occur.</summary>
internal static class SpeakerCheck
{
    private static readonly HashSet<string> SpeechVerbs = [.. WordList.Read("Grounding.speech-verbs.txt")];
    private static readonly HashSet<string> Sources = [.. WordList.Read("Grounding.sources.txt")];

    public static Verdict? Check(Claim claim, Evidence evidence, Func<string, bool> isOnRoster)
    {
        if (claim.Entry.Speaker is { } speaker && evidence.Speakers.Count > 0 && !evidence.Speakers.Any(said => SamePerson(said, speaker)))
        {
            return new Verdict(VerdictKind.Falsified, VerdictReason.SpeakerDiffers, speaker, evidence.Cues[0].Id);
        }

        foreach (var mention in claim.Mentions)
        {
            var speaks = evidence.Speakers.Any(said => Names.HasWord(said, mention.Family));
            if (speaks) continue;

            // Within a rendering the speaker may cite somebody else.
            var cited = claim.IsRendering && mention.Start > 0 && Names.HasWord(evidence.Text, mention.Family);
            if (evidence.Speakers.Count > 0 && !cited && IsAttributed(claim.Text, mention))
            {
                return new Verdict(VerdictKind.Falsified, VerdictReason.SpeakerDiffers, mention.Family, evidence.Cues[0].Id);
            }

            if (!Names.HasWord(evidence.Text, mention.Family))
            {
                return new Verdict(isOnRoster(mention.Family) ? VerdictKind.Weak : VerdictKind.NotFound, VerdictReason.NameNotInEvidence, mention.Family);
            }
        }

        return CheckFactions(claim, evidence);
    }

    private static bool SamePerson(string said, string speaker) =>
        said == speaker || Words.Of(speaker).Any(word => word.Length > 2 && char.IsUpper(speaker[word.Start]) && Names.HasWord(said, word.Text) && !IsTitle(word.Text));

    private static bool IsTitle(string word) => Names.Of(word + " Xy").Count > 0;

    private static Verdict? CheckFactions(Claim claim, Evidence evidence)
    {
        var own = evidence.Speakers.SelectMany(Names.FactionsIn).Select(found => found.Faction).ToHashSet(StringComparer.Ordinal);
        var said = Names.FactionsIn(evidence.Text).Select(found => found.Faction).ToHashSet(StringComparer.Ordinal);
        foreach (var (faction, original) in Names.FactionsIn(claim.Text))
        {
            if (own.Contains(faction)) continue;

            if (!said.Contains(faction)) return new Verdict(VerdictKind.NotFound, VerdictReason.NameNotInEvidence, original);

            // "Die X erklären …" where somebody of another faction spoke.
            if (own.Count > 0 && Opens(claim.Text, original))
            {
                return new Verdict(VerdictKind.Falsified, VerdictReason.SpeakerDiffers, original, evidence.Cues[0].Id);
            }
        }

        return null;
    }

    private static bool Opens(string text, string faction)
    {
        var words = Words.Of(text);
        return words.Count > 2 && text.AsSpan(words[1].Start, words[1].Length).SequenceEqual(faction) && IsSpeechVerb(words[2].Text);
    }

    private static bool IsAttributed(string text, Mention mention)
    {
        if (!mention.IsNominative && !SourceBefore(text, mention)) return false;

        var after = Words.Of(AfterFaction(text, mention.End));
        var before = Words.Of(text[..mention.Start]);
        return (before.Count == 0 && (after.Count == 0 || IsSpeechVerb(after[0].Text)))
            || (before.Count > 0 && IsSpeechVerb(before[^1].Text)) || SourceBefore(text, mention);
    }

    // "laut Frau Weiß", "nach Ansicht von Herrn Weiß", "so Stadträtin Weiß".
    private static bool SourceBefore(string text, Mention mention)
    {
        var before = Words.Of(text[..mention.Start]);
        return before.Count > 0 && (Sources.Contains(before[^1].Text)
            || (before.Count > 1 && before[^1].Text == "von" && Sources.Contains(before[^2].Text)));
    }

    private static string AfterFaction(string text, int end)
    {
        var rest = text[end..].TrimStart();
        var close = rest.StartsWith('(') ? rest.IndexOf(')', StringComparison.Ordinal) : -1;
        return close > 0 ? rest[(close + 1)..] : rest;
    }

    private static bool IsSpeechVerb(string word) => SpeechVerbs.Contains(word);
}
