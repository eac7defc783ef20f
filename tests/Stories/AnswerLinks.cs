using System.Net;
using Coordination.Contracts;
using Coordination.Tests.Browser;
using Coordination.Tests.World;

namespace Coordination.Tests.Stories;

/// <summary>Somebody without Teams: the clerk fetches a link in chat, passes it on, and the answer stands with the others.</summary>
public abstract class AnswerLinks(Provider provider) : Story(provider)
{
    [Fact]
    public async Task A_guest_answers_by_the_link_that_the_clerk_fetched()
    {
        var session = await PlanAsync();
        var forecast = (await Clerk.SayAsync("Wer kommt?", default))[^1];
        var form = await Clerk.PressAsync(forecast, "link.form", default);
        var guest = Group.Members.Single(member => member.Member.Role == Role.Guest);
        var made = (await Clerk.PressAsync(form, "link.make", default, new Dictionary<string, string>(StringComparer.Ordinal) { ["member"] = guest.Id.ToString() })).ToString();
        var link = new Uri(made.Split(" | ").Single(line => line.Contains("/answer/", StringComparison.Ordinal)));

        using var reader = new PlainReader(Hosts.BotAddress);
        var page = await reader.PageAsync(link.AbsolutePath);
        Assert.Equal(HttpStatusCode.Redirect, (await reader.SubmitAsync(page.FormOf("Session"), ("Intent", "Coming"))).StatusCode);
        Assert.Contains($"Kommen (1): {guest.Member.Name.Full}", (await Chair.SayAsync("Wer kommt?", default))[^1].ToString(), StringComparison.Ordinal);

        // Neither a member nor an old card gets one.
        var forged = await Teams.ExecuteAsync(
            Member.Person, Member.Chat, (await Member.SayAsync("Nächste Sitzung", default))[^1].Message!, "link.make", null,
            new() { ["session"] = session.Id.ToString(), ["member"] = guest.Id.ToString() }, default);
        Assert.DoesNotContain("/answer/", forged.Body!.ToJsonString(), StringComparison.Ordinal);
    }
}

public sealed class AnswerLinksOnSqlite() : AnswerLinks(Provider.Sqlite);

public sealed class AnswerLinksOnPostgreSql() : AnswerLinks(Provider.PostgreSql);
