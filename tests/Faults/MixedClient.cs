using System.Globalization;
using System.Text.Json.Nodes;
using Coordination.Contracts;
using Coordination.Playground.Channel;
using Coordination.Playground.Issuer;

namespace Coordination.Tests.Faults;

/// <summary>
/// People at work while processes die: chat turns through the signed edge, and writes with their own tokens. Keeps the ledger of what was
/// acknowledged and what is unknown. A broken call is repeated as it was in most cases, as a person or Teams would, and left alone in some.
/// </summary>
/// <param name="written">Called after each write, with nothing but the fact.</param>
public sealed class MixedClient(KillScene scene, Ledger ledger, Random random, Action written)
{
    private const int Patience = 400;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(200);

    public int Broken { get; private set; }

    public Ledger Ledger => ledger;

    public KillScene Scene => scene;

    /// <summary>An item said in the member's own chat. Acknowledged when the bot's card with the title stands there.</summary>
    public async Task<bool> SayProposalAsync(Person member, string title)
    {
        var line = ledger.Expect(title, new ItemFacts(title, null, Publicity.Public, null, AgendaItemState.Proposed));
        var chat = scene.Teams.PersonalChat(member);
        JsonObject Say() => Message(member, chat, $"TOP: {title}, öffentlich");
        var activity = Say();
        return await InsistAsync(async () =>
        {
            var answer = await scene.Edge(Any(scene.Bots)).PostAsync(activity, default);
            var replies = scene.Teams.Chats.Messages(chat).Where(m => (string?)m.Activity["replyToId"] == (string?)activity["id"]).ToList();
            // The edge takes a message only when its answer is on the way: a 200 without one would leave the person in the dark.
            Assert.False(answer.Status == 200 && replies.Count == 0, $"{title}: 200 without an answer.");
            if (replies.Count > 0 && !replies.Exists(reply => reply.Activity.ToJsonString().Contains(title, StringComparison.Ordinal))
                && !(await scene.Own(member, Any(scene.Apis)).GetMyItemsAsync(default)).Any(item => item.Title == title))
            {
                // Looked, as the apology asks for, and not there: said anew, which Teams makes a new message.
                activity = Say();
                throw new ApiUnavailableException("The bot apologised.");
            }

            if (replies.Count == 0)
            {
                throw new ApiUnavailableException($"The bot answered {answer.Status}.");
            }

            line.Acknowledge();
        });
    }

    /// <summary>A write to one of the APIs with the person's own token.</summary>
    /// <param name="version">The version in the answer, 0 where there is none.</param>
    public async Task<bool> WriteAsync<T>(Person person, string subject, object facts, Func<CoordinationClient, Task<T>> call, Func<T, long> version)
    {
        var line = ledger.Expect(subject, facts);
        return await InsistAsync(async () => line.Acknowledge(version(await call(scene.Own(person, Any(scene.Apis))))), () => line.Acknowledge());
    }

    /// <summary>A reading that is needed to go on.</summary>
    public async Task<T> ReadAsync<T>(Person person, Func<CoordinationClient, Task<T>> call)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call(scene.Own(person, Any(scene.Apis)));
            }
            catch (ApiUnavailableException) when (attempt < Patience)
            {
                await Task.Delay(Breath);
            }
        }
    }

    /// <param name="foundDone">A repetition that is refused (412) found the work of the first call: nobody else writes here.</param>
    private async Task<bool> InsistAsync(Func<Task> call, Action? foundDone = null)
    {
        var gives = random.Next(4) == 0;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await call();
                written();
                return true;
            }
            catch (Exception e) when (attempt < Patience && e is ApiUnavailableException or HttpRequestException or TaskCanceledException)
            {
                Broken++;
                written();
                if (gives)
                {
                    return false;
                }

                await Task.Delay(Breath);
            }
            catch (RefusedException e) when (attempt > 1 && foundDone is not null && e.Code == Refusal.Stale)
            {
                foundDone();
                return true;
            }
        }
    }

    private Seat Any(IReadOnlyList<Seat> seats) => seats[random.Next(seats.Count)];

    public JsonObject Message(Person from, Chat chat, string text, string locale = "de-DE")
    {
        var tenant = scene.Teams.Issuer.Registrations.TenantId.ToString();
        return new JsonObject
        {
            ["type"] = "message",
            ["id"] = random.NextInt64(1_000_000_000_000, 9_000_000_000_000).ToString(CultureInfo.InvariantCulture),
            ["from"] = new JsonObject { ["id"] = from.TeamsUserId, ["name"] = from.Name, ["aadObjectId"] = from.Id.ToString() },
            ["serviceUrl"] = scene.Teams.ServiceUrl,
            ["channelId"] = "msteams",
            ["conversation"] = new JsonObject { ["conversationType"] = "personal", ["tenantId"] = tenant, ["id"] = chat.Id },
            ["recipient"] = new JsonObject { ["id"] = $"28:{scene.Teams.Issuer.Registrations.BotAppId}", ["name"] = "Coordination" },
            ["locale"] = locale,
            ["text"] = text,
            ["textFormat"] = "plain",
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenant } },
        };
    }
}
