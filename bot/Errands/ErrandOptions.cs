using System.ComponentModel.DataAnnotations;

namespace Coordination.Bot.Errands;

/// <summary>How eagerly this instance carries out errands.</summary>
public sealed class ErrandOptions
{
    public const string Section = "Errands";

    /// <summary>How many errands run at once; Teams allows an app 30 to 50 calls a second in a tenant, shared by all instances.</summary>
    [Range(1, 64)]
    public int Parallel { get; set; } = 8;

    /// <summary>After this time without a sign of life an errand is given to somebody else.</summary>
    [Range(5, 600)]
    public int LeaseSeconds { get; set; } = 60;

    /// <summary>How long to wait where nothing is due, on average.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan Idle { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait while the API does not answer.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:10:00")]
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(30);
}
