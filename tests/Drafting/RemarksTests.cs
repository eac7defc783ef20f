using Coordination.Contracts;

namespace Coordination.Tests.Drafting;

public sealed class RemarksTests
{
    [Theory]
    [InlineData("Jetzt zum neuen Aufgabenfeld, der Ehrenamtskarte im Kreis, kurz EK.")]
    [InlineData("Damit komme ich zur Finanzierung.")]
    [InlineData("Die drei Bausteine stelle ich Ihnen gleich vor.")]
    [InlineData("Wir danken allen Helfern und Helferinnen für 25 Jahre.")]
    [InlineData("Unser Mitgefühl gilt der Familie Sander, das ist uns wichtig.")]
    [InlineData("Ich gratuliere Frau Kühn zum 60. Geburtstag.")]
    public void Courtesy_and_procedure_are_no_statements(string said) => Assert.Empty(Statements(said));

    [Theory]
    [InlineData("Jetzt fehlt noch das Geld, um zu den Schulen zu fahren.")]
    [InlineData("Nun sind 14 Stellen zu besetzen, und das Land zahlt nur zehn.")]
    [InlineData("Ich möchte nach zwei Jahren eine Auswertung der Werkstatt mit allen Schulen.")]
    public void Positions_and_figures_stay(string said) => Assert.Single(Statements(said));

    private static IEnumerable<DraftEntry> Statements(string said) => Speech
        .DraftOf("Werkstatt", "Brandt, Ines: Ich rufe Tagesordnungspunkt 1 auf, Werkstatt.", "Kühn, Paula: " + said).Where(entry => entry.Kind == EntryKind.Statement);
}
