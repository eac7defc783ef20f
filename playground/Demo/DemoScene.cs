using Coordination.Contracts;
using Coordination.Playground.Channel;
using Coordination.Playground.Issuer;
using Coordination.Playground.Sample;

namespace Coordination.Playground.Demo;

/// <summary>Everything the parts of the demo share: the running product, the people, the clock and the output.</summary>
internal sealed record DemoScene(
    SimulatedTeams Teams, ProductHosts Hosts, SampleGroup Group, DemoClock Clock, DemoInput Input, DemoOutput Output, CancellationToken Ct)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public Participant At(Person person) => new(Teams, person);

    /// <summary>The API with this person's own token, as the review pages forward it.</summary>
    public CoordinationClient Own(Person person) => Hosts.Api.WithToken(Teams.Issuer.PersonToken(person));

    public async Task<IReadOnlyList<Reply>> SayAsync(Person person, string text)
    {
        Output.Said(person, text);
        var replies = await At(person).SayAsync(text, Ct);
        foreach (var reply in replies)
        {
            Output.Answered(reply);
        }

        return replies.Count > 0 ? replies : throw new DemoException("The bot did not answer.");
    }

    public async Task<Reply> PressAsync(Person person, Reply on, string verb, IReadOnlyDictionary<string, string>? typed = null)
    {
        Output.Say("presses", person.Name, on.Card?.Button(verb)?.Title ?? verb);
        var reply = await At(person).PressAsync(on, verb, Ct, typed);
        Output.Answered(reply);
        return reply;
    }

    /// <summary>Waits for what an errand brings about.</summary>
    public async Task<T> UntilAsync<T>(string what, Func<Task<T?>> find) where T : class
    {
        var end = TimeProvider.System.GetUtcNow() + Patience;
        while (TimeProvider.System.GetUtcNow() < end)
        {
            if (await find() is { } found)
            {
                return found;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(150), TimeProvider.System, Ct);
        }

        throw new DemoException($"Waited in vain for {what}.");
    }

    /// <summary>Waits until every message of a kind about the session is delivered, and shows one as it arrived.</summary>
    public async Task DeliveredAsync(Guid sessionId, ErrandKind kind, string name, Person shown)
    {
        var api = Own(Group.Clerk);
        var all = await UntilAsync($"{kind}", async () =>
            (await api.GetDeliveriesAsync(sessionId, Ct)).Where(d => d.Kind == kind).ToList() is { Count: > 0 } found
            && found.TrueForAll(d => d.State is ErrandState.Done or ErrandState.Stuck) ? found : null);
        Output.Say("delivered", all.Count(d => d.State == ErrandState.Done), all.Count, DemoOutput.Text(name));
        Output.Say("inbox", shown.Name, DemoOutput.Short(At(shown).Inbox[^1].ToString()));
    }
}

/// <summary>The demo could not go on; its message says where.</summary>
internal sealed class DemoException(string message) : Exception(message);
