namespace Coordination.Contracts;

public sealed partial class CoordinationClient
{
    /// <summary>A group's polls without a chosen date, newest first.</summary>
    public Task<IReadOnlyList<DatePollView>> GetDatePollsAsync(Guid groupId, CancellationToken ct) =>
        GetAsync<IReadOnlyList<DatePollView>>(Routes.Fill(Routes.GroupDatePolls, groupId), ct);

    public Task<DatePollView?> FindDatePollAsync(Guid pollId, CancellationToken ct) => FindAsync<DatePollView>(Routes.Fill(Routes.DatePoll, pollId), ct);

    public Task<DatePollView> PutDatePollAsync(Guid pollId, OpenDatePoll poll, CancellationToken ct) =>
        PutAsync<DatePollView>(Routes.Fill(Routes.DatePoll, pollId), poll, ct);

    public Task<DatePollView> PutMyPollAnswerAsync(Guid pollId, AnswerDatePoll answer, CancellationToken ct) =>
        PutAsync<DatePollView>(Routes.Fill(Routes.MyPollAnswer, pollId), answer, ct);

    public Task<DatePollView> PutPollClosureAsync(Guid pollId, CancellationToken ct) => PutAsync<DatePollView>(Routes.Fill(Routes.PollClosure, pollId), new { }, ct);

    /// <summary>Makes the chosen option a session.</summary>
    public Task<SessionView> PutPollFinalisationAsync(Guid pollId, FinaliseDatePoll choice, CancellationToken ct) =>
        PutAsync<SessionView>(Routes.Fill(Routes.PollFinalisation, pollId), choice, ct);
}
