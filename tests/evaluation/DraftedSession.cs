using System.Text.Json.Nodes;
using Coordination.Contracts;
using Coordination.Drafting;

namespace Coordination.Evaluation;

/// <summary>The whole draft of a session, written as in production, in the form the scorers read.</summary>
internal sealed class DraftedSession
{
    private readonly Session _session;
    private readonly MinutesDraft _draft;
    private readonly Dictionary<Guid, string> _tops = [];

    public DraftedSession(Session session, PolicyProfile profile)
    {
        _session = session;
        var agenda = session.Agenda.Select((heading, index) => Item(heading, Id(index))).ToList();
        foreach (var item in agenda) _tops[item.Id] = item.Number!;
        _draft = Drafter.Draft(new DraftingInput(
            Guid.Empty, Guid.Empty, TranscriptKind.WebVtt, profile, new DateOnly(2026, 1, 1), session.Cues, agenda, [], []));
    }

    public MinutesDraft Draft => _draft;

    public JsonArray Summary() => Entries([EntryKind.Statement, EntryKind.OpenQuestion], (top, entry) => new JsonObject
    {
        ["top"] = top, ["speaker"] = entry.Speaker, ["sentence"] = entry.Text, ["evidence"] = Evidence(entry),
    });

    /// <summary>An open question asks for something as well: the sets count it as a request.</summary>
    public JsonArray Requests() => Promises(EntryKind.Request, EntryKind.OpenQuestion);

    public JsonArray Promises(params EntryKind[] kinds) => Entries(kinds, (_, entry) => new JsonObject
    {
        ["who"] = entry.Promise?.Who ?? entry.Speaker, ["what"] = entry.Promise?.What ?? entry.Text, ["due"] = entry.Promise?.DueText, ["evidence"] = Evidence(entry),
    });

    private JsonArray Entries(EntryKind[] kinds, Func<string, DraftEntry, JsonNode> write) =>
        [.. _draft.Items.SelectMany(item => item.Entries.Where(entry => kinds.Contains(entry.Kind)).Select(entry => write(_tops[item.AgendaItemId], entry)))];

    private JsonArray Evidence(DraftEntry entry) => OutputFile.ToArray(_session.FileIds(entry.CueIds));

    private static Guid Id(int index) => new(index + 1, 0, 0, new byte[8]);

    private static AgendaItemView Item(Drafting.Segmentation.AgendaHeading heading, Guid id) => new(
        id, Guid.Empty, null, heading.Number, heading.Title, null, Publicity.Public, null, AgendaItemState.Admitted, null, false, Guid.Empty, "", null,
        DateTimeOffset.UnixEpoch, 1);
}
