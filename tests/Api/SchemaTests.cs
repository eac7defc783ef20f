using Coordination.Api.Storage;
using Coordination.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Coordination.Tests.Api;

/// <summary>The schema scripts make exactly what the EF model expects: tables, columns, nullability, keys, indexes, foreign keys.</summary>
public sealed class SchemaTests
{
    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task The_scripts_make_what_the_model_expects(Provider provider)
    {
        await using var database = await Database.CreateAsync(provider);
        await using var db = ContextOf(database);
        await SchemaScripts.ApplyAsync(db, default);

        var made = await DatabaseSchema.ReadAsync(db);
        var expected = ModelSchema(db.Model.GetRelationalModel(), provider);

        Assert.Empty(expected.Except(made, StringComparer.Ordinal).Select(line => $"only the model: {line}")
            .Concat(made.Except(expected, StringComparer.Ordinal).Select(line => $"only the scripts: {line}")));
        Assert.Equal(expected.Count, made.Count);
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task A_difference_is_seen(Provider provider)
    {
        await using var database = await Database.CreateAsync(provider);
        await using var db = ContextOf(database);
        await SchemaScripts.ApplyAsync(db, default);
        var before = await DatabaseSchema.ReadAsync(db);

        await db.Database.ExecuteSqlRawAsync("ALTER TABLE sessions ADD COLUMN forgotten text NOT NULL DEFAULT ''; DROP INDEX ix_sessions_group_start");

        var after = await DatabaseSchema.ReadAsync(db);
        Assert.Contains(after.Except(before, StringComparer.Ordinal), line => line.Contains("forgotten", StringComparison.Ordinal));
        Assert.Contains(before.Except(after, StringComparer.Ordinal), line => line.Contains("group_id, starts_at", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task Instances_that_start_together_apply_each_script_once(Provider provider)
    {
        await using var database = await Database.CreateAsync(provider);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            await using var db = ContextOf(database);
            await SchemaScripts.ApplyAsync(db, default);
        }));

        await using var after = ContextOf(database);
        var numbers = await after.Database.SqlQueryRaw<int>("SELECT number AS \"Value\" FROM schema_scripts").ToListAsync();
        Assert.NotEmpty(numbers);
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.PostgreSql)]
    public async Task A_script_that_was_changed_afterwards_stops_the_start(Provider provider)
    {
        await using var database = await Database.CreateAsync(provider);
        await using var db = ContextOf(database);
        await SchemaScripts.ApplyAsync(db, default);
        await db.Database.ExecuteSqlRawAsync("UPDATE schema_scripts SET checksum = 'other' WHERE number = 1");

        await Assert.ThrowsAsync<InvalidOperationException>(() => SchemaScripts.ApplyAsync(db, default));
    }

    private static CouncilDb ContextOf(Database database)
    {
        var options = new DbContextOptionsBuilder<CouncilDb>();
        options.UseCouncilDatabase(new DatabaseOptions { ConnectionString = database.ConnectionString });
        return new CouncilDb(options.Options);
    }

    private static List<string> ModelSchema(IRelationalModel model, Provider provider)
    {
        var lines = new List<string>();
        foreach (var table in model.Tables)
        {
            lines.AddRange(table.Columns.Select(column =>
                $"{table.Name}.{column.Name} {DatabaseSchema.KindOf(column.StoreType, provider)}{(column.IsNullable ? "" : " not null")}"));
            lines.Add($"{table.Name} key ({string.Join(", ", table.PrimaryKey!.Columns.Select(column => column.Name))})");
            lines.AddRange(table.Indexes.Select(index =>
                $"{table.Name} {(index.IsUnique ? "unique " : "")}index ({string.Join(", ", index.Columns.Select(column => column.Name))}){(index.Filter is null ? "" : " filtered")}"));
            lines.AddRange(table.ForeignKeyConstraints.Select(key =>
                $"{table.Name} ({string.Join(", ", key.Columns.Select(column => column.Name))}) references {key.PrincipalTable.Name} {DatabaseSchema.RuleOf(key.OnDeleteAction)}"));
        }

        return lines;
    }
}
