using Coordination.Api.Storage;
using Npgsql;

namespace Coordination.Tests.Api;

public sealed class DatabaseOptionsTests
{
    [Theory]
    [InlineData("", 100, true)]
    [InlineData(";Max Auto Prepare=0;No Reset On Close=false", 0, false)]
    [InlineData(";maxautoprepare=7", 7, true)]
    public void Statements_are_prepared_unless_the_operator_says_otherwise(string more, int prepared, bool keepsSessions)
    {
        var read = new NpgsqlConnectionStringBuilder(new DatabaseOptions { ConnectionString = $"Host=db.kreis.example;Database=coordination{more}" }.PostgreSqlConnectionString);
        Assert.Equal((prepared, keepsSessions), (read.MaxAutoPrepare, read.NoResetOnClose));
    }
}
