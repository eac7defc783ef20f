using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Coordination.Api.Storage;

/// <summary>Chooses the provider and brings the schema up to date before anything else starts.</summary>
public static class StorageSetup
{
    public static void AddStorage(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<DatabaseOptions>().BindConfiguration(DatabaseOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddDbContext<CouncilDb>((services, db) => db.UseCouncilDatabase(services.GetRequiredService<IOptions<DatabaseOptions>>().Value));
        builder.Services.AddHostedService<SchemaUpdate>();
    }

    /// <summary>The same choice for a context that is made by hand (tests, commands).</summary>
    public static DbContextOptionsBuilder UseCouncilDatabase(this DbContextOptionsBuilder db, DatabaseOptions options) => options.IsPostgreSql
        ? db.UseNpgsql(options.ConnectionString)
        : db.UseSqlite(options.ConnectionString).AddInterceptors(SqlitePragmas.Instance);
}
