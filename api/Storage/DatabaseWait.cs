using System.Data.Common;
using Coordination.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Coordination.Api.Storage;

/// <summary>After a restart of the machine the API may come up before PostgreSQL: it waits for a while, and otherwise says so and ends.</summary>
public static partial class DatabaseWait
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static async Task UntilReachableAsync(IServiceProvider services)
    {
        var time = services.GetRequiredService<TimeProvider>();
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(DatabaseWait));
        var patience = TimeSpan.FromSeconds(services.GetRequiredService<IOptions<DatabaseOptions>>().Value.WaitSeconds);
        for (long? began = null; await FailureAsync(services) is { } failure; await Task.Delay(Pause, time))
        {
            began ??= time.GetTimestamp();
            // A wrong password or an unknown database does not get better by waiting.
            if (!failure.IsTransient || time.GetElapsedTime(began.Value) >= patience)
            {
                throw new NotStartedException($"the database of Database:ConnectionString cannot be opened: {failure.Message.ReplaceLineEndings(" ")}", failure);
            }

            LogWaiting(log, failure.GetType().Name, failure.SqlState);
        }
    }

    private static async Task<DbException?> FailureAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        try
        {
            // The bare connection: what it throws says whether waiting helps, and nobody logs it with its stack.
            await scope.ServiceProvider.GetRequiredService<CouncilDb>().Database.GetDbConnection().OpenAsync();
            return null;
        }
        catch (DbException e)
        {
            return e;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Waiting for the database: {Exception} {SqlState}")]
    private static partial void LogWaiting(ILogger log, string exception, string? sqlState);
}
