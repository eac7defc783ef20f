namespace Coordination.Contracts;

public sealed partial class CoordinationClient
{
    /// <summary>A new link for this person to this session; for chair and clerk.</summary>
    public Task<AnswerLinkSecret> PostSessionLinkAsync(Guid sessionId, Guid memberId, CancellationToken ct) =>
        SendAsync<AnswerLinkSecret>(HttpMethod.Post, Routes.Fill(Routes.SessionAnswerLink, sessionId, memberId), null, null, ct);

    public Task<AnswerLinkSecret> PostPollLinkAsync(Guid pollId, Guid memberId, CancellationToken ct) =>
        SendAsync<AnswerLinkSecret>(HttpMethod.Post, Routes.Fill(Routes.PollAnswerLink, pollId, memberId), null, null, ct);

    /// <summary>What is behind a link; null where it is unknown or over. For the bot itself, as are the two below.</summary>
    public Task<AnswerLinkView?> FindAnswerLinkAsync(string secret, CancellationToken ct) => FindAsync<AnswerLinkView>(Routes.Fill(Routes.AnswerLink, secret), ct);

    public Task<AnswerLinkView> PutLinkedAnswerAsync(string secret, AnswerInvitation answer, CancellationToken ct) =>
        PutAsync<AnswerLinkView>(Routes.Fill(Routes.LinkedSessionAnswer, secret), answer, ct);

    public Task<AnswerLinkView> PutLinkedAnswerAsync(string secret, AnswerDatePoll answer, CancellationToken ct) =>
        PutAsync<AnswerLinkView>(Routes.Fill(Routes.LinkedPollAnswer, secret), answer, ct);
}
