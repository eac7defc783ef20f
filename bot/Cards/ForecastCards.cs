using Coordination.Bot.Chat;
using Coordination.Bot.Texts;
using Coordination.Contracts;

namespace Coordination.Bot.Cards;

/// <summary>Who comes to a Sitzung, as chair and clerk see it. Whoever has not answered stands there as such.</summary>
internal static class ForecastCards
{
    public static Card Of(
        SessionView session, AttendanceForecast forecast, IReadOnlyList<AgendaItemView> agenda, IReadOnlyList<RecusalView> recusals, Wording words) =>
        Fitting.Of(forecast.Members.Count, shown =>
        {
            var title = words.Say(Phrase.ForecastTitle, session.Number, session.GroupName);
            var card = new Card($"{title}: {words.Moment(session.StartsAt)}").Heading(title).Line(words.Moment(session.StartsAt));
            AddQuorum(card, forecast.Quorum, words);
            AddPeople(card, forecast, shown, words);
            AddFactions(card, forecast.Factions, words);
            AddRecusals(card, agenda, recusals, words);
            card.Buttons(SessionPlanCards.Show(session, words));
            return session.State is SessionState.Scheduled or SessionState.Invited
                ? card.Buttons(CardButton.Do(words.Say(Phrase.ButtonLinkForm), Verbs.LinkForm, SessionPlanCards.Id(session)))
                : card;
        });

    private static void AddQuorum(Card card, QuorumForecast? quorum, Wording words)
    {
        if (quorum is null)
        {
            card.Fact(words.Say(Phrase.LabelQuorum), words.Say(Phrase.QuorumNone));
            return;
        }

        card.Fact(words.Say(Phrase.LabelQuorum), words.Say(quorum.State switch
        {
            SeatForecast.Taken => Phrase.QuorumReached,
            SeatForecast.Unknown => Phrase.QuorumUnknown,
            _ => Phrase.QuorumMissed,
        })).Note(words.Say(Phrase.QuorumCounts, quorum.Seats, quorum.Needed, quorum.Taken, quorum.Unknown));
    }

    private static void AddPeople(Card card, AttendanceForecast forecast, int shown, Wording words)
    {
        var byId = forecast.Members.ToDictionary(person => person.MemberId);
        var people = forecast.Members.Take(shown).ToList();
        Add(Phrase.ForecastComing, person => person.Intent == AttendanceIntent.Coming);
        Add(Phrase.ForecastLate, person => person.Intent == AttendanceIntent.Late);
        Add(Phrase.ForecastDeclined, person => person.Intent == AttendanceIntent.Declined);
        // A deputy whom nobody named owes no answer.
        Add(Phrase.ForecastSilent, person => person.Intent is null && (person.Role != Role.Deputy || person.StandsInFor is not null));
        if (shown < forecast.Members.Count)
            card.Note(words.Say(Phrase.AndMore, forecast.Members.Count - shown));

        void Add(Phrase label, Func<ExpectedMember, bool> fits)
        {
            var fitting = people.Where(fits).Select(person => NameOf(person, byId, words)).ToList();
            card.Fact(words.Say(label, fitting.Count), string.Join("; ", fitting));
        }
    }

    private static string NameOf(ExpectedMember person, Dictionary<Guid, ExpectedMember> byId, Wording words)
    {
        if (person.ArrivesAt is { } arrival)
            return words.Say(Phrase.ForecastArrival, person.Name, words.Time(arrival));

        if (person.DeputyId is { } id && byId.TryGetValue(id, out var deputy))
        {
            return words.Say(deputy.Intent switch
            {
                null => Phrase.ForecastDeputyOpen,
                AttendanceIntent.Declined => Phrase.ForecastDeputyDeclined,
                _ => Phrase.ForecastDeputy,
            }, person.Name, deputy.Name);
        }

        return person.StandsInFor is { } represented && byId.TryGetValue(represented, out var member)
            ? words.Say(Phrase.ForecastFor, person.Name, member.Name)
            : person.Name;
    }

    private static void AddFactions(Card card, IReadOnlyList<FactionForecast> factions, Wording words)
    {
        if (factions.Count > 0)
            card.Separate(words.Say(Phrase.ForecastFactions));

        foreach (var faction in factions)
        {
            card.Fact(faction.Name, faction.Presence switch
            {
                SeatForecast.Taken => string.Join("; ", faction.By),
                SeatForecast.Unknown => words.Say(Phrase.FactionUnknown),
                _ => words.Say(Phrase.FactionEmpty),
            });
        }
    }

    private static void AddRecusals(Card card, IReadOnlyList<AgendaItemView> agenda, IReadOnlyList<RecusalView> recusals, Wording words)
    {
        if (recusals.Count > 0)
            card.Separate(words.Say(Phrase.LabelRecusals));

        foreach (var item in agenda.Where(item => recusals.Any(recusal => recusal.ItemId == item.Id)))
            card.Fact($"{item.Number} {item.Title}".Trim(), string.Join("; ", recusals.Where(recusal => recusal.ItemId == item.Id).Select(recusal => recusal.Name)));
    }
}
