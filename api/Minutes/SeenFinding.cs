using Coordination.Api.Rules;
using Coordination.Contracts;

namespace Coordination.Api.Minutes;

/// <summary>That a clerk has looked at a finding of the zweite Blick. What was found is worked out anew at each reading and stored nowhere.</summary>
public sealed class SeenFinding
{
    /// <summary>The facts that make one finding another; the others are counts.</summary>
    private static readonly string[] WhatItSays = ["detail", "speaker", "terms", "written", "meaning"];

    public Guid SessionId { get; init; }

    /// <summary>See <see cref="KeyOf"/>.</summary>
    public string FindingKey { get; init; } = "";

    public Guid PersonId { get; init; }

    /// <summary>Name of the clerk at that time.</summary>
    public string By { get; init; } = "";

    public DateTimeOffset At { get; init; }

    /// <summary>
    /// The same finding again after an edit elsewhere: numbers that grow with the draft, and the sentences that happen to hold a word, are not
    /// part of what was seen.
    /// </summary>
    public static string KeyOf(Finding finding) => Fingerprint.Of((IReadOnlyList<string>)
    [
        $"{finding.Code}", $"{finding.AgendaItemId}",
        .. finding.Kind is FindingKind.Flag ? finding.EntryIds.Select(id => $"{id}") : [],
        .. finding.Kind is FindingKind.Omission ? finding.CueIds : [],
        .. WhatItSays.Select(fact => finding.Facts.GetValueOrDefault(fact) ?? ""),
    ])[..32];
}
