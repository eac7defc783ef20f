using Coordination.Contracts;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Grounding;

/// <summary>Two numbers of one evidence keep their places: from and to, the yes and the no, what is counted by each (Rolle einer Zahl).</summary>
internal static class FigureRoles
{
    private const int Reach = 45;
    private static readonly WordSet From = new("Grounding.from.txt");
    private static readonly WordSet To = new("Grounding.to.txt");
    private static readonly WordSet Yes = new("Grounding.yes.txt");
    private static readonly WordSet No = new("Grounding.no.txt");
    private static readonly WordSet Abstention = new("Grounding.abstention.txt");

    private readonly record struct Role(string Value, string Name);

    public static Verdict? Check(Claim claim, Evidence evidence)
    {
        if (claim.Figures.Count == 0) return null;

        return Turned(claim, evidence) ?? Exchanged(claim, evidence);
    }

    // "von 12 auf 15" where "von 15 auf 12" was said.
    private static Verdict? Turned(Claim claim, Evidence evidence)
    {
        var written = Ways(claim.Text, claim.Figures).ToList();
        if (written.Count == 0) return null;

        var said = Ways(evidence.Text, evidence.Figures).ToHashSet();
        var turned = written.Find(way => said.Contains((way.To, way.From)) && !said.Contains(way));
        return turned.From is null ? null : new Verdict(VerdictKind.Falsified, VerdictReason.RoleOfNumberDiffers, turned.From, evidence.CueWith(turned.From));
    }

    private static IEnumerable<(string From, string To)> Ways(string text, IReadOnlyList<Figure> figures)
    {
        for (var i = 1; i < figures.Count; i++)
        {
            if (figures[i].Start - figures[i - 1].End < Reach && From.Contains(WordBefore(text, figures[i - 1])) && To.Contains(WordBefore(text, figures[i]))) yield return (figures[i - 1].Value, figures[i].Value);
        }
    }

    // A number that counts one thing here and another there, while the other thing has another number there.
    private static Verdict? Exchanged(Claim claim, Evidence evidence)
    {
        var said = Roles(evidence.Text, evidence.Figures).ToList();
        foreach (var role in Roles(claim.Text, claim.Figures).Where(role => role.Name.Length > 0))
        {
            var there = said.Where(other => other.Value == role.Value).ToList();
            var counted = said.Where(other => other.Name == role.Name).ToList();
            var bothWritten = IsVote(role.Name) || counted.Exists(other => claim.Figures.Any(figure => figure.Value == other.Value));
            if (there.Count > 0 && counted.Count > 0 && bothWritten && there.TrueForAll(other => other.Name != role.Name) && counted.TrueForAll(other => other.Value != role.Value))
            {
                return new Verdict(VerdictKind.Falsified, VerdictReason.RoleOfNumberDiffers, role.Value, evidence.CueWith(role.Value));
            }
        }

        return null;
    }

    private static bool IsVote(string name) => name is "yes" or "no" or "abstention";

    private static IEnumerable<Role> Roles(string text, IReadOnlyList<Figure> figures)
    {
        foreach (var figure in figures.Where(figure => figure.Kind == FigureKind.Number)) yield return new Role(figure.Value, Counted(text, figure));
    }

    // The noun behind the number, adjectives between them left out; for votes the role whatever word says it.
    private static string Counted(string text, Figure figure)
    {
        foreach (var word in Words.Of(text[figure.End..Math.Min(text.Length, figure.End + Reach)]))
        {
            if (Yes.Contains(word.Text)) return "yes";
            if (No.Contains(word.Text)) return "no";
            if (Abstention.Contains(word.Text)) return "abstention";
            if (text.AsSpan(figure.End, word.Start).IndexOfAny('.', ',', ';') >= 0) return "";
            if (char.IsUpper(text[figure.End + word.Start])) return Lexicon.Of(word.Text).Key;
            if (word.IsNumber || StopWords.Contains(word.Text)) return "";
        }

        return "";
    }

    private static string WordBefore(string text, Figure figure)
    {
        var from = Math.Max(0, figure.Start - Reach);
        var words = Words.Of(text[from..figure.Start]);
        for (var i = words.Count - 1; i >= Math.Max(0, words.Count - 2); i--)
        {
            if (From.Contains(words[i].Text) || To.Contains(words[i].Text)) return words[i].Text;
        }

        return "";
    }
}
