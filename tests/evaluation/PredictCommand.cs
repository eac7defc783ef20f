using System.Text.Json.Nodes;
using Coordination.Contracts;
using Coordination.Drafting.Decisions;
using Coordination.Drafting.Segmentation;

namespace Coordination.Evaluation;

/// <summary>Writes what the engine reads out of each session of a set, in the form the scorers read.</summary>
internal static class PredictCommand
{
    private static readonly EnumerationOptions AllFolders = new() { RecurseSubdirectories = true };

    /// <param name="withDraft">Whether the draft is written too; places and results alone take a tenth of the time.</param>
    public static int Run(string setDirectory, string outputDirectory, bool withDraft)
    {
        foreach (var vtt in Directory.EnumerateFiles(setDirectory, "*.vtt", AllFolders).Order(StringComparer.Ordinal))
        {
            var session = Session.Read(vtt);
            var heard = new JsonObject { ["segments"] = Segments(session), ["decisions"] = Decisions(session) };
            if (withDraft)
            {
                var drafted = new DraftedSession(session, new PolicyProfile(Length: MinutesLength.Full));
                heard["requests"] = drafted.Requests();
                heard["actions"] = drafted.Promises(EntryKind.Commitment);
                heard["summary"] = drafted.Summary();
            }

            OutputFile.Write(Path.Combine(outputDirectory, session.Id + ".json"), heard);
        }

        return 0;
    }

    private static JsonArray Segments(Session session) => [.. session.Course.Segments.Select(segment => new JsonObject
    {
        ["top"] = session.Agenda[segment.AgendaIndex].Number,
        ["start"] = Session.FileId(session.Cues[segment.FirstCue]),
        ["confidence"] = Math.Round(segment.Confidence, 3),
    })];

    private static JsonArray Decisions(Session session)
    {
        var rules = DecisionRules.Of(unanimousDespiteAbstentions: true, ChairFinder.Ranked(session.Cues));
        var decisions = new JsonArray();
        foreach (var (segment, cues) in session.Course.Segments.Zip(session.Course.Stretches))
        {
            var heard = session.Course.DebateOf(segment.AgendaIndex) is { } debate ? debate.ResultsOf(segment.AgendaIndex, debate.Cues, rules) : DecisionDetector.Detect(cues, rules);
            foreach (var detected in heard) Add(detected.Decision, segment.AgendaIndex, detected.CueIds);
        }

        foreach (var change in session.Course.Changes) Add(new Decision(change.Outcome), change.AgendaIndex, change.CueIds);
        return decisions;

        void Add(Decision heard, int item, IReadOnlyList<string> cueIds)
        {
            var decision = Labels.Of(heard);
            decision["top"] = session.Agenda[item].Number;
            decision["evidence"] = OutputFile.ToArray(session.FileIds(cueIds));
            decisions.Add(decision);
        }
    }
}
