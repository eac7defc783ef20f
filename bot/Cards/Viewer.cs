using Coordination.Contracts;

namespace Coordination.Bot.Cards;

/// <summary>For whom a card is drawn. Decides what is shown and which buttons make sense; what is allowed decides the API at the click.</summary>
/// <param name="IsPersonal">False in group chats and channels: everybody there sees the card.</param>
public sealed record Viewer(Guid PersonId, Role? Role, bool IsPersonal)
{
    public bool IsChair => Role == Contracts.Role.Chair;

    /// <summary>Guests listen; in a shared chat the card is also for those beside them.</summary>
    public bool MayPropose => !IsPersonal || Role is not Contracts.Role.Guest;

    /// <summary>Non-public matters appear in personal chats only.</summary>
    public bool MaySee(AgendaItemView item) => IsPersonal || item.Publicity == Publicity.Public;
}
