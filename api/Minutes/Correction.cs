using Coordination.Contracts;

namespace Coordination.Api.Minutes;

/// <summary>Berichtigung of an approved Niederschrift, kept beside the frozen text.</summary>
public sealed class Correction
{
    public Guid Id { get; init; }
    public Guid SessionId { get; init; }
    public string Before { get; init; } = "";
    public string After { get; init; } = "";
    public string Reason { get; init; } = "";
    public Guid PersonId { get; init; }
    public string By { get; init; } = "";
    public DateTimeOffset At { get; init; }

    /// <summary>What is corrected must stand in the approved text, or in what an earlier correction put there.</summary>
    public static Correction Of(
        ApprovedText approved, IReadOnlyList<Correction> earlier, Guid sessionId, Guid id, CorrectMinutes correction, Signatory by, DateTimeOffset now)
    {
        if (!approved.Text.Contains(correction.Before, StringComparison.Ordinal)
            && !earlier.Any(e => e.After.Contains(correction.Before, StringComparison.Ordinal)))
        {
            throw new RefusedException(Refusal.TextNotFound);
        }

        return new Correction
        {
            Id = id,
            SessionId = sessionId,
            Before = correction.Before,
            After = correction.After,
            Reason = correction.Reason,
            PersonId = by.PersonId,
            By = by.Name,
            At = now,
        };
    }

    public bool Says(CorrectMinutes correction) => Before == correction.Before && After == correction.After && Reason == correction.Reason;

    public CorrectionView ToView() => new(Id, Before, After, Reason, By, At);
}
