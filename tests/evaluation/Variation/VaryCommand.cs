using System.Globalization;
using System.Text.Json.Nodes;

namespace Coordination.Evaluation.Variation;

/// <summary>Writes a set anew with other people, other phrases of its chairs and, if asked, the noise of a recogniser; its labels stay true.</summary>
internal static class VaryCommand
{
    public static int Run(string set, string output, string seed, string half, bool noise)
    {
        if (half is not ("tune" or "held")) return 2;

        foreach (var gold in Directory.EnumerateFiles(set, "*.gold.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var id = Path.GetFileName(gold)[..^".gold.json".Length];
            var path = Path.Combine(Path.GetDirectoryName(gold)!, id);
            var chance = new Random(int.Parse(seed, CultureInfo.InvariantCulture) ^ (int)PhraseBook.Hash(id));
            var book = new PhraseBook(heldOut: half == "held", chance);
            var session = new VariedSession(Session.Read(path + ".vtt"), JsonNode.Parse(File.ReadAllText(gold))!.AsObject(), book);
            session.Rewrite();
            Directory.CreateDirectory(output);
            File.WriteAllText(Path.Combine(output, id + ".vtt"), session.Transcript(noise));
            File.Copy(path + ".agenda.json", Path.Combine(output, id + ".agenda.json"), overwrite: true);
            OutputFile.Write(Path.Combine(output, id + ".gold.json"), session.Labels());
        }

        return 0;
    }
}
