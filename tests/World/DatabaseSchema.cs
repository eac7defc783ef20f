using System.Data.Common;
using Coordination.Api.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Coordination.Tests.World;

/// <summary>A database's schema as lines of text, read from its own catalogue.</summary>
public static class DatabaseSchema
{
    public static async Task<List<string>> ReadAsync(CouncilDb db)
    {
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        return await LinesAsync(connection, db.Database.IsNpgsql() ? PostgreSql : Sqlite);
    }

    /// <summary>SQLite has three kinds of column that matter here; PostgreSQL says what it means.</summary>
    public static string KindOf(string storeType, Provider provider) => (provider, storeType.ToLowerInvariant()) switch
    {
        (Provider.PostgreSql, "timestamp with time zone") => "timestamptz",
        (_, var type) => type,
    };

    public static string RuleOf(ReferentialAction action) => action switch
    {
        ReferentialAction.Cascade => "cascade",
        ReferentialAction.Restrict => "restrict",
        ReferentialAction.SetNull => "set null",
        _ => "no action",
    };

    private const string Sqlite =
        """
        WITH tables AS (SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'schema_scripts')
        SELECT t.name || '.' || c.name || ' ' || lower(c.type) || CASE WHEN c."notnull" = 1 THEN ' not null' ELSE '' END
        FROM tables t, pragma_table_info(t.name) c
        UNION ALL
        SELECT t.name || ' key (' || (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_info(t.name) WHERE pk > 0 ORDER BY pk)) || ')' FROM tables t
        UNION ALL
        SELECT t.name || CASE WHEN i."unique" = 1 THEN ' unique' ELSE '' END || ' index ('
          || (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno)) || ')'
          || CASE WHEN i.partial = 1 THEN ' filtered' ELSE '' END
        FROM tables t, pragma_index_list(t.name) i WHERE i.origin <> 'pk'
        UNION ALL
        SELECT t.name || ' (' || group_concat(f."from", ', ') || ') references ' || f."table" || ' ' || lower(f.on_delete)
        FROM tables t, pragma_foreign_key_list(t.name) f GROUP BY t.name, f.id
        """;

    /// <summary>Quartz brings tables of its own, which no model knows.</summary>
    private const string PostgreSql =
        """
        WITH tables AS (
          SELECT c.oid, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE c.relkind = 'r' AND n.nspname = 'public' AND c.relname <> 'schema_scripts' AND c.relname NOT LIKE 'qrtz_%')
        SELECT t.name || '.' || a.attname || ' ' || replace(format_type(a.atttypid, a.atttypmod), 'timestamp with time zone', 'timestamptz')
          || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
        FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
        UNION ALL
        SELECT t.name || CASE WHEN i.indisprimary THEN ' key (' WHEN i.indisunique THEN ' unique index (' ELSE ' index (' END
          || (SELECT string_agg(a.attname, ', ' ORDER BY k.place) FROM unnest(i.indkey::int[]) WITH ORDINALITY k(number, place)
              JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number)
          || ')' || CASE WHEN i.indpred IS NOT NULL THEN ' filtered' ELSE '' END
        FROM tables t JOIN pg_index i ON i.indrelid = t.oid
        UNION ALL
        SELECT t.name || ' (' || (SELECT string_agg(a.attname, ', ' ORDER BY k.place) FROM unnest(f.conkey) WITH ORDINALITY k(number, place)
              JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number) || ') references ' || p.relname || ' '
          || CASE f.confdeltype WHEN 'c' THEN 'cascade' WHEN 'r' THEN 'restrict' WHEN 'n' THEN 'set null' ELSE 'no action' END
        FROM tables t JOIN pg_constraint f ON f.conrelid = t.oid AND f.contype = 'f' JOIN pg_class p ON p.oid = f.confrelid
        """;

    private static async Task<List<string>> LinesAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
    }
}
