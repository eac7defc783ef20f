namespace Coordination.Api.Agenda;

/// <summary>Befangenheit that somebody has announced for an item. Why, nobody asks; the Niederschrift says only that.</summary>
public sealed class Recusal
{
    private Recusal()
    {
    }

    public Guid ItemId { get; private set; }
    public Guid MemberId { get; private set; }
    public DateTimeOffset AnnouncedAt { get; private set; }

    public static Recusal Of(Guid itemId, Guid memberId, DateTimeOffset now) => new() { ItemId = itemId, MemberId = memberId, AnnouncedAt = now };
}
