using Coordination.Bot.Calendar;
using Coordination.Bot.Cards;
using Coordination.Bot.Channel;
using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Chat;

/// <summary>One turn with all that is needed to answer it: the API acting for the verified sender, the language, the time.</summary>
/// <param name="SourceId">Id for what this turn creates. After a question back it is the id of the message that asked for it.</param>
internal sealed record Talk(
    Turn Turn, CoordinationClient Api, Wording Words, DateTimeOffset Now, PageLinks Pages, CalendarLinks Calendar, Guid SourceId, CancellationToken Ct)
{
    internal const string LanguageKey = "language";

    private readonly Lazy<Task<MeView>> _me = new(() => Api.GetMeAsync(Ct));
    private readonly Lazy<Task<MeView>> _meHere = new(() => Api.GetMeAsync(Turn.Conversation.Id, Ct));

    public DateOnly Today => CouncilTime.DateOf(Now);

    public Task<MeView> MeAsync() => (_meHere.IsValueCreated ? _meHere : _me).Value;

    /// <summary>The chat as the API remembers it; null if it does not, or if it is bound to a group the sender is no member of.</summary>
    /// <remarks>Asked before <see cref="MeAsync"/> it answers both with one request.</remarks>
    public async Task<ConversationRecord?> KnownConversationAsync() => (await _meHere.Value).Chat;

    public Task ReplyAsync(Card card) => Turn.ReplyAsync(InSameLanguage(card), Ct);

    /// <summary>Shows what came of a click, in place of the clicked card.</summary>
    public Task ReplaceAsync(Card card) => Turn.ReplaceAsync(InSameLanguage(card), Ct);

    /// <summary>What is for the sender alone: here where nobody else reads along, otherwise in their own chat.</summary>
    public async Task ReplyPersonallyAsync(Card card)
    {
        if (Turn.IsPersonal)
            await ReplyAsync(card);
        else
            await SayAsync(await Turn.TellSenderAsync(InSameLanguage(card), Ct) ? Phrase.ToldPersonally : Phrase.ToldPersonallyNoChat);
    }

    public Task SayAsync(Phrase phrase, params object?[] values) => Turn.ReplyAsync(Words.Say(phrase, values), Ct);

    /// <summary>
    /// Who looks at something of this group, here. In a shared chat only the group it is bound to may appear, whatever a card's data says:
    /// otherwise a member of two groups could be led to show one group's matters to the other.
    /// </summary>
    public async Task<Viewer> ViewerAsync(Guid groupId)
    {
        if (!Turn.IsPersonal && (await KnownConversationAsync())?.GroupId != groupId)
            throw new RefusedException(Refusal.NotFound);

        var mine = (await MeAsync()).Groups.FirstOrDefault(group => group.Id == groupId) ?? throw new RefusedException(Refusal.NotFound);
        return new Viewer(Turn.Sender.PersonId, mine.MyRole, Turn.IsPersonal);
    }

    /// <summary>Who writes English in a German Teams goes on in English after a click.</summary>
    private Card InSameLanguage(Card card) =>
        ReferenceEquals(Words, Wording.For(Turn.Locale)) ? card : card.WithEveryButton(LanguageKey, Words.Language.Name);
}
