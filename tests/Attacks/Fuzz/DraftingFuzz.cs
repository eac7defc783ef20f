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

    /// <summary>Found by the sentences: ordinals in a list, which an expression tried in all combinations.</summary>
    [Theory]
    [InlineData("achsten, ", 40)]
    [InlineData("achsten, ", 6_000)]
    [InlineData("am 5. und ", 6_000)]
    [InlineData("sten", 12_000)]
    [InlineData("1.", 20_000)]
    [InlineData("12:34", 10_000)]
    [InlineData("1-", 20_000)]
    [InlineData("eine Million ", 5_000)]
    [InlineData("\u00e4", 50_000)]
    [InlineData("halb halb ", 5_000)]
    public void A_text_that_repeats_itself_is_judged_and_drafted_all_the_same(string part, int times)
    {
        var text = string.Concat(Enumerable.Repeat(part, times));
        var cues = Speech.Of("Olm, Dr. Henrik: " + text, "Olm, Dr. Henrik: Danke.");
        new GroundingJudge(cues, new PolicyProfile(), []).Judge(new DraftEntry(EntryKind.Statement, text[..Math.Min(text.Length, 4_000)], null, [cues[0].Id]));
        Assert.NotNull(Speech.DraftOf("Ausbau der Schulsozialarbeit", "Olm, Dr. Henrik: " + text));
    }

    [Fact]
    public Task Four_thousand_sessions_are_drafted() => FuzzRun.AllAsync(output, "drafts", 4_000, Made, input =>
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
