namespace Coordination.Api.Storage;

/// <summary>Runs the schema scripts when the host starts, before it listens and before any clock job can fire.</summary>
public sealed class SchemaUpdate(IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await SchemaScripts.ApplyAsync(scope.ServiceProvider.GetRequiredService<CouncilDb>(), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
