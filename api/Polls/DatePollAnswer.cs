using Coordination.Api.Storage;
using Coordination.Contracts;

namespace Coordination.Api.Polls;

/// <summary>One person's answer to a Terminumfrage; changed as often as they like until the deadline.</summary>
public sealed class DatePollAnswer : IVersioned
{
    private DatePollAnswer()
    {
    }

    public Guid PollId { get; private set; }
    public Guid MemberId { get; private set; }
    public IReadOnlyList<Availability> Choices { get; private set; } = [];
    public DateTimeOffset AnsweredAt { get; private set; }
    public long Version { get; private set; }

    public static DatePollAnswer Of(Guid pollId, Guid memberId, AnswerDatePoll answer, DateTimeOffset now)
    {
        var made = new DatePollAnswer { PollId = pollId, MemberId = memberId };
        made.Change(answer, now);
        return made;
    }

    public bool Says(AnswerDatePoll answer) => Choices.SequenceEqual(answer.Choices);

    public void Change(AnswerDatePoll answer, DateTimeOffset now)
    {
        Choices = answer.Choices;
        AnsweredAt = now;
        Version++;
    }
}
