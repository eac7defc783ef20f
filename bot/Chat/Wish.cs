using Coordination.Contracts;

namespace Coordination.Bot.Chat;

/// <summary>What a person wants, once understood. A wish is not yet allowed: the API decides that.</summary>
public abstract record Wish
{
    public sealed record Help : Wish;

    /// <param name="Reason">Begründung, in the words used.</param>
    /// <param name="Publicity">null: nothing was said about it.</param>
    /// <param name="Presenter">"Frau Brandt" of "mit Vortrag von Frau Brandt".</param>
    public sealed record Propose(string Title, string? Reason, Publicity? Publicity, string? Presenter) : Wish;

    public sealed record ProposeForm : Wish;

    public sealed record ShowAgenda : Wish;

    public sealed record ShowMyItems : Wish;

    public sealed record ShowProposals : Wish;

    public sealed record ShowFollowUps : Wish;

    public sealed record ShowMinutes : Wish;

    public sealed record ShowNextSession : Wish;

    public sealed record OrderAgenda : Wish;

    public sealed record Schedule(SpokenSession Said) : Wish;

    public sealed record FindSlot(SpokenSearch Said) : Wish;

    public sealed record Move(SpokenSession Said) : Wish;

    public sealed record Cancel(string? Reason) : Wish;

    public sealed record Invite : Wish;

    public sealed record Come : Wish;

    public sealed record Decline : Wish;

    /// <param name="Arrival">null: not said, to be asked for.</param>
    public sealed record ComeLate(TimeOnly? Arrival) : Wish;

    /// <param name="Name">"Frau Immenkamp"; null: the list is wanted.</param>
    public sealed record NameDeputy(string? Name) : Wish;

    /// <summary>Befangenheit for one item, named by number or words of its title; null where none was named.</summary>
    public sealed record Recuse(string? Reference) : Wish;

    public sealed record ShowForecast : Wish;

    /// <param name="Dates">What was said after "Terminumfrage:"; null: nothing.</param>
    public sealed record AskForDates(string? Dates) : Wish;

    /// <summary>The chair speaks about one item, named by number or by words of its title. Shown with its buttons, never decided by text alone.</summary>
    public sealed record Decide(string Verb, string Reference, string? Reason) : Wish;

    public sealed record Bind(string? Group) : Wish;

    public sealed record ChooseGroup : Wish;

    /// <summary>Not understood: one short question, no write.</summary>
    public sealed record Unclear : Wish;
}

/// <summary>What was said about when and where; whatever was not said is null and asked for by the form.</summary>
public sealed record SpokenSession(DateOnly? Date, TimeOnly? Start, TimeOnly? End, string? Place);

/// <summary>What was said about the days and the length that a date is wanted for; whatever was not said is null.</summary>
public sealed record SpokenSearch(DateOnly? From, DateOnly? Until, int? Minutes);
