using Coordination.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace Coordination.Api.Storage;

/// <summary>Chooses the provider and brings the schema up to date before anything else starts.</summary>
public static class StorageSetup
{
    public static void AddStorage(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<DatabaseOptions>(DatabaseOptions.Section)
            // Without its text: it may hold a password.
            .Validate(options => options.ConnectionString.Length == 0 || options.IsReadable, "Database:ConnectionString must be one of PostgreSQL (Host=…) or SQLite (Data Source=…).");
        // Pooled: making a context costs as much as a query by key.
        builder.Services.AddDbContextPool<CouncilDb>((services, db) => db.UseCouncilDatabase(services.GetRequiredService<IOptions<DatabaseOptions>>().Value));
        builder.Services.AddSingleton<StorageState>();
        builder.Services.AddHostedService<SchemaUpdate>();
    }

    /// <summary>The same choice for a context that is made by hand (tests, commands).</summary>
    public static DbContextOptionsBuilder UseCouncilDatabase(this DbContextOptionsBuilder db, DatabaseOptions options)
    {
        // Two writers that meet are ordinary (Collisions); whatever nobody answers is logged once, as the request's error.
        db.ConfigureWarnings(warnings => warnings.Log(
            (CoreEventId.SaveChangesFailed, LogLevel.Debug), (CoreEventId.OptimisticConcurrencyException, LogLevel.Debug),
            (RelationalEventId.CommandError, LogLevel.Debug), (RelationalEventId.ConnectionError, LogLevel.Debug),
            (RelationalEventId.TransactionError, LogLevel.Debug), (CoreEventId.QueryIterationFailed, LogLevel.Debug)));
        return options.IsPostgreSql
            ? db.UseNpgsql(options.PostgreSqlConnectionString)
            : db.UseSqlite(options.SqliteConnectionString).AddInterceptors(SqlitePragmas.Instance);
    }
}
