using System.Text.Json.Nodes;
using Coordination.Bot.Channel;
using Coordination.Tests.World;

namespace Coordination.Tests.Attacks;

/// <summary>People who are not who they seem: strangers, guests, other tenants, and words that pose as a mention.</summary>
[Collection(AttackedBotDefinition.Name)]
public sealed class SenderAttacks(AttackedBot bot)
{
    public static TheoryData<string> Strangers =>
    [
        """{"id":"29:guest"}""", """{"id":"29:guest","aadObjectId":""}""", """{"id":"29:guest","aadObjectId":null}""", """{"id":"29:guest","aadObjectId":"00000000-0000-0000-0000-000000000000"}""",
        """{"id":"29:guest","aadObjectId":"live:guest@outlook.example"}""", """{"id":"8:orgid:@","role":"user"}""", """{"id":"29:guest","aadObjectId":"@ "}""",
        """{"id":"29:guest","aadObjectId":"@","tenantId":"5c0a1d7e-0000-4000-8000-0000000000ff"}""", """{"id":"29:guest","aadObjectId":"@","tenantId":"elsewhere"}""",
    ];

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task Whoever_has_no_account_of_this_tenant_is_told_so_and_nothing_else(string from)
    {
        foreach (var activity in new[] { bot.Message(bot.Scene.Chair, "Tagesordnung"), bot.Click(bot.Scene.Chair, "agenda.show", []) })
        {
            // A blank after the id is no id; the id of a known chair with another tenant is not the chair.
            activity["from"] = JsonNode.Parse(from.Replace("\"@ \"", $"\"{bot.Scene.Chair.PersonId} x\"", StringComparison.Ordinal).Replace("\"@\"", $"\"{bot.Scene.Chair.PersonId}\"", StringComparison.Ordinal));
            var answer = await bot.PostAsync(activity);
            Assert.Equal(200, answer.Status);
            Assert.Contains("Als Gast", answer.Said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Somebody_of_the_tenant_who_is_in_no_group_learns_of_no_group()
    {
        var nobody = new CouncilScene.Place("Niemand");
        foreach (var text in new[] { "Tagesordnung", "Vorschläge", "nächste Sitzung", "TOP: Hallo", "Chat verbinden" })
        {
            var answer = await bot.PostAsync(bot.Message(nobody, text));
            Assert.Equal(200, answer.Status);
            Assert.DoesNotContain("Gartenbau", answer.Said, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("<at>Coordination</at> Hilfe", "29:somebody", "<at>Coordination</at>", "<at>Coordination</at> Hilfe")] // somebody else with the bot's name
    [InlineData("<at>Coordination</at> Hilfe", "28:other", "<at>Coordination</at>", "<at>Coordination</at> Hilfe")]
    [InlineData("<at>Coordination</at> Hilfe", "28:me", "<at>Coordination</at>", "Hilfe")]
    [InlineData("<at><at>Coordination</at></at> Hilfe", "28:me", "<at>Coordination</at>", "<at> </at> Hilfe")] // nested: what is left stays text
    [InlineData("Hilfe", "28:me", "<at>Coordination</at>", "Hilfe")] // a mention that is not in the text
    [InlineData("Hilfe", "28:me", "", "Hilfe")]
    [InlineData("&lt;at&gt;Coordination&lt;/at&gt; Hilfe", "28:me", "<at>Coordination</at>", "<at>Coordination</at> Hilfe")] // typed, not mentioned
    [InlineData("<at>COORDINATION</at> Hilfe", "28:me", "<at>Coordination</at>", "<at>COORDINATION</at> Hilfe")]
    [InlineData("a.b", "28:me", ".", "a b")] // no pattern
    public void Only_the_exact_words_of_the_bots_own_mention_are_taken_off(string text, string mentioned, string words, string left)
    {
        var mention = new JsonObject { ["type"] = "mention", ["text"] = words, ["mentioned"] = new JsonObject { ["id"] = mentioned, ["name"] = "Coordination" } };
        var activity = new Activity
        {
            Text = text, Recipient = new Account("28:me"), Entities = [System.Text.Json.JsonSerializer.SerializeToElement(mention)],
        };
        Assert.Equal(left, SpokenText.Of(activity));
    }
}
