using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Coordination.Contracts;
using Coordination.Drafting.Language;
using Coordination.Drafting.Speech;

namespace Coordination.Bot.Minutes;

/// <summary>
/// The question about one item: fixed rules, and the item's own title, speakers and cues as JSON, in which nothing that was said can end the data or
/// begin an instruction. Nothing of another item is in reach here.
/// </summary>
internal static class ItemPrompt
{
    /// <summary>Goes up with every change of prompt.txt, of the material or of the schema; stored with the draft.</summary>
    public const int Version = 2;

    // Umlauts as they are, they would cost six characters each; brackets, quotes and whatever else could mark up stay escaped.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.BasicLatin, UnicodeRanges.Latin1Supplement, UnicodeRanges.LatinExtendedA, UnicodeRanges.GeneralPunctuation),
    };

    public static string Rules { get; } = Embedded.Text("prompt.txt");

    public static ModelQuestion Of(AgendaItemView item, IReadOnlyList<Cue> cues, PolicyProfile profile, Func<string?, Narrator> narratorOf)
    {
        var speakers = cues.Select(cue => cue.Speaker).Distinct(StringComparer.Ordinal).ToList();
        var said = cues.SelectMany(cue => Words.Of(cue.Text)).Select(word => word.Text).ToHashSet(StringComparer.Ordinal);
        var material = new Material(
            new Heading(item.Number, item.Title),
            profile.Style == MinutesStyle.Subjunctive ? "subjunctive" : "indicative",
            profile.Length == MinutesLength.Full ? "full" : "brief",
            [.. speakers.Select((speaker, index) => new Voice(IdOf(index), narratorOf(speaker).Name))],
            [.. cues.Select(cue => new Said(cue.Id, IdOf(speakers.IndexOf(cue.Speaker)), cue.Text))],
            profile.Glossary.Where(entry => said.Contains(entry.Abbreviation.ToLowerInvariant())).ToDictionary(entry => entry.Abbreviation, entry => entry.Meaning));
        return new ModelQuestion(Rules, JsonSerializer.Serialize(material, Json), AnswerForm.Schema(cues));
    }

    private static string IdOf(int speaker) => $"s{speaker + 1}";

    private sealed record Material(Heading Item, string Style, string Length, IReadOnlyList<Voice> Speakers, IReadOnlyList<Said> Cues,
        IReadOnlyDictionary<string, string> Glossary);

    private sealed record Heading(string? Number, string Title);

    private sealed record Voice(string Id, string Name);

    private sealed record Said(string Id, string Speaker, string Text);
}
