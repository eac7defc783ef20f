using System.Globalization;
using System.Text.Json;
using Coordination.Playground.Channel;
using Coordination.Playground.Issuer;

namespace Coordination.Playground.Demo;

/// <summary>What the demo prints: the sentences of <c>texts.json</c>, turn by turn.</summary>
internal sealed class DemoOutput(TextWriter writer)
{
    private const int LongestLine = 400;
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    private static readonly Dictionary<string, string> Texts = Read();

    public static string Text(string key, params ReadOnlySpan<object?> values) => string.Format(German, Texts[key], values);

    public void Say(string key, params ReadOnlySpan<object?> values) => writer.WriteLine(Text(key, values));

    public void Step(string key)
    {
        writer.WriteLine();
        writer.WriteLine($"== {Text(key)} ==");
    }

    public void Raw(string text) => writer.WriteLine(text);

    public void Said(Person person, string text) => Say("says", person.Name, text);

    public void Answered(Reply reply) => Say("bot", Short(reply.ToString()));

    public static string Label(string group, Enum value) => Text($"{group}.{JsonNamingPolicy.CamelCase.ConvertName(value.ToString())}");

    public static string Short(string text) => text.Length <= LongestLine ? text : string.Concat(text.AsSpan(0, LongestLine), " …");

    private static Dictionary<string, string> Read()
    {
        using var stream = typeof(DemoOutput).Assembly.GetManifestResourceStream("Demo/texts.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }
}
