using System.Globalization;
using Coordination.Contracts;
using Coordination.Drafting.Language;

namespace Coordination.Drafting.Grounding;

/// <summary>Every number, date, time and paper number of a sentence was said, in the same unit and of the same thing.</summary>
internal static class FigureCheck
{
    /// <param name="isKnown">Figures that were proved another way.</param>
    public static Verdict? Check(Claim claim, Evidence evidence, Func<Figure, bool>? isKnown = null)
    {
        foreach (var figure in claim.Figures)
        {
            if (isKnown?.Invoke(figure) == true) continue;
            if (evidence.Figures.Any(said => Same(figure, said) && UnitsAgree(figure, said))) continue;

            var detail = claim.Text.Substring(figure.Start, figure.Length);
            // "Erste Bürgermeisterin" is an office, and "16.2." at the end of a sentence the item 16.2.
            if (evidence.SaidBySpeakerName(detail) || Names.HasWord(evidence.Text, detail.TrimEnd('.'))) continue;

            if (figure.Kind is FigureKind.Date or FigureKind.Month or FigureKind.Time || IsYear(figure))
            {
                return new Verdict(VerdictKind.NotFound, VerdictReason.DateNotInEvidence, detail);
            }

            if (figure.Kind == FigureKind.Ordinal && !HasOther(evidence, figure)) continue;

            return new Verdict(VerdictKind.NotFound, VerdictReason.NumberNotInEvidence, detail);
        }

        return RoleCheck(claim, evidence) ?? FigureRoles.Check(claim, evidence);
    }

    private static bool Same(Figure figure, Figure said) => figure.Kind switch
    {
        FigureKind.Date => said.Kind == FigureKind.Date && said.Value == figure.Value && YearsAgree(figure, said),
        FigureKind.Month => said.Kind == FigureKind.Month && said.Value == figure.Value
            || said.Kind == FigureKind.Date && int.Parse(said.Value[3..5], CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture) == figure.Value,
        FigureKind.Number or FigureKind.Ordinal => said.Amount is { } amount && Near(figure, amount)
            || IsYear(figure) && said.Year?.ToString(CultureInfo.InvariantCulture) == figure.Value
            || said.Kind == FigureKind.Paper && said.Value.Split('/', '-').Contains(figure.Value, StringComparer.Ordinal),
        _ => said.Kind == figure.Kind && said.Value == figure.Value,
    };

    // "drei Viertel" and "75 %", "ein Drittel" and "33 %".
    private static bool Near(Figure figure, decimal said) =>
        figure.Amount is { } amount && (amount == said || (figure.Unit == "%" && decimal.Round(amount) == decimal.Round(said)));

    private static bool UnitsAgree(Figure figure, Figure said) => figure.Unit is null || said.Unit is null || figure.Unit == said.Unit;

    private static bool YearsAgree(Figure a, Figure b) => a.Year is null || b.Year is null || a.Year == b.Year;

    private static bool IsYear(Figure figure) =>
        figure is { Kind: FigureKind.Number, Unit: null } && figure.Amount is >= 1900 and < 2100 && decimal.IsInteger(figure.Amount.Value);

    // An ordinal that was not said is a fault only against another one: clerks number what speakers list ("zweitens").
    private static bool HasOther(Evidence evidence, Figure figure) =>
        evidence.Figures.Any(said => said.Kind is FigureKind.Ordinal or FigureKind.Number && said.Amount != figure.Amount && said.Amount < 100);

    /// <summary>Dates and numbers that stand in the evidence but belong to something else there: two dates changed over.</summary>
    private static Verdict? RoleCheck(Claim claim, Evidence evidence)
    {
        var bound = claim.Figures.Where(figure => figure.Kind == FigureKind.Date)
            .Select(figure => (figure, noun: NounAt(claim.Text, figure))).Where(pair => pair.noun is not null).ToList();
        if (bound.Count < 2) return null;

        foreach (var (figure, noun) in bound)
        {
            var there = evidence.Figures.Where(said => said.Kind == FigureKind.Date && NounAt(evidence.Text, said) == noun).ToList();
            if (there.Count > 0 && !there.Exists(said => said.Value == figure.Value))
            {
                return new Verdict(VerdictKind.Falsified, VerdictReason.RoleOfNumberDiffers, claim.Text.Substring(figure.Start, figure.Length));
            }
        }

        return null;
    }

    // "im Hauptausschuss am 3. Mai" and "am 3. Mai im Hauptausschuss": the noun that leans on the date, directly before or after.
    private static string? NounAt(string text, Figure figure)
    {
        var after = Words.Of(text[figure.End..Math.Min(text.Length, figure.End + 60)]);
        if (after.Count > 1 && after[0].Text is "im" or "beim" or "vom" && char.IsUpper(text[figure.End + after[1].Start])) return Stems.Of(after[1].Text);

        var from = Math.Max(0, figure.Start - 60);
        var before = Words.Of(text[from..figure.Start]);
        return before.Count > 1 && before[^1].Text is "am" or "vom" && char.IsUpper(text[from + before[^2].Start]) ? Stems.Of(before[^2].Text) : null;
    }
}
