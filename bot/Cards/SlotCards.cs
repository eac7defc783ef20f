using System.Globalization;
using System.Text.Json;
using Coordination.Bot.Chat;
using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Cards;

/// <summary>What the slot search found: each date with its reasons and a button, or what stands in the way and what would help.</summary>
internal static class SlotCards
{
    private const int MostNames = 12;

    /// <summary>Between the end of a poll and the first of its dates.</summary>
    private const int DaysToPlan = 2;
    private const int MostRelaxations = 6;
    private const int MostBlocks = 6;

    /// <param name="sessionId">Of the session that a button of this card makes or moves: one card, one session.</param>
    /// <param name="from">The start of a session that is to be moved, as the chair saw it.</param>
    public static Card Of(SlotSearchView found, Guid sessionId, Wording words, Viewer viewer, string? note = null, string? from = null)
    {
        var title = words.Say(found.Slots.Count > 0 ? Phrase.SlotsTitle : Phrase.NoSlotsTitle);
        var card = new Card(title).Heading(title);
        if (note is not null)
            card.Line(note);

        card.Note(words.Say(Phrase.SlotsPeriod, words.Date(found.Wish.From), words.Date(found.Wish.Until), found.Wish.Minutes));
        if (found.Slots.Count == 0)
            AddObstacles(card, found, sessionId, words, from);

        foreach (var slot in found.Slots)
            Add(card, slot, found, sessionId, words, viewer, from);

        if (found.Slots.Count > 0 && found.Dates > found.Slots.Count)
            card.Note(words.Say(Phrase.SlotsMore, found.Dates - found.Slots.Count));
        if (found.Unchecked.Count > 0)
            card.Note(words.Say(Phrase.SlotsUnchecked, string.Join(", ", found.Unchecked.Select(rule => words.Say(rule)))));

        // Who is not known to be free can be asked.
        if (found.Wish.Moving is null && viewer.IsPersonal && found.Slots.Count is >= 2 and <= 10)
            card.Buttons(CardButton.Do(
                words.Say(Phrase.ButtonPollThese), Verbs.PollForm, ("group", found.GroupId.ToString()),
                ("options", string.Join('\n', found.Slots.Select(Option))), ("place", found.Slots[0].Room),
                ("deadline", CouncilTime.DateOf(found.Slots.Min(slot => slot.StartsAt)).AddDays(-DaysToPlan).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));

        return found.Wish.Moving is null
            ? card.Buttons(CardButton.Do(words.Say(Phrase.ButtonSchedule), Verbs.ScheduleForm))
            : card.Buttons(CardButton.Do(words.Say(Phrase.ButtonBack), Verbs.ShowSession, ("session", sessionId.ToString())));
    }

    public static string Written(DateTimeOffset instant) => instant.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>The date as the form for a session has it.</summary>
    public static SpokenSession Spoken(SlotView slot)
    {
        var (start, end) = (CouncilTime.ToLocal(slot.StartsAt).DateTime, CouncilTime.ToLocal(slot.EndsAt).DateTime);
        return new SpokenSession(DateOnly.FromDateTime(start), TimeOnly.FromDateTime(start), TimeOnly.FromDateTime(end), slot.Room);
    }

    /// <summary>The date as a line of the form for a Terminumfrage.</summary>
    private static string Option(SlotView slot) => string.Create(
        Wording.German.Language, $"{CouncilTime.ToLocal(slot.StartsAt):ddd dd.MM.yyyy, HH:mm}–{CouncilTime.ToLocal(slot.EndsAt):HH:mm}");

    private static void Add(Card card, SlotView slot, SlotSearchView found, Guid sessionId, Wording words, Viewer viewer, string? from)
    {
        card.Separate(words.Say(Notice.Span, words.Moment(slot.StartsAt), words.Time(slot.EndsAt)))
            .Fact(words.Say(Phrase.LabelPlace), slot.Room)
            .Fact(words.Say(Phrase.SlotAttending), slot.Attending.Count.ToString(CultureInfo.InvariantCulture));
        card.Fact(words.Say(Phrase.SlotRepresented), Named(
                slot.Represented.Count, slot.Represented.Select(pair => words.Say(Phrase.SlotFor, Name(pair.Deputy), Name(pair.For))), viewer))
            .Fact(words.Say(Phrase.SlotUnknown), Named(slot.Unknown.Count, slot.Unknown.Select(Name), viewer))
            .Fact(words.Say(Phrase.SlotMissing), Named(slot.Missing.Count, slot.Missing.Select(Name), viewer))
            .Fact(words.Say(Phrase.SlotAssumed), slot.Assumed.Count == 0 ? null : string.Join(", ", slot.Assumed));
        if (slot.Lost.Count > 0)
            card.Note(words.Say(Phrase.SlotLost, string.Join("; ", slot.Lost.Select(lost => words.Say(lost.Rule, lost.Amount)))));
        if (slot.NeedsReason)
            card.Note(words.Say(Phrase.SlotNeedsReason));

        card.ButtonRow(CardButton.Do(
            words.Say(slot.NeedsReason ? Phrase.ButtonPlanWithReason : found.Wish.Moving is null ? Phrase.ButtonPlan : Phrase.ButtonMove), Verbs.PlanSlot,
            [.. Data(found.GroupId, sessionId, found.Wish, from), ("start", Written(slot.StartsAt))]).Positive());
    }

    /// <summary>The rules without which there would be a date first; then those that take the most days.</summary>
    private static void AddObstacles(Card card, SlotSearchView found, Guid sessionId, Wording words, string? from)
    {
        foreach (var block in found.Blocks.OrderByDescending(block => block.OnlyObstacle).ThenByDescending(block => block.Dates).Take(MostBlocks))
        {
            var rule = block.Faction is null ? words.Say(block.Rule) : words.Say(Phrase.SlotFaction, block.Faction);
            card.Fact(rule, block.OnlyObstacle > 0
                ? words.Say(Phrase.SlotOnlyObstacle, block.Dates, block.OnlyObstacle)
                : words.Say(Phrase.SlotObstacle, block.Dates));
        }

        card.Separate(words.Say(found.Relaxations.Count > 0 ? Phrase.SlotsWouldHelp : Phrase.SlotsNothingHelps));
        foreach (var relaxation in found.Relaxations.Take(MostRelaxations))
        {
            var steps = string.Join(" + ", relaxation.Steps.Select(step => words.Say(step.Kind, step.Faction ?? (object)step.Amount)));
            card.ButtonRow(CardButton.Do(
                words.Say(Phrase.SlotRelaxation, steps, relaxation.Dates, words.Date(CouncilTime.DateOf(relaxation.First))), Verbs.SearchSlots,
                [.. Data(found.GroupId, sessionId, relaxation.Wish, from)]));
        }
    }

    private static (string Key, string? Value)[] Data(Guid groupId, Guid sessionId, SlotWish wish, string? from) =>
        [("group", groupId.ToString()), ("session", sessionId.ToString()), ("wish", JsonSerializer.Serialize(wish, WireJson.Options)), ("from", from)];

    /// <summary>Who cannot come is for the chair: in a shared chat only how many.</summary>
    private static string? Named(int count, IEnumerable<string> names, Viewer viewer)
    {
        if (count == 0)
            return null;

        var number = count.ToString(CultureInfo.CurrentCulture);
        return !viewer.IsPersonal || count > MostNames ? number : $"{number} ({string.Join("; ", names)})";
    }

    private static string Name(SlotPerson person) => person.Faction is null ? person.Name : $"{person.Name}, {person.Faction}";
}
