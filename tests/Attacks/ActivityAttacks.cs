using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace Coordination.Tests.Attacks;

/// <summary>Bodies behind a good token that were made to break the reader, to hold it up, or to be read differently by two.</summary>
[Collection(AttackedBotDefinition.Name)]
public sealed class ActivityAttacks(AttackedBot bot)
{
    public static TheoryData<string> NoActivities => new()
    {
        "", " ", "null", "7", "\"message\"", "[]", "[[]]", "{", "{}", "{\"type\":null}", "{\"type\":7}", "{\"type\":\"\"}", "{\"type\":\"message\"}trailing", "{\"type\":'message'}",
        "{\"type\":\"message\",}", "{/*c*/\"type\":\"message\"}", "\uFEFF{}", "{\"type\":\"message\",\"entities\":{}}", "{\"type\":\"message\",\"from\":[]}",
        "{\"type\":\"message\",\"text\":{\"a\":1}}", "{\"type\":\"message\",\"text\":\"\\ud800\"}", "{\"type\":\"message\",\"conversation\":{\"isGroup\":\"yes\"}}", "\0\0\0\0",
    };

    [Theory]
    [MemberData(nameof(NoActivities))]
    public async Task What_is_no_activity_is_malformed(string body) => Assert.Equal(400, (await bot.PostAsync(Encoding.UTF8.GetBytes(body))).Status);

    public static TheoryData<string> Deformations => new()
    {
        "\"value\":{\"action\":{\"verb\":\"\\ud800\"}}", "\"value\":{\"action\":{\"verb\":\"menu\",\"data\":{\"language\":\"\\udfff\"}}}",
        "\"value\":{\"action\":{\"verb\":\"item.propose\",\"data\":{\"title\":\"x\\ud83dy\"}}}", "\"value\":{\"\\ud800\":1}", "\"value\":{\"action\":{\"\\ud800\":\"menu\"}}",
        "\"entities\":[{\"type\":\"mention\",\"text\":\"\\ud800\",\"mentioned\":{\"id\":\"\\udc00\"}}]", "\"attachments\":[{\"contentType\":\"\\ud800\"}]",
        "\"unheardOf\":\"\\ud800\"", "\"\\ud800\":1", "\"membersAdded\":[null]", "\"entities\":[null,7,[],\"x\",{\"type\":7,\"text\":[]},{\"type\":\"mention\",\"mentioned\":7}]",
        "\"attachments\":[null,7,[],{\"contentType\":7},{\"contentType\":null}]", "\"attachments\":null", "\"entities\":null", "\"value\":null", "\"value\":[]", "\"value\":\"x\"",
        "\"value\":{\"verb\":7}", "\"value\":{\"verb\":{}}", "\"locale\":\"x-\\u0000\"", "\"locale\":\"de-DE-zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz\"", "\"name\":null",
        "\"replyToId\":\"../../..\"", "\"deliveryMode\":\"\\u0000\"", "\"recipient\":{\"id\":\"28:x\",\"name\":null}", "\"from\":{\"id\":\"29:1\",\"aadObjectId\":\"not-a-guid\"}",
        "\"text\":null", "\"text\":\"\\u0000\\u0001\\u001b[31m\"", "\"textFormat\":\"xml\"", "\"membersAdded\":[{}]", "\"action\":null",
    };

    /// <summary>Each in a message, a click and both updates: answered by what is there, or malformed, never a fault.</summary>
    [Theory]
    [MemberData(nameof(Deformations))]
    public async Task A_deformed_part_is_left_aside_or_malformed_and_never_a_fault(string part)
    {
        foreach (var kind in new[] { "message", "invoke", "conversationUpdate", "installationUpdate" })
        {
            var whole = bot.Message(bot.Scene.Member);
            whole["type"] = kind;
            whole["name"] = "adaptiveCard/action";
            whole["action"] = "add";
            // A chat of its own: what is left of the pace in the member's chat depends on which tests ran before.
            whole["conversation"]!["id"] = $"a:{Guid.NewGuid():N}";
            whole.Remove(JsonNode.Parse($"{{{part.Replace("\\ud800", "a").Replace("\\udfff", "b").Replace("\\udc00", "c").Replace("\\ud83d", "d")}}}")!.AsObject().First().Key);
            var body = whole.ToJsonString();
            var answer = await bot.PostAsync(Encoding.UTF8.GetBytes($"{body[..^1]},{part}}}"));
            Assert.True(answer.Status is 200 or 400 or 403 or 501, $"{kind} {part}: {answer.Status}");
        }
    }

