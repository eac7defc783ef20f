using Coordination.Contracts;

namespace Coordination.Api.Rules;

/// <summary>What is wrong with a field of a malformed request.</summary>
public enum FieldProblem { Missing, TooLong, OutOfRange, Unknown, Duplicate }

/// <summary>Checks of incoming fields. A malformed request is answered with field and code (400), and the caller finds the words.</summary>
public static class Check
{
    /// <summary>The text as far as it can be seen (<see cref="VisibleText"/>).</summary>
    public static string Text(string? value, string field, int longest) =>
        OptionalText(value, field, longest) ?? throw Malformed(field, FieldProblem.Missing);

    public static string? OptionalText(string? value, string field, int longest) => Bounded(value, field, longest, oneLine: false);

    /// <summary>A name, title or place. A line break in it could pose as the next line of a list, a card or the minutes.</summary>
    public static string Line(string? value, string field, int longest) =>
        OptionalLine(value, field, longest) ?? throw Malformed(field, FieldProblem.Missing);

    public static string? OptionalLine(string? value, string field, int longest) => Bounded(value, field, longest, oneLine: true);

    public static T Known<T>(T value, string field) where T : struct, Enum =>
        Enum.IsDefined(value) ? value : throw Malformed(field, FieldProblem.Unknown);

    public static int Between(int value, int least, int most, string field) =>
        value >= least && value <= most ? value : throw Malformed(field, FieldProblem.OutOfRange);

    /// <summary>A time that people can mean; a missing one reads as the year 1.</summary>
    public static DateTimeOffset Instant(DateTimeOffset value, string field) => value.Year switch
    {
        1 => throw Malformed(field, FieldProblem.Missing),
        < 2000 or > 2200 => throw Malformed(field, FieldProblem.OutOfRange),
        _ => value,
    };

    public static T Given<T>(T? value, string field) where T : class => value ?? throw Malformed(field, FieldProblem.Missing);

    /// <summary>A list that is there and has no holes.</summary>
    public static IReadOnlyList<T> All<T>(IReadOnlyList<T?>? list, string field) where T : class =>
        list is null ? throw Malformed(field, FieldProblem.Missing) : [.. list.Select(entry => Given(entry, field))];

    public static Guid Id(Guid value, string field) => value == Guid.Empty ? throw Malformed(field, FieldProblem.Missing) : value;

    public static RefusedException Malformed(string field, FieldProblem problem) =>
        new(Refusal.Malformed, new Dictionary<string, object?>(StringComparer.Ordinal) { ["field"] = field, ["code"] = problem });

    private static string? Bounded(string? value, string field, int longest, bool oneLine) => VisibleText.Of(value ?? "", oneLine) switch
    {
        "" => null,
        var text when text.Length > longest => throw Malformed(field, FieldProblem.TooLong),
        var text => text,
    };
}
