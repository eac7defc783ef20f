using System.Globalization;
using System.Text.RegularExpressions;
using Coordination.Api.Rules;
using Coordination.Contracts;

namespace Coordination.Api.Minutes;

/// <summary>What a draft says of the language model behind it: names that are ids, figures within reason. It goes to the journal, which holds no text.</summary>
internal static partial class UsageForm
{
    private const int MostCalls = 100_000;
    private const long MostTokens = 10_000_000_000;
    private const int MostCues = 1_000_000;

    public static ModelUsage? Clean(ModelUsage? usage) => usage is null ? null : usage with
    {
        Model = Id(usage.Model, "model"),
        Deployment = Id(usage.Deployment, "deployment"),
        PromptVersion = Check.Between(usage.PromptVersion, 0, MostCalls, "promptVersion"),
        Calls = Check.Between(usage.Calls, 0, MostCalls, "calls"),
        TokensIn = Tokens(usage.TokensIn, "tokensIn"),
        TokensOut = Tokens(usage.TokensOut, "tokensOut"),
        Cost = usage.Cost is >= 0 and <= MostTokens ? usage.Cost : throw Check.Malformed("cost", FieldProblem.OutOfRange),
        Currency = Id(usage.Currency, "currency"),
    };

    public static ItemOrigin? Clean(ItemOrigin? origin) => origin is null ? null : origin with
    {
        Writer = Check.Known(origin.Writer, "writer"),
        Reason = origin.Reason is { } reason ? Check.Known(reason, "reason") : null,
        Withheld = Check.Between(origin.Withheld, 0, MostCues, "withheld"),
        Dropped = Check.Between(origin.Dropped, 0, MostCues, "dropped"),
    };

    /// <summary>For the journal: which model at what cost, and how many items it wrote; the others with the reasons why not.</summary>
    public static string? Figures(MinutesDraft draft)
    {
        var origins = draft.Items.Select(item => item.Origin).OfType<ItemOrigin>().ToList();
        if (origins.Count == 0) return null;

        var written = origins.Count(origin => origin.Writer == DraftWriter.Model);
        var reasons = origins.Where(origin => origin.Reason is not null).CountBy(origin => origin.Reason!.Value).OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}:{pair.Value}");
        var asked = draft.Usage is not { } usage ? "" : string.Create(CultureInfo.InvariantCulture,
            $"model={usage.Model} deployment={usage.Deployment} prompt={usage.PromptVersion} calls={usage.Calls} in={usage.TokensIn} out={usage.TokensOut} cost={usage.Cost}{usage.Currency} ");
        return string.Create(CultureInfo.InvariantCulture, $"{asked}items={written}/{origins.Count} {string.Join(' ', reasons)}").TrimEnd();
    }

    private static long Tokens(long value, string field) =>
        value is >= 0 and <= MostTokens ? value : throw Check.Malformed(field, FieldProblem.OutOfRange);

    private static string Id(string? value, string field) =>
        IdForm().IsMatch(value ?? "") ? value! : throw Check.Malformed(field, string.IsNullOrEmpty(value) ? FieldProblem.Missing : FieldProblem.Unknown);

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex IdForm();
}
