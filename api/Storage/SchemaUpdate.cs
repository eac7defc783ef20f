using System.Data.Common;
using Coordination.Hosting;

namespace Coordination.Api.Storage;

/// <summary>Runs the schema scripts when the host starts, before it listens and before any clock job can fire.</summary>
public sealed class SchemaUpdate(IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await SchemaScripts.ApplyAsync(scope.ServiceProvider.GetRequiredService<CouncilDb>(), cancellationToken);
        }
        catch (DbException e) when (StorageTrouble.Of(e) is { } trouble)
        {
            throw new NotStartedException($"the database of Database:ConnectionString cannot be brought up to date: {trouble}, {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
