using System.Diagnostics;
using Coordination.Contracts;
using Coordination.Drafting;
using Microsoft.Extensions.Options;

namespace Coordination.Bot.Minutes;

/// <summary>
/// Writes the draft with the model's help, item by item under the same contract: the rules' draft is there first, and an item keeps it wherever the
/// model fails. The client is made with the first question.
/// </summary>
internal sealed partial class ModelWriter(IOptions<ModelOptions> options, Lazy<ModelClient> client, TimeProvider time, ILogger<ModelWriter> log)
{
    private static readonly ActivitySource Traces = new("Coordination.Bot.Minutes");

    public bool IsConfigured => options.Value.IsConfigured;

    public async Task<MinutesDraft> WriteAsync(DraftingInput input, CancellationToken ct)
    {
        using var trace = Traces.StartActivity("DraftWithModel");
        var material = Drafter.Prepare(input);
        var doubts = input.Profile.Length == MinutesLength.Results
            ? [.. material.Items.Select(_ => (RulesReason?)RulesReason.NothingToAsk)]
            : PublicPart.Doubts(material, input.Cues, options.Value.NonPublicItems);
        using var asking = new DraftAsking(client, options.Value, time);
        var one = new ItemAsking(options.Value, input, material, asking);
        var items = new DraftItem[material.Items.Count];
        await Parallel.ForAsync(0, items.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Value.Parallel, CancellationToken = ct }, async (index, cancelled) =>
        {
            items[index] = await WriteAsync(one, material.Items[index], doubts[index], cancelled);
            Say(input, items[index]);
        });

        var usage = asking.Budget.Usage();
        trace?.SetTag("coordination.model_calls", usage?.Calls).SetTag("coordination.tokens_in", usage?.TokensIn).SetTag("coordination.tokens_out", usage?.TokensOut);
        return material.Draft with { Engine = EngineOf(items, usage), Items = items, Usage = usage };
    }

    /// <summary>A fault here costs the model's wording of one item, never the draft.</summary>
    private async Task<DraftItem> WriteAsync(ItemAsking asking, ItemMaterial item, RulesReason? doubt, CancellationToken ct)
    {
        try
        {
            return await asking.WriteAsync(item, doubt, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            LogFault(log, item.Item.Id, e.GetType().Name);
            return WordedItem.ByRules(item, RulesReason.Failed);
        }
    }

    private static string EngineOf(DraftItem[] items, ModelUsage? usage) =>
        usage is not null && items.Any(item => item.Origin?.Writer == DraftWriter.Model) ? $"model/{usage.Model}/prompt-{usage.PromptVersion}" : Drafter.Engine;

    private void Say(DraftingInput input, DraftItem item)
    {
        if (item.Origin is { } origin) LogItem(log, input.SessionId, item.AgendaItemId, origin.Writer, origin.Reason, origin.Withheld, origin.Dropped);
    }

    [LoggerMessage(LogLevel.Error, "Item {Item} could not be written with the model: {Exception}")]
    private static partial void LogFault(ILogger log, Guid item, string exception);

    [LoggerMessage(LogLevel.Information, "Session {Session}, item {Item} written by {Writer} {Reason}, cues withheld: {Withheld}, sentences dropped: {Dropped}")]
    private static partial void LogItem(ILogger log, Guid session, Guid item, DraftWriter writer, RulesReason? reason, int withheld, int dropped);
}
