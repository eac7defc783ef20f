using System.Globalization;
using Coordination.Contracts;

namespace Coordination.Drafting.Style;

/// <summary>
/// The sentence that records a result. Bodies that pass resolutions get a Beschluss; a working group reaches Konsens or a
/// Meinungsbild, whatever was called in the room.
/// </summary>
internal static class DecisionSentence
{
    /// <summary>Said by the engine where no result was heard: approval waits until the clerk has entered one.</summary>
    public static string Undecided => Phrases.Of("Undecided");

    public static string Of(Decision decision, PolicyProfile profile)
    {
        var body = profile.PassesResolutions ? "Council" : "Group";
        var text = Phrases.Find($"{body}.{decision.Outcome}.{decision.Mode}") ?? Phrases.Find($"{body}.{decision.Outcome}") ?? Plain(decision);
        var tally = Tally(decision.Tally);
        return (tally.Length > 0 ? $"{text} ({tally})" : text) + ".";
    }

    /// <summary>What a working group agrees on without a vote against is its Konsens.</summary>
    public static Decision ForBody(Decision decision, PolicyProfile profile) =>
        !profile.PassesResolutions && decision is { Outcome: Outcome.Adopted, Mode: DecisionMode.Unanimous } ? decision with { Outcome = Outcome.Consensus } : decision;

    private static string Plain(Decision decision) => decision.ReferredTo is { } to && Phrases.Find(decision.Outcome + "To") is { } pattern
        ? string.Format(CultureInfo.InvariantCulture, pattern, to) : Phrases.Of(decision.Outcome.ToString());

    private static string Tally(VoteTally? tally) => string.Join(", ", new[]
    {
        Part("Tally.Yes", tally?.Yes), Part("Tally.No", tally?.No), Part("Tally.Abstentions", tally?.Abstentions),
    }.OfType<string>());

    private static string? Part(string key, int? votes) => votes is null ? null : string.Format(CultureInfo.InvariantCulture, Phrases.Of(key), votes);
}
