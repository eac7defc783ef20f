using System.Text;
using System.Text.Json.Nodes;

namespace Coordination.Tests.Attacks.Fuzz;

/// <summary>Changes a good input a little, or much: its parts where it has parts, its characters, its bytes. The same seed makes the same changes.</summary>
public sealed class Mutator(int seed)
{
    private static readonly string[] Oddities =
    [
        "", " ", "\0", "\u001b[31m", "\r\n", "\u2028", "\u202e", "\ufeff", "😀", "ẞ", "𝔘", "ﬁ", "İ", "<at>x</at>", "&lt;at&gt;", "&#0;", "&nbsp;", "<v ", "</v>", "-->", "00:00:00.000 --> ", "99:99:99,999",
        "WEBVTT", "NOTE", "STYLE", "'; DROP TABLE items; --", "${jndi:x}", "{{x}}", "%00", "%n", "../", "**", "[x](javascript:x)", "TOP: ", "am 31.02.", "um 25:99", "9999999999999999999", "-1", "1e999",
        "0001-01-01", "9999-12-31T23:59:59+14:00", "00000000-0000-0000-0000-000000000000", "nichtöffentlich", "(", "[", "\\", "\"",
    ];

    private static readonly string[] Odd =
    [
        "null", "true", "false", "0", "-1", "1e308", "123456789012345678901234567890", "\"\"", "\" \"", "[]", "{}", "[null]", "[[[[]]]]", "{\"a\":{\"b\":[1]}}", "\"\\u0000\"", "\"2025-02-30\"", "\"x\"",
    ];

    private static readonly string[] Tokens = ["\\ud800", "\\udfff\\ud800", "\\u0000", "\\x", "\u0000", ",", ":", "{", "}", "[", "]", "\"", "null", "\n\n", "\r", "-->", "<", "\uFFFD"];

    private readonly Random _random = new(seed);

    public int Next(int below) => _random.Next(below);

    public bool Once(int in_) => _random.Next(in_) == 0;

    public T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    /// <summary>A few nodes deleted, doubled, exchanged or replaced; the text of others changed.</summary>
    public JsonNode Json(JsonNode good)
    {
        var whole = good.DeepClone();
        for (var times = 1 + Next(4); times > 0; times--)
        {
            var places = Places(whole).ToList();
            if (places.Count > 0)
                Change(Pick(places), places);
        }

        return whole;
    }

    public string Text(string good)
    {
        var text = new StringBuilder(good);
        for (var times = 1 + Next(5); times > 0; times--)
        {
            var at = Next(text.Length + 1);
            switch (Next(5))
            {
                case 0:
                    text.Insert(at, Pick(Oddities));
                    break;
                case 1:
                    text.Remove(at, Math.Min(Next(12), text.Length - at));
                    break;
                case 2 when text.Length < 20_000:
                    text.Insert(at, string.Concat(Enumerable.Repeat(text.ToString(at, Math.Min(1 + Next(40), text.Length - at)), 1 + Next(30))));
                    break;
                case 3 when at < text.Length:
                    text[at] = (char)Next(0x3000);
                    break;
                default:
                    text.Append(Pick(Oddities));
                    break;
            }
        }

        return text.ToString();
    }

    public byte[] Bytes(byte[] good)
    {
        var bytes = new List<byte>(good);
        for (var times = 1 + Next(6); times > 0; times--)
        {
            var at = Next(bytes.Count + 1);
            switch (Next(5))
            {
                case 0 when at < bytes.Count:
                    bytes[at] = (byte)Next(256);
                    break;
                case 1:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pick(Tokens)));
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(Next(24), bytes.Count - at));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(Math.Min(at, bytes.Count / 2), Math.Min(Next(60), bytes.Count / 2)));
                    break;
                default:
                    bytes.Insert(at, (byte)(0x80 + Next(128)));
                    break;
            }
        }

        return [.. bytes];
    }

    private void Change((JsonNode Parent, object Key) place, List<(JsonNode Parent, object Key)> places)
    {
        var value = Get(place);
        switch (Next(6))
        {
            case 0:
                Remove(place);
                break;
            case 1:
                Set(place, JsonNode.Parse(Pick(Odd)));
                break;
            case 2:
                Set(place, Get(Pick(places))?.DeepClone());
                break;
            case 3 when place.Parent is JsonObject parent:
                parent[Text((string)place.Key)] = value?.DeepClone();
                break;
            case 4:
                Set(place, new JsonArray(value?.DeepClone(), value?.DeepClone()));
                break;
            default:
                Set(place, Text(value is JsonValue ? value.ToString() : ""));
                break;
        }
    }

    private static IEnumerable<(JsonNode Parent, object Key)> Places(JsonNode? node) => node switch
    {
        JsonObject o => o.ToList().SelectMany(pair => Places(pair.Value).Prepend((o, pair.Key))),
        JsonArray a => Enumerable.Range(0, a.Count).SelectMany(i => Places(a[i]).Prepend((a, i))),
        _ => [],
    };

    private static JsonNode? Get((JsonNode Parent, object Key) place) => place switch
    {
        (JsonObject o, string key) => o[key],
        (JsonArray a, int i) when i < a.Count => a[i],
        _ => null,
    };

    private static void Set((JsonNode Parent, object Key) place, JsonNode? value)
    {
        if (place is (JsonObject o, string key))
            o[key] = value;
        else if (place is (JsonArray a, int i) && i < a.Count)
            a[i] = value;
    }

    private static void Remove((JsonNode Parent, object Key) place)
    {
        if (place is (JsonObject o, string key))
            o.Remove(key);
        else if (place is (JsonArray a, int i) && i < a.Count)
            a.RemoveAt(i);
    }
}
