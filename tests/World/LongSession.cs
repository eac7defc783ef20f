using System.Globalization;
using System.Text;

namespace Coordination.Tests.World;

/// <summary>An invented evening of the longest kind: thirty items and three thousand cues, with reports, promises and a vote under each item.</summary>
public static class LongSession
{
    private const int CuesPerItem = 100;
    private static readonly string[] Places = ["Auwald", "Birkenfeld", "Dornbach", "Eichenau", "Fuchsberg", "Grünhagen"];
    private static readonly string[] Matters = ["Radweg", "Schulhof", "Spielplatz", "Bahnsteig", "Löschteich"];
    private static readonly string[] Speakers = ["Berta Brandt", "Udo Ulmen", "Viktor Vogel", "Frieda Feder"];

    /// <summary>The titles in the order of the agenda, each once.</summary>
    public static IReadOnlyList<string> Agenda { get; } =
        [.. Matters.SelectMany(matter => Places.Select(place => $"{matter} in {place}"))];

    /// <summary>The recording as WebVTT.</summary>
    public static string Recording()
    {
        var file = new StringBuilder("WEBVTT\n\n");
        var second = 0;
        for (var item = 0; item < Agenda.Count; item++)
        {
            Say("Karla Kranich", $"Ich rufe auf Tagesordnungspunkt {item + 1}, {Agenda[item]}. Wer möchte dazu sprechen?");
            for (var cue = 1; cue < CuesPerItem - 1; cue++)
            {
                Say(Speakers[cue % Speakers.Length], Spoken(Agenda[item], cue));
            }

            Say("Karla Kranich", "Wer stimmt dem zu? Gibt es Gegenstimmen? Das sehe ich nicht. Enthaltungen? Auch nicht. Dann ist das einstimmig so beschlossen.");
        }

        return file.ToString();

        void Say(string speaker, string text)
        {
            file.Append(CultureInfo.InvariantCulture, $"{TimeSpan.FromSeconds(second):hh\\:mm\\:ss}.000 --> {TimeSpan.FromSeconds(second + 4):hh\\:mm\\:ss}.000\n");
            file.Append(CultureInfo.InvariantCulture, $"<v {speaker}>{text}</v>\n\n");
            second += 5;
        }
    }

    private static string Spoken(string title, int cue) => (cue % 5) switch
    {
        0 => $"Wir haben für den Abschnitt {cue} bisher {1000 + (cue * 37)} Euro ausgegeben, und das Vorhaben {title} liegt im Plan.",
        1 => $"Die Verwaltung hat im März {cue + 3} Angebote eingeholt. Zwei davon waren vollständig.",
        2 => "Dem schließe ich mich für meine Fraktion an, weil der Weg zur Schule sicherer werden muss.",
        3 => $"Ich sage zu, dass die Verwaltung bis zur nächsten Sitzung die Zahlen für Abschnitt {cue} vorlegt.",
        _ => $"Können Sie bitte noch erläutern, warum die {cue} Stellplätze weggefallen sind?",
    };
}
