using System.Globalization;
using Coordination.Contracts;
using Coordination.Drafting.Language;
using Coordination.Drafting.Speech;

namespace Coordination.Drafting.Style;

/// <summary>
/// The sentence that records a result. Bodies that pass resolutions get a Beschluss; a working group reaches Konsens or a
/// Meinungsbild, whatever was called in the room.
/// </summary>
internal static class DecisionSentence
{
    /// <summary>Said by the engine where no result was heard: approval waits until the clerk has entered one.</summary>
    /// <param name="heard">What was said of it, to be quoted; null where nothing was.</param>
    public static string Asked(ResultDoubt doubt, string? heard) => heard is not null && Phrases.Find($"Undecided.{doubt}.Heard") is { } pattern
        ? string.Format(CultureInfo.InvariantCulture, pattern, HouseStyle.Shortened(heard))
        : Phrases.Find("Undecided." + doubt) ?? Phrases.Of("Undecided");

    /// <summary>The label (Beschluss, Empfehlung, Konsens) is not part of it: who prints it knows the body.</summary>
    /// <param name="evidence">What was said: a Bericht that was noted is named.</param>
    public static string Of(Decision decision, PolicyProfile profile, string evidence)
    {
        var body = profile.PassesResolutions ? "Council" : "Group";
        return WithTally(Phrases.Find($"{body}.{decision.Outcome}.{decision.Mode}") ?? Phrases.Find($"{body}.{decision.Outcome}") ?? Plain(decision, evidence), decision);
    }

    /// <summary>The result with what it is about, in the words of the chair; null where it cannot be put in a sentence of its own.</summary>
    public static string? WithContent(Decision decision, string content, PolicyProfile profile, Narrator chair)
    {
        // A Vertretung votes on a Vorlage, not on what its chair summed up.
        if (profile.PassesResolutions && decision.Outcome != Outcome.Consensus) return null;
        if ((Phrases.Find($"Content.{decision.Outcome}.{decision.Mode}") ?? Phrases.Find($"Content.{decision.Outcome}")) is not { } pattern) return null;

        var sentence = string.Format(CultureInfo.InvariantCulture, pattern, content);
        var plain = ReportedSpeech.Of(sentence, chair, MinutesStyle.Indicative)?.Text ?? (SpokenText.NamesPersons(sentence) ? null : sentence);
        return plain is null ? null : WithTally(plain.TrimEnd('.'), decision);
    }

    private static string WithTally(string text, Decision decision) => Tally(decision.Tally) is { Length: > 0 } tally ? $"{text} ({tally})." : text + ".";

    /// <summary>What a working group agrees on without a vote against is its Konsens.</summary>
    public static Decision ForBody(Decision decision, PolicyProfile profile) =>
        !profile.PassesResolutions && decision is { Outcome: Outcome.Adopted, Mode: DecisionMode.Unanimous } ? decision with { Outcome = Outcome.Consensus } : decision;

    private static string Plain(Decision decision, string evidence) =>
        decision.Outcome == Outcome.Noted && Noted().FirstOrDefault(noun => Announced(decision, evidence).Contains(noun.Noun, StringComparison.Ordinal)) is { Text: { } noted } ? noted
        : decision.ReferredTo is { } to && Phrases.Find(decision.Outcome + "To") is { } pattern
        ? string.Format(CultureInfo.InvariantCulture, pattern, to) : Phrases.Of(decision.Outcome.ToString());

    // "Danke für den Bericht. Die Vorlage nehmen wir zur Kenntnis": the sentence that says it names what it is about.
    private static string Announced(Decision decision, string evidence) =>
        string.Join(' ', Sentences.Of(evidence).Where(sentence => ResultWording.Of(decision, sentence).Outcome));

    private static IEnumerable<(string Noun, string Text)> Noted() =>
        Phrases.Below("Noted.").Select(noun => (noun, Phrases.Of("Noted." + noun)));

    private static string Tally(VoteTally? tally) => string.Join(", ", new[]
    {
        Part("Tally.Yes", tally?.Yes), Part("Tally.No", tally?.No), Part("Tally.Abstentions", tally?.Abstentions),
    }.OfType<string>());

    private static string? Part(string key, int? votes) => votes is null ? null : string.Format(CultureInfo.InvariantCulture, Phrases.Find($"{key}.{votes}") ?? Phrases.Of(key), votes);
}
