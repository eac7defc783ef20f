using Coordination.Bot.Review.Texts;
using Coordination.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace Coordination.Bot.Review;

/// <summary>"Was wartet auf mich": sessions whose minutes need this person, errands that are stuck, and the sessions of the person's groups.</summary>
public sealed class IndexModel(CoordinationClient client, PageTexts texts) : ReviewPage(client, texts)
{
    public IReadOnlyList<Waiting> Waits { get; private set; } = [];

    public IReadOnlyList<StuckErrand> Stuck { get; private set; } = [];

    public IReadOnlyList<GroupSessions> Groups { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var me = await Api.GetMeAsync(Ct);
        Waits = [.. (await Api.GetMyReviewsAsync(Ct)).Select(Waiting.Of)];
        foreach (var group in me.Groups.Where(group => group.MyRole is not null))
        {
            Groups = [.. Groups, new GroupSessions(group, await Api.GetSessionsAsync(group.Id, Ct))];
            if (group.MyRole is Role.Clerk or Role.Chair)
            {
                await ReadStuckAsync(group);
            }
        }
    }

    public async Task<IActionResult> OnPostRetryAsync(Guid errand)
    {
        if (await TryAsync(() => Api.RetryErrandAsync(errand, Ct)))
        {
            return Again("?retried=true#stuck");
        }

        await OnGetAsync();
        return Page();
    }

    private async Task ReadStuckAsync(GroupSummary group)
    {
        var errands = (await Api.GetErrandsAsync(group.Id, Ct)).Where(errand => errand.State == ErrandState.Stuck).ToList();
        if (errands.Count == 0)
        {
            return;
        }

        var members = Existing(await Api.FindGroupAsync(group.Id, Ct)).Members;
        Stuck = [.. Stuck, .. errands.Select(errand => new StuckErrand(
            group.ShortName, errand, members.FirstOrDefault(member => member.PersonId == errand.RecipientPersonId)?.Name.Full))];
    }
}

/// <summary>What a session's minutes wait for, and the page where it is done.</summary>
public sealed record Waiting(SessionView Session, WaitingFor For, string Page)
{
    public static Waiting Of(SessionView session)
    {
        var page = $"/review/sessions/{session.Id}";
        return session.Minutes switch
        {
            null => new(session, WaitingFor.Transcript, $"{page}#Transcript"),
            MinutesState.Draft => new(session, WaitingFor.Review, $"{page}/minutes"),
            MinutesState.InReview => new(session, WaitingFor.Approval, $"{page}/minutes"),
            _ => new(session, WaitingFor.Nothing, $"/minutes/{session.Id}"),
        };
    }
}

public enum WaitingFor { Transcript, Review, Approval, Nothing }

/// <summary>An errand that the bot has given up; the clerk may let it be tried again.</summary>
public sealed record StuckErrand(string GroupName, ErrandSummary Errand, string? Recipient);

public sealed record GroupSessions(GroupSummary Group, IReadOnlyList<SessionView> Sessions);
