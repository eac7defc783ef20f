namespace Coordination.Playground.Sample;

/// <summary>The invented session that comes with the playground: roster, agenda and transcript, embedded.</summary>
public static class SampleFiles
{
    public const string Transcript = "sitzung.vtt";
    public const string Agenda = "sitzung.agenda.json";

    public static Stream Open(string name) =>
        typeof(SampleFiles).Assembly.GetManifestResourceStream($"Sample/{name}") ?? throw new FileNotFoundException("not embedded", name);
}
