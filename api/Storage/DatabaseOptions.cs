using System.ComponentModel.DataAnnotations;

namespace Coordination.Api.Storage;

/// <summary>One connection string decides: <c>Host=…</c> is PostgreSQL, <c>Data Source=…</c> is SQLite on one machine.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    [Required]
    public string ConnectionString { get; set; } = "";

    public bool IsPostgreSql => ConnectionString.Contains("Host=", StringComparison.OrdinalIgnoreCase);
}
