using Coordination.Api.Agenda;
using Coordination.Api.FollowUps;
using Coordination.Api.Groups;
using Coordination.Api.Polls;
using Coordination.Api.Sessions;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.AspNetCore.Authorization;

namespace Coordination.Api.Access;

/// <summary>The id in the path of this route may be new: there is nobody yet to whom the thing could belong.</summary>
public sealed record CreatesSubject;

/// <summary>Administrators read this without a place in the group.</summary>
public sealed record AdministratorsToo;

/// <summary>
/// The first gate, before anybody looks at what was sent: who has no place in the group behind the path hears 404, whatever the body is. A
/// malformed body would otherwise be told apart (400) from a thing that is not there. What a place allows is asked further in; the rows that
/// this gate has read are found there without another question to the database.
/// </summary>
public static class StrangerGate
{
    public static async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata is { } route && route.GetMetadata<IAllowAnonymous>() is null
            && Caller.Of(context) is { Person: not null } caller && !(caller.IsAdmin && IsForAdministrators(route)))
        {
            var db = context.RequestServices.GetRequiredService<CouncilDb>();
            var now = context.RequestServices.GetRequiredService<TimeProvider>().Now();
            await RefuseStrangerAsync(context, db, caller, now, route.GetMetadata<CreatesSubject>() is not null);
        }

        await next(context);
    }

    private static async Task RefuseStrangerAsync(HttpContext context, CouncilDb db, Caller caller, DateTimeOffset now, bool mayBeNew)
    {
        var ct = context.RequestAborted;
        if (IdOf(context, "groupId") is { } groupId)
        {
            await db.MemberAsync(groupId, caller, now, ct);
        }
        else if (IdOf(context, "sessionId") is { } sessionId && !(mayBeNew && await db.Sessions.FindAsync([sessionId], ct) is null))
        {
            await db.SessionAsync(sessionId, caller, now, ct);
        }
        else if (IdOf(context, "itemId") is { } itemId && !(mayBeNew && await db.Items.FindAsync([itemId], ct) is null))
        {
            await db.ItemAsync(itemId, caller, now, ct);
        }
        else if (IdOf(context, "followUpId") is { } followUpId)
        {
            await db.FollowUpAsync(followUpId, caller, now, ct);
        }
        else if (IdOf(context, "pollId") is { } pollId && !(mayBeNew && await db.DatePolls.FindAsync([pollId], ct) is null))
        {
            await db.DatePollAsync(pollId, caller, now, ct);
        }
        else if (context.GetRouteValue("conversationId") is string conversationId
            && await db.Conversations.FindAsync([conversationId], ct) is { } known && !await db.MaySeeAsync(known, caller, now, ct))
        {
            throw new RefusedException(Refusal.NotFound);
        }
    }

    private static bool IsForAdministrators(EndpointMetadataCollection route) =>
        route.GetMetadata<AdministratorsToo>() is not null
        || route.GetOrderedMetadata<IAuthorizeData>().Any(data => data.Policy == Policies.Admin);

    private static Guid? IdOf(HttpContext context, string name) =>
        context.GetRouteValue(name) is string text && Guid.TryParse(text, out var id) ? id : null;
}
