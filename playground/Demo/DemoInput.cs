using System.Text.Json;
using Coordination.Contracts;
using Coordination.Playground.Sample;

namespace Coordination.Playground.Demo;

/// <summary>One item of an agenda file; a number that begins with N is non-public.</summary>
internal sealed record AgendaLine(string Top, string Title)
{
    public bool IsNonPublic => Top.StartsWith('N');
}

/// <summary>What the demo plays: a transcript with its agenda, the sample's own or two files.</summary>
internal sealed record DemoInput(string TranscriptName, string AgendaName, byte[] Transcript, IReadOnlyList<AgendaLine> Agenda)
{
    public static DemoInput Sample()
    {
        using var transcript = SampleFiles.Open(SampleFiles.Transcript);
        using var agenda = SampleFiles.Open(SampleFiles.Agenda);
        using var bytes = new MemoryStream();
        transcript.CopyTo(bytes);
        return new DemoInput(SampleFiles.Transcript, SampleFiles.Agenda, bytes.ToArray(), Parse(agenda));
    }

    /// <exception cref="IOException">One of the files cannot be read.</exception>
    /// <exception cref="JsonException">The agenda is not a list of items with <c>top</c> and <c>title</c>.</exception>
    public static DemoInput Files(string transcript, string agenda)
    {
        using var stream = File.OpenRead(agenda);
        return new DemoInput(Path.GetFileName(transcript), Path.GetFileName(agenda), File.ReadAllBytes(transcript), Parse(stream));
    }

    private static IReadOnlyList<AgendaLine> Parse(Stream agenda)
    {
        var lines = JsonSerializer.Deserialize<IReadOnlyList<AgendaLine>>(agenda, WireJson.Options);
        return lines is { Count: > 0 } && lines.All(l => !string.IsNullOrWhiteSpace(l?.Title) && !string.IsNullOrWhiteSpace(l.Top))
            ? lines
            : throw new JsonException("The agenda has no items with top and title.");
    }
}