    [Theory]
    [InlineData(new byte[] { 0xC3, 0x28 })] // half a letter
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })] // a surrogate as such
    [InlineData(new byte[] { 0xC0, 0xAF })] // a slash written too long
    [InlineData(new byte[] { 0xFF, 0xFE })]
    public async Task Bytes_that_are_no_text_are_malformed_wherever_they_stand(byte[] bytes)
    {
        foreach (var (key, value) in new[] { ("text", "\"@@\""), ("value", "{\"verb\":\"@@\"}"), ("unheardOf", "\"@@\""), ("value", "{\"@@\":1}"), ("@@", "1") })
        {
            var whole = bot.Message(bot.Scene.Member);
            whole.Remove(key);
            var body = $"{whole.ToJsonString()[..^1]},\"{key}\":{value}}}".Split("@@");
            byte[] sent = [.. Encoding.UTF8.GetBytes(body[0]), .. bytes, .. Encoding.UTF8.GetBytes(body[1])];
            Assert.Equal((key, 400), (key, (await bot.PostAsync(sent)).Status));
        }
    }

    [Fact]
    public async Task Of_a_key_that_comes_twice_the_bot_uses_what_it_has_checked()
    {
        var body = bot.Message(bot.Scene.Member).ToJsonString();
        var evil = $"\"serviceUrl\":\"{bot.Outside.Address}\"";
        Assert.NotEqual(200, (await bot.PostAsync(Encoding.UTF8.GetBytes($"{body[..^1]},{evil}}}"))).Status);
        foreach (var first in new[] { evil, evil.Replace("serviceUrl", "ServiceURL", StringComparison.Ordinal) })
        {
            await bot.PostAsync(Encoding.UTF8.GetBytes($"{{{first},{body[1..].Replace("\"deliveryMode\":\"expectReplies\",", "", StringComparison.Ordinal)}"));
        }

        Assert.Empty(bot.Outside.Requests);
    }

    [Fact]
    public async Task A_text_of_120_kilobytes_is_answered_and_one_of_a_megabyte_is_not_read()
    {
        var watch = Stopwatch.StartNew();
        foreach (var text in new[] { new string('x', 120_000), string.Concat(Enumerable.Repeat("TOP: ", 24_000)), new string(' ', 120_000), string.Concat(Enumerable.Repeat("<at>", 30_000)) })
            Assert.Equal(200, (await bot.PostAsync(bot.Message(bot.Scene.Member, text))).Status);

        Assert.Equal(413, (await bot.PostAsync(bot.Message(bot.Scene.Member, new string('x', 1_000_000)))).Status);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), watch.Elapsed.ToString());
    }

    [Fact]
    public async Task Thousands_of_mentions_hold_nobody_up()
    {
        var message = bot.Message(bot.Scene.Member, new string('a', 100_000));
        message["entities"] = new JsonArray([.. Enumerable.Range(0, 1_200).Select(_ => new JsonObject
        {
            ["type"] = "mention", ["text"] = "ab", ["mentioned"] = new JsonObject { ["id"] = bot.BotId },
        })]);
        var watch = Stopwatch.StartNew();
        Assert.Equal(200, (await bot.PostAsync(message)).Status);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), watch.Elapsed.ToString());
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    public async Task Depth_is_bounded(string open, string close)
    {
        foreach (var (depth, status) in new[] { (20, 200), (40, 400), (10_000, 400) })
        {
            var nested = string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
            Assert.Equal((depth, status), (depth, (await bot.PostAsync(Encoding.UTF8.GetBytes($"{bot.Message(bot.Scene.Member).ToJsonString()[..^1]},\"unheardOf\":{nested}}}"))).Status));
        }
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_not_read_though_no_header_tells_its_length()
    {
        var piece = Encoding.ASCII.GetBytes($"4000\r\n{new string('x', 0x4000)}\r\n");
        var head = $"POST /api/messages HTTP/1.1\nHost: bot\nAuthorization: Bearer {bot.Forge.Sign()}\nTransfer-Encoding: chunked";
        Assert.StartsWith("HTTP/1.1 413", await bot.RawAsync(head, [.. Enumerable.Repeat(piece, 64)]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Content-Length: -1")]
    [InlineData("Content-Length: 99999999999999999999")]
    [InlineData("Content-Length: 5\nTransfer-Encoding: chunked")]
    [InlineData("Content-Length: 5\nContent-Length: 6")]
    [InlineData("Transfer-Encoding: gzip")]
    public async Task A_length_that_two_readers_could_understand_differently_is_refused(string header)
    {
        var answer = await bot.RawAsync($"POST /api/messages HTTP/1.1\nHost: bot\nConnection: close\nAuthorization: Bearer {bot.Forge.Sign()}\n{header}", "0\r\n\r\n"u8.ToArray());
        Assert.True(answer.StartsWith("HTTP/1.1 4", StringComparison.Ordinal), answer);
    }

    [Fact]
    public async Task A_body_that_drips_is_given_up()
    {
        var drops = Enumerable.Repeat("{"u8.ToArray(), 60).ToArray();
        var head = $"POST /api/messages HTTP/1.1\nHost: bot\nAuthorization: Bearer {bot.Forge.Sign()}\nContent-Length: 1000";
        var watch = Stopwatch.StartNew();
        var answer = await RawRequest.SendAsync(bot.Address, head, drops, TimeSpan.FromSeconds(40), pause: TimeSpan.FromMilliseconds(500));
        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }

    [Fact]
    public async Task Whoever_hangs_up_in_the_middle_of_a_body_leaves_no_fault_behind()
    {
        using (var client = new System.Net.Sockets.TcpClient())
        {
            await client.ConnectAsync(bot.Address.Host, bot.Address.Port);
            var head = $"POST /api/messages HTTP/1.1\r\nHost: bot\r\nAuthorization: Bearer {bot.Forge.Sign()}\r\nContent-Length: 1000\r\n\r\n{{";
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
            await Task.Delay(200);
        }

        await Task.Delay(300);
        Assert.Empty(bot.World.Errors.Entries);
    }

    [Fact]
    public async Task Without_a_token_not_a_byte_of_the_body_is_waited_for()
    {
        var watch = Stopwatch.StartNew();
        Assert.StartsWith("HTTP/1.1 401", await bot.RawAsync("POST /api/messages HTTP/1.1\nHost: bot\nContent-Length: 200000"), StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(3), watch.Elapsed.ToString());
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("x/\u0001")]
    public async Task What_a_header_calls_the_body_changes_nothing_in_how_it_is_read(string contentType)
    {
        var body = Encoding.UTF8.GetBytes(bot.Message(bot.Scene.Member).ToJsonString());
        Assert.True((await bot.PostAsync(body, contentType: contentType)).Status is 200 or 400);
        Assert.Equal(400, (await bot.PostAsync(Encoding.Unicode.GetBytes("{\"type\":\"message\"}"), contentType: contentType)).Status);
    }

    [Fact]
    public async Task Ids_without_end_are_not_kept()
    {
        foreach (var (part, field) in new[] { ("", "id"), ("conversation", "id"), ("from", "id"), ("recipient", "id") })
        {
            var message = bot.Message(bot.Scene.Member);
            (part.Length == 0 ? message : message[part]!.AsObject())[field] = new string('x', 100_000);
            Assert.Equal((part, 400), (part, (await bot.PostAsync(message)).Status));
        }
    }

    [Theory]
    [InlineData("a\r\nb")]
    [InlineData("a\0b")]
    [InlineData("\u001b[2J")]
    [InlineData("")]
    public async Task An_id_that_could_write_lines_of_its_own_is_malformed(string id)
    {
        foreach (var (part, field) in new[] { ("", "id"), ("conversation", "id"), ("from", "id"), ("recipient", "id") })
        {
            var message = bot.Message(bot.Scene.Member);
            (part.Length == 0 ? message : message[part]!.AsObject())[field] = id;
            Assert.Equal((part, 400), (part, (await bot.PostAsync(message)).Status));
        }
    }
}
