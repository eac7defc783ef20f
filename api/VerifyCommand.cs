using System.Data.Common;
using Coordination.Api.Journal;
using Coordination.Api.Minutes;
using Coordination.Api.Storage;
using Coordination.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Coordination.Api;

/// <summary>
/// <c>Coordination.Api verify</c>: whether the database still holds what was sealed and approved. Reads only, while everything runs or on a
/// restored copy. A journal that was cut off at its end still holds; <c>--Seal=…</c> asks for a hash that an earlier run has shown.
/// </summary>
public static class VerifyCommand
{
    private const int SomethingDoesNotHold = 2;

    /// <returns>The exit code: 0 where everything holds, 2 where something does not.</returns>
    public static async Task<int> RunAsync(IServiceProvider services)
    {
        RefuseToMakeAFile(services.GetRequiredService<IOptions<DatabaseOptions>>().Value);
        await DatabaseWait.UntilReachableAsync(services);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CouncilDb>();
        try
        {
            var complaints = await ComplaintsAsync(db, services.GetRequiredService<IConfiguration>()["Seal"]);
            foreach (var complaint in complaints)
            {
                await Console.Error.WriteLineAsync($"Does not hold: {complaint}");
            }

            return complaints.Count == 0 ? 0 : SomethingDoesNotHold;
        }
        catch (DbException e)
        {
            throw new NotStartedException($"the database of Database:ConnectionString is not one of this API: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }

    private static async Task<List<string>> ComplaintsAsync(CouncilDb db, string? seal)
    {
        var complaints = new List<string>();
        if (await JournalQueries.FindBreakAsync(db, default) is { } link)
        {
            complaints.Add($"journal, link {link}");
        }

        var last = await db.Journal.AsNoTracking().Where(entry => entry.Link != null).OrderByDescending(entry => entry.Link).FirstOrDefaultAsync();
        Console.WriteLine($"Journal: {last?.Link ?? 0} links, {await db.Journal.CountAsync(entry => entry.Link == null)} rows not sealed yet, last seal {last?.Hash ?? "none"}");
        if (!string.IsNullOrEmpty(seal) && !await db.Journal.AnyAsync(entry => entry.Hash == seal))
        {
            complaints.Add($"journal, it has no seal {seal}");
        }

        var approved = 0;
        await foreach (var minutes in db.Minutes.AsNoTracking().Where(minutes => minutes.State == Contracts.MinutesState.Approved).AsAsyncEnumerable())
        {
            approved++;
            if (minutes.Approved is not { } text || ApprovedText.HashOf(text.Text) != text.Sha256)
            {
                complaints.Add($"approved minutes of session {minutes.SessionId}");
            }
        }

        Console.WriteLine($"Minutes: {approved} approved");
        return complaints;
    }

    /// <summary>SQLite would make an empty database of a misspelt path.</summary>
    private static void RefuseToMakeAFile(DatabaseOptions options)
    {
        if (!options.IsPostgreSql && new SqliteConnectionStringBuilder(options.ConnectionString).DataSource is var file && !File.Exists(file))
        {
            throw new NotStartedException("the file of Database:ConnectionString is not there.");
        }
    }
}
