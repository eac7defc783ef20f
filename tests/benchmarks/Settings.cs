namespace Coordination.Benchmarks;

/// <summary>How long and how often each case runs, and which parts.</summary>
/// <param name="Starts">How often each host is started cold.</param>
/// <param name="Only">Part of the names of the rows that are wanted; empty for all.</param>
internal sealed record Settings(TimeSpan WarmUp, TimeSpan Duration, int Repetitions, int Starts, bool Publish, string Only, IReadOnlyList<string> Parts,
    bool Quick = false)
{
    private static readonly string[] AllParts = ["channel", "api", "review", "start", "slots"];

    /// <summary>Whether hosts and databases are needed at all.</summary>
    public bool NeedsHosts => Parts.Any(part => part != "slots");

    public bool Has(string part) => Parts.Contains(part, StringComparer.Ordinal);

    /// <returns>null where the arguments say nothing that is known.</returns>
    public static Settings? Read(string[] arguments)
    {
        var (quick, publish, only, parts) = (false, true, "", new List<string>());
        for (var i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--quick": quick = true; break;
                case "--no-publish": publish = false; break;
                case "--only" when i + 1 < arguments.Length: only = arguments[++i]; break;
                case var part when AllParts.Contains(part, StringComparer.Ordinal): parts.Add(part); break;
                default: return null;
            }
        }

        return new Settings(
            TimeSpan.FromSeconds(quick ? 2 : 4), TimeSpan.FromSeconds(quick ? 1 : 2.5), quick ? 1 : 3, quick ? 2 : 5, publish, only,
            parts.Count == 0 ? AllParts : parts, quick);
    }
}
