using Coordination.Api.Access;
using Coordination.Api.Errands;
using Coordination.Api.Journal;
using Coordination.Api.Rules;
using Coordination.Api.Storage;
using Coordination.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Api.Groups;

/// <summary>
/// Conversations: which chat belongs to which group, and where each member's personal chat is. Only the bot reads and writes them: an address
/// that a person could enter would send the bot, its token and other people's messages where that person likes.
/// </summary>
public static class ConversationEndpoints
{
    public static IEndpointRouteBuilder MapConversations(this IEndpointRouteBuilder routes)
    {
        var room = routes.MapRoom(Policies.ActedFor).WithTags("Groups");
        room.MapPut(Routes.Conversation, PutAsync).WithSummary("Note a chat as just seen, and its group")
            .WithRefusals(Refusal.Malformed, Refusal.NotFound, Refusal.NotAllowed);
        return routes;
    }

    /// <summary>A chat as last seen; null where nobody has seen it, or where it is not this person's to see.</summary>
    internal static async Task<ConversationRecord?> FindConversationAsync(
        this CouncilDb db, string conversationId, Caller caller, DateTimeOffset now, CancellationToken ct) =>
        await db.Conversations.AsNoTracking().SingleOrDefaultAsync(known => known.Id == conversationId, ct) is { } known
        && await db.MaySeeAsync(known, caller, now, ct)
            ? known.ToRecord()
            : null;

    private static async Task<ConversationRecord> PutAsync(
        string conversationId, ConversationRecord body, Caller caller, CouncilDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        var seen = Clean(body, conversationId, caller);
        var known = await db.Conversations.FindAsync([conversationId], ct);
        if (known is not null && (known.Kind != seen.Kind || !await db.MaySeeAsync(known, caller, now, ct)))
        {
            throw new RefusedException(Refusal.NotFound);
        }

        if (seen.GroupId != known?.GroupId)
        {
            await RefuseBindingAsync(db, seen, known?.GroupId, caller, now, ct);
            db.Journal.Add(JournalEntry.Of(caller, now, JournalAction.ConversationBound, seen.GroupId ?? known?.GroupId, null));
        }

        if (known is null)
        {
            known = Conversation.Of(seen, now);
            db.Conversations.Add(known);

            // What could not be delivered because nobody knew where this person is reached.
            if (known.PersonId is { } person) await db.ReviveErrandsAsync(person, now, ct);
        }
        else
        {
            known.See(seen, now);
        }

        await db.SaveChangesAsync(ct);
        return known.ToRecord();
    }

    /// <summary>A personal chat is its person's; a bound chat its group's. One that is bound to nothing says nothing about anybody.</summary>
    internal static async Task<bool> MaySeeAsync(this CouncilDb db, Conversation known, Caller caller, DateTimeOffset now, CancellationToken ct) =>
        known.Kind == ConversationKind.Personal
            ? known.PersonId == caller.PersonId
            : known.GroupId is not { } group || await db.FindMemberAsync(group, caller.PersonId, now, ct) is not null;

    /// <summary>In a personal chat people choose among their groups; a shared chat is bound, moved or freed by the chair of each group concerned.</summary>
    private static async Task RefuseBindingAsync(
        CouncilDb db, ConversationRecord seen, Guid? bound, Caller caller, DateTimeOffset now, CancellationToken ct)
    {
        if (seen.Kind == ConversationKind.Personal)
        {
            if (seen.GroupId is { } chosen)
            {
                await db.MemberAsync(chosen, caller, now, ct);
            }

            return;
        }

        foreach (var group in new[] { seen.GroupId, bound }.OfType<Guid>())
        {
            (await db.MemberAsync(group, caller, now, ct)).MustBe(Role.Chair);
        }
    }

    private static ConversationRecord Clean(ConversationRecord body, string id, Caller caller)
    {
        var isPersonal = Check.Known(body.Kind, "kind") == ConversationKind.Personal;
        if (body.Id != id || id.Length > 400)
        {
            throw Check.Malformed("id", FieldProblem.Unknown);
        }

        if (isPersonal ? body.PersonId != caller.PersonId : body.PersonId is not null)
        {
            throw Check.Malformed("personId", FieldProblem.Unknown);
        }

        return body with
        {
            ServiceUrl = Check.Line(body.ServiceUrl, "serviceUrl", 400),
            TeamsUserId = Check.OptionalLine(body.TeamsUserId, "teamsUserId", 400),
            Locale = Check.OptionalLine(body.Locale, "locale", 20),
        };
    }
}
