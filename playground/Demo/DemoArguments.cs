namespace Coordination.Playground.Demo;

/// <summary>What was asked for on the command line; paths are relative to where the user stands.</summary>
internal sealed record DemoArguments(string? Transcript, string? Agenda, string? Out)
{
    public const string Usage = "usage: dotnet run --project playground -- demo [--transcript FILE --agenda FILE] [--out FILE.md|.docx|.pdf]";

    public DemoInput Read() => Transcript is null ? DemoInput.Sample() : DemoInput.Files(Transcript, Agenda!);

    /// <returns>null for arguments that make no sense, such as a transcript without its agenda.</returns>
    public static DemoArguments? Parse(string[] args)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < args.Length; i += 2)
        {
            if (args[i] is not ("--transcript" or "--agenda" or "--out") || i + 1 == args.Length || !values.TryAdd(args[i], args[i + 1]))
            {
                return null;
            }
        }

        return values.ContainsKey("--transcript") == values.ContainsKey("--agenda")
            ? new DemoArguments(values.GetValueOrDefault("--transcript"), values.GetValueOrDefault("--agenda"), values.GetValueOrDefault("--out"))
            : null;
    }
}
