using Coordination.Api.Groups;
using Coordination.Api.Sessions;
using Coordination.Contracts;

namespace Coordination.Api.Polls;

/// <summary>What the answers to a Terminumfrage say of each date. A pure function: whoever has not answered is unknown, never free.</summary>
public static class DatePollResults
{
    /// <param name="people">Those who are asked.</param>
    public static DatePollResult Of(
        DatePoll poll, IReadOnlyList<Member> people, IReadOnlyList<Faction> factions, IReadOnlyList<DatePollAnswer> answers, PolicyProfile profile, DateOnly today)
    {
        var choices = answers.ToDictionary(answer => answer.MemberId, answer => answer.Choices);
        return new DatePollResult(
            [.. poll.Options.Select((option, place) => Of(option, new Asked(people, choices, place), factions, profile, today))],
            [.. people.Select(person => new PollVoice(person.Id, person.Name.Full, choices.GetValueOrDefault(person.Id)))]);
    }

    private static OptionResult Of(PollOption option, Asked asked, IReadOnlyList<Faction> factions, PolicyProfile profile, DateOnly today)
    {
        List<FactionForecast> represented = [.. factions.Select(faction => Of(faction, asked)).OfType<FactionForecast>()];
        var obstacles = new List<PollObstacle>();
        if (CouncilTime.DateOf(option.StartsAt) < NoticePeriod.Of(profile).EarliestSession(today)) obstacles.Add(PollObstacle.NoticeTooShort);
        if (represented.Exists(faction => faction.Presence != SeatForecast.Taken)) obstacles.Add(PollObstacle.FactionNotAssured);
        if (!asked.IsChaired(CouncilTime.DateOf(option.StartsAt))) obstacles.Add(PollObstacle.ChairNotAssured);
        return new OptionResult(
            asked.Count(Availability.Yes), asked.Count(Availability.IfNeedBe), asked.Count(Availability.No), asked.Count(null), represented, obstacles);
    }

    /// <summary>A Fraktion is represented by any of its members or deputies; null for one without people.</summary>
    private static FactionForecast? Of(Faction faction, Asked asked)
    {
        var own = asked.People.Where(person => person.FactionId == faction.Id && person.Role is Role.Member or Role.Chair or Role.Deputy).ToList();
        if (own.Count == 0)
        {
            return null;
        }

        var coming = own.Where(asked.Comes).Select(person => person.Name.Full).ToList();
        return new FactionForecast(
            faction.Id, faction.Name,
            coming.Count > 0 ? SeatForecast.Taken : own.Exists(person => asked.Said(person) is null) ? SeatForecast.Unknown : SeatForecast.Empty, coming);
    }

    /// <summary>The people and what they said of one date.</summary>
    private sealed record Asked(IReadOnlyList<Member> People, IReadOnlyDictionary<Guid, IReadOnlyList<Availability>> Choices, int Place)
    {
        public Availability? Said(Member person) => Choices.TryGetValue(person.Id, out var choices) ? choices[Place] : null;

        public bool Comes(Member person) => Said(person) is Availability.Yes or Availability.IfNeedBe;

        public int Count(Availability? said) => People.Count(person => Said(person) == said);

        /// <summary>A chair comes, or somebody who stands in for one.</summary>
        public bool IsChaired(DateOnly day) => People.Where(person => person.Role == Role.Chair)
            .Any(chair => Comes(chair) || Deputies.Of(chair, People, day).Any(Comes));
    }
}
