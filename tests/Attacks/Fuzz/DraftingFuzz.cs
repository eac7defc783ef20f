using System.Text;
using Coordination.Contracts;
using Coordination.Drafting.Grounding;
using Coordination.Tests.Drafting;
using Xunit.Abstractions;

namespace Coordination.Tests.Attacks.Fuzz;

/// <summary>Whatever was said or typed: the engine drafts and judges it, and a clerk's sentence never meets a fault.</summary>
public sealed class DraftingFuzz(ITestOutputHelper output)
{
    private static readonly string[] Lines =
    [
        "Brandt, Ines: Ich rufe Tagesordnungspunkt 1 auf, Ausbau der Schulsozialarbeit. Wer ist dafür? Acht Ja-Stimmen, 2 Gegenstimmen, eine Enthaltung.",
        "Olm, Dr. Henrik: Das kostet 3,5 Mio. Euro oder 1.250.000 EUR, also drei Viertel von 60 Prozent, bis zum 31. März 2027 um 17:30 Uhr, Vorlage 2017/FB3/0412.",
        "Olm, Dr. Henrik: Wir sagen zu, am 5. und 12. Oktober um halb 4 zu berichten; die Zahlen legen wir bis zum 3.4. vor.",
        "Kühn, Paula (Grüne): Könnten Sie uns bis zur nächsten Sitzung sagen, wie viele Schulen noch ohne Fachkraft sind?",
    ];

    private static readonly string[] Figures =
    [
        "᪕", "３. März", "31.0᪕.20᪕᪕", "12:3᪕ Uhr", "halb ᪕", "2᪕ Euro", "1.᪕᪕᪕", new string('9', 40), "99.999.999.999.999.999.999.999.999.999 Euro", "9999999999 Milliarden Milliarden Milliarden Milliarden",
        "0,0000000000000000000000000000000000001 Prozent", "1.2.3.4.5.6", "30. Februar", "99.99.9999", "25:99 Uhr", "eine Million Millionen Milliarden", "SV-9-1769-1-1-1-1-1-1", "20%%%%‰",
    ];

    [Fact]
    public Task Two_thousand_sessions_are_drafted() => FuzzRun.AllAsync(output, "drafts", 2_000, Made, input =>
    {
        Assert.NotNull(Speech.DraftOf("Ausbau der Schulsozialarbeit", Encoding.UTF8.GetString(input).Split('\u0001')));
        return Task.CompletedTask;
    });

    [Fact]
    public Task Ten_thousand_sentences_are_judged() => FuzzRun.AllAsync(output, "sentences", 10_000, Made, input =>
    {
        var cues = Speech.Of(Encoding.UTF8.GetString(input).Split('\u0001'));
        var judge = new GroundingJudge(cues, new PolicyProfile(), []);
        var kind = (EntryKind)(input.Length % 5);
        Assert.NotNull(judge.Judge(new DraftEntry(kind, cues[^1].Text, cues[0].Speaker, [cues[0].Id], kind == EntryKind.Decision ? new Decision(Outcome.Adopted) : null)));
        return Task.CompletedTask;
    });

    /// <summary>"Name: text" a line, with one character between them that nobody says.</summary>
    private static byte[] Made(Mutator mutator) => Encoding.UTF8.GetBytes(string.Join('\u0001', Enumerable.Range(0, 1 + mutator.Next(4)).Select(_ =>
    {
        var line = mutator.Pick(Lines);
        var text = line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..];
        var at = mutator.Next(text.Length);
        return line[..(line.Length - text.Length)] + mutator.Text(text.Insert(at, $" {mutator.Pick(Figures)} ")).Replace('\u0001', ' ');
    })));
}
