namespace Coordination.Contracts;

/// <summary>Who worded an item of the draft. Results are the rules' in either case.</summary>
public enum DraftWriter { Rules, Model }

/// <summary>Why the rules wrote an item although a language model (Sprachmodell) is configured; the review page has a sentence for each.</summary>
public enum RulesReason
{
    /// <summary>Non-public items are not given to the model in this installation.</summary>
    NonPublic,
    /// <summary>Parts of a non-public item may stand in it: nothing leaves where that is not certain.</summary>
    PublicityUnclear,
    /// <summary>Nothing was said that the model could word, or the group keeps minutes of results.</summary>
    NothingToAsk,
    TooLong, BudgetSpent, DeadlineOver,
    Unavailable, Throttled, TimedOut, AccessDenied, RequestRefused,
    /// <summary>The service's content filter, on the question or on the answer.</summary>
    ContentFilter,
    /// <summary>The model declined.</summary>
    Declined,
    /// <summary>The answer broke off at its length limit, twice.</summary>
    CutOff,
    Malformed,
    /// <summary>It cited what it was not given.</summary>
    ForeignEvidence,
    /// <summary>Links, markup or other things that no sentence of minutes has.</summary>
    ForeignForm,
    /// <summary>Most of its sentences were not carried by their evidence.</summary>
    NotCarried,
    /// <summary>A fault of this program; its log names it.</summary>
    Failed,
}

/// <summary>Who wrote an item, and what of the model's work was not taken.</summary>
/// <param name="Reason">Why the rules wrote it; null where the model did.</param>
/// <param name="Withheld">Cues that the model did not get because they address a program rather than people.</param>
/// <param name="Dropped">Sentences of the model that were not taken.</param>
public sealed record ItemOrigin(DraftWriter Writer, RulesReason? Reason = null, int Withheld = 0, int Dropped = 0);

/// <summary>What asking the model for one draft took (Verbrauch). Ids and figures only.</summary>
/// <param name="Model">As the service names it; the deployment where it does not.</param>
/// <param name="PromptVersion">Which wording of the question was used.</param>
/// <param name="Cost">By the configured prices, in <paramref name="Currency"/>.</param>
public sealed record ModelUsage(
    string Model, string Deployment, int PromptVersion, int Calls, long TokensIn, long TokensOut, decimal Cost, string Currency);
