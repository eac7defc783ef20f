using Coordination.Contracts;

namespace Coordination.Drafting.Decisions;

/// <summary>Whether as many votes can have been cast as were counted (Plausibilität der Stimmenzahl).</summary>
internal static class PlausibleCount
{
    /// <param name="voters">How many Stimmberechtigte were present; null where that is not recorded.</param>
    public static bool Holds(VoteTally? tally, int? voters) =>
        tally is null || voters is null || (tally.Yes ?? 0) + (tally.No ?? 0) + (tally.Abstentions ?? 0) <= voters;
}
