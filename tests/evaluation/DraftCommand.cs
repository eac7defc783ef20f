using System.Text;
using Coordination.Contracts;
using Coordination.Drafting.Grounding;

namespace Coordination.Evaluation;

/// <summary>Writes the draft of each session as text, to be read by a person.</summary>
internal static class DraftCommand
{
    public static int Run(string setDirectory, string outputDirectory, string style)
    {
        var profile = new PolicyProfile(Body: BodyKind.Committee, Style: Enum.Parse<MinutesStyle>(style, ignoreCase: true));
        Directory.CreateDirectory(outputDirectory);
        foreach (var vtt in Directory.EnumerateFiles(setDirectory, "*.vtt").Order(StringComparer.Ordinal))
        {
            var session = Session.Read(vtt);
            var draft = new DraftedSession(session, profile).Draft;
            var judge = new GroundingJudge(session.Cues, profile, []);
            var text = new StringBuilder();
            for (var i = 0; i < draft.Items.Count; i++)
            {
                text.Append("\nTOP ").Append(session.Agenda[i].Number).Append(' ').Append(session.Agenda[i].Title).Append('\n');
                foreach (var entry in draft.Items[i].Entries)
                {
                    var verdict = judge.Judge(entry);
                    text.Append("  [").Append(entry.Kind).Append(verdict.Blocks ? $" {verdict.Kind} {verdict.Reason} {verdict.Detail}" : "").Append("] ").Append(entry.Text).Append("   (").AppendJoin(' ', session.FileIds(entry.CueIds))
                        .Append(entry.Promise?.DueText is { } due ? "; " + due : "").Append(")\n");
                }
            }

            File.WriteAllText(Path.Combine(outputDirectory, session.Id + ".txt"), text.ToString());
        }

        return 0;
    }
}
