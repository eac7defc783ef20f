using System.Text.RegularExpressions;
using Coordination.Api.Errands;
using Coordination.Contracts;
using Coordination.Playground.Channel;
using Coordination.Playground.Issuer;

namespace Coordination.Tests.Faults;

/// <summary>What the simulated Teams took from the bots of their own accord, told apart by kind, recipient and subject.</summary>
public sealed partial class Messages
{
    private static readonly (ErrandKind Kind, string Words)[] Kinds =
    [
        (ErrandKind.SendInvitation, "Einladung zur"), (ErrandKind.SendReschedule, "Sitzung ist verlegt"), (ErrandKind.SendProposal, "Neuer Vorschlag zur"),
        (ErrandKind.SendItemFate, "Ihr Vorschlag ist"), (ErrandKind.TellClerk, "Der Entwurf der Niederschrift"), (ErrandKind.SendMinutes, "Die Niederschrift der"),
    ];

    private readonly Dictionary<(ErrandKind Kind, Guid Recipient, Guid Subject), int> _taken = [];

    public int Count => _taken.Values.Sum();

    public static Messages Of(SimulatedTeams teams, IEnumerable<Person> people, Autopsy autopsy)
    {
        var items = autopsy.Items.ToDictionary(item => item.Title, item => item.Id, StringComparer.Ordinal);
        var sessions = autopsy.Sessions.ToDictionary(session => session.Place!, session => session.Id, StringComparer.Ordinal);
        var messages = new Messages();
        foreach (var person in people)
        {
            foreach (var message in teams.Chats.Messages(teams.PersonalChat(person)).Where(m => m.Activity["replyToId"] is null))
            {
                var text = message.Activity.ToJsonString(Readable);
                var summary = (string?)message.Activity["summary"] ?? "";
                var kind = Kinds.Single(k => summary.Contains(k.Words, StringComparison.Ordinal)).Kind;
                var subject = kind switch
                {
                    ErrandKind.SendProposal or ErrandKind.SendItemFate => items[Title().Match(text).Value],
                    ErrandKind.SendInvitation or ErrandKind.SendReschedule => sessions[Place().Match(text).Value],
                    _ => Guid.Parse(Id().Match(text).Value),
                };
                var key = (kind, person.Id, subject);
                messages._taken[key] = messages._taken.GetValueOrDefault(key) + 1;
            }
        }

        return messages;
    }

    /// <summary>How often this errand's message was taken.</summary>
    public int Of(Errand errand) => errand.RecipientPersonId is { } person ? _taken.GetValueOrDefault((errand.Kind, person, errand.SubjectId)) : 0;

    private static System.Text.Json.JsonSerializerOptions Readable { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [GeneratedRegex(@"(Bericht|Sachstand) G\d+R\d+i\d", RegexOptions.None, 1000)]
    private static partial Regex Title();

    [GeneratedRegex(@"Raum G\d+R\d+", RegexOptions.None, 1000)]
    private static partial Regex Place();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.None, 1000)]
    private static partial Regex Id();
}
