using System.Diagnostics;
using System.Text;
using Coordination.Api.Documents;
using Coordination.Contracts;
using Coordination.Tests.World;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Coordination.Tests.Documents;

/// <summary>The Word files as a Kreis opens them: with the LibreOffice of this machine, and with programs that are none.</summary>
public sealed class PdfTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pdf-tests-");

    [LibreOfficeFact]
    public async Task LibreOffice_opens_the_niederschrift_and_makes_an_accessible_pdf_of_it()
    {
        var pdf = await Office().ToPdfAsync(Papers.Minutes().Write(), default);
        var raw = Encoding.Latin1.GetString(pdf);
        Assert.StartsWith("%PDF-", raw, StringComparison.Ordinal);
        Assert.Contains("/MarkInfo<</Marked true>>", raw, StringComparison.Ordinal);
        Assert.Contains("/Lang(de-DE)", raw, StringComparison.Ordinal);
        Assert.Contains("/DisplayDocTitle true", raw, StringComparison.Ordinal);
        Assert.Contains("<pdfuaid:part>1</pdfuaid:part>", raw, StringComparison.Ordinal);
        Assert.Contains("Gartenbau, 14.10.2026</rdf:li>", raw, StringComparison.Ordinal);
        var text = await TextOfAsync(pdf);
        foreach (var expected in new[] { "Kreis Gartenland", "Ö1 Begrüßung und Feststellung", $"N1 {Papers.Secret}", "Ja 7, Nein 1, Enthaltungen 2", "Seite 1 von 2", "Seite 2 von 2" })
        {
            Assert.Contains(expected, text, StringComparison.Ordinal);
        }
    }

    [LibreOfficeFact]
    public async Task Hostile_words_come_out_as_words()
    {
        const string Hostile = "_x0000_ ]]> { PAGE } größer שלום";
        MinutesItemView[] items = [Papers.Item("Ö 1", Hostile, Publicity.Public, Papers.Said(Hostile))];
        var text = await TextOfAsync(await Office().ToPdfAsync(Papers.Minutes(items).Write(), default));
        Assert.Contains("_x0000_ ]]> { PAGE } größer", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_program_the_answer_is_clear()
    {
        var office = Office(new DocumentOptions { PdfAtOnce = 0 });
        Assert.False(office.IsThere);
        await Refused.WithAsync(Refusal.PdfUnavailable, () => office.ToPdfAsync([1], default));
    }

    [UnixFact]
    public async Task A_program_that_hangs_is_ended_with_all_it_started_and_leaves_nothing_behind()
    {
        var marker = $"600.{Random.Shared.Next(100_000, 999_999)}";
        var office = Office(Program($"sleep {marker} & sleep {marker}", seconds: 2));
        var watch = Stopwatch.StartNew();
        await Refused.WithAsync(Refusal.PdfFailed, () => office.ToPdfAsync([1], default));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(15), $"took {watch.Elapsed}");
        Assert.DoesNotContain(marker, RunningCommands(), StringComparison.Ordinal);
        Assert.Empty(FoldersInUse());
    }

    [UnixTheory]
    [InlineData("exit 3")]
    [InlineData("exit 0")]
    [InlineData(": > document.pdf")]
    public async Task A_program_that_makes_nothing_is_a_failure_and_no_empty_file(string script)
    {
        await Refused.WithAsync(Refusal.PdfFailed, () => Office(Program(script)).ToPdfAsync([1], default));
        Assert.Empty(FoldersInUse());
    }

    [UnixFact]
    public async Task A_program_gets_the_document_and_a_folder_of_its_own_and_none_of_our_secrets()
    {
        Environment.SetEnvironmentVariable("COORDINATION_Planted__Secret", "streng geheim");
        var seen = Encoding.UTF8.GetString(await Office(Program("(env; pwd; cat document.docx) > document.pdf")).ToPdfAsync("Inhalt"u8.ToArray(), default));
        Assert.DoesNotContain("streng geheim", seen, StringComparison.Ordinal);
        Assert.Contains("HOME=/", seen, StringComparison.Ordinal);
        Assert.EndsWith("Inhalt", seen, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task A_job_whose_clock_runs_ahead_leaves_the_folders_of_its_neighbours()
    {
        var neighbour = Directory.CreateTempSubdirectory("coordination-pdf-");
        var ahead = new TestClock();
        ahead.Set(TimeProvider.System.GetUtcNow().AddDays(30));
        using var office = new LibreOffice(Options.Create(Program("echo x > document.pdf")), ahead, NullLogger<LibreOffice>.Instance);
        await office.ToPdfAsync([1], default);
        Assert.True(Directory.Exists(neighbour.FullName));
        neighbour.Delete();
    }

    [UnixFact]
    public async Task No_more_are_made_at_once_than_allowed()
    {
        var log = Path.Combine(_folder.FullName, "log");
        var office = Office(Program($"echo + >> {log}; sleep 0.3; echo - >> {log}; echo x > document.pdf", atOnce: 2));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => office.ToPdfAsync([1], default)));
        var running = 0;
        var most = (await File.ReadAllLinesAsync(log)).Max(line => running += line == "+" ? 1 : -1);
        Assert.Equal(2, most);
    }

    [UnixFact]
    public async Task A_program_that_cannot_be_started_is_a_failure()
    {
        var options = Program("exit 0");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(options.LibreOfficePath, UnixFileMode.UserRead);
        await Refused.WithAsync(Refusal.PdfFailed, () => Office(options).ToPdfAsync([1], default));
        Assert.Empty(FoldersInUse());
    }

    [UnixFact]
    public async Task A_caller_who_goes_away_ends_the_work()
    {
        var marker = $"600.{Random.Shared.Next(100_000, 999_999)}";
        using var gone = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Office(Program($"sleep {marker}", seconds: 60)).ToPdfAsync([1], gone.Token));
        Assert.DoesNotContain(marker, RunningCommands(), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>A script in the place of LibreOffice; its folder for temporary things is this test's own.</summary>
    private DocumentOptions Program(string script, int atOnce = 1, int seconds = 30)
    {
        var path = Path.Combine(_folder.FullName, "program");
        // Written by another process: a child that a neighbouring test starts meanwhile would keep our own handle open, and the file "busy".
        using var writer = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("/bin/sh", ["-c", "cat > \"$0\" && chmod 700 \"$0\"", path])
        {
            RedirectStandardInput = true, UseShellExecute = false,
        })!;
        writer.StandardInput.Write($"#!/bin/sh\n{script}\n");
        writer.StandardInput.Close();
        writer.WaitForExit();
        return new DocumentOptions { LibreOfficePath = path, PdfAtOnce = atOnce, PdfSeconds = seconds };
    }

    private static LibreOffice Office(DocumentOptions? options = null) =>
        new(Options.Create(options ?? new DocumentOptions { PdfSeconds = 120 }), TimeProvider.System, NullLogger<LibreOffice>.Instance);

    private static string[] FoldersInUse() =>
        [.. Directory.EnumerateDirectories(Path.GetTempPath(), "coordination-pdf-*").Where(folder => File.Exists(Path.Combine(folder, "document.docx")) && new FileInfo(Path.Combine(folder, "document.docx")).Length == 1)];

    private static string RunningCommands() => string.Join('\n', Directory.EnumerateDirectories("/proc").Select(folder =>
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline")).Replace('\0', ' ');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }));

    /// <summary>Words of the same list label come without a gap; columns and right-aligned words are far apart; what is said is the same.</summary>
    private static async Task<string> TextOfAsync(byte[] pdf) => System.Text.RegularExpressions.Regex.Replace(
        await PdfText.OfAsync(pdf), " +", " ", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5));
}

/// <summary>A fact about LibreOffice and the tools that read its PDFs; reported as skipped where they are not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LibreOfficeFactAttribute : FactAttribute
{
    public LibreOfficeFactAttribute()
    {
        Skip = PdfText.Missing.Length == 0 ? null : $"needs {string.Join(" and ", PdfText.Missing)}";
    }
}

/// <summary>A fact that plays the program by a shell script.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        Skip = OperatingSystem.IsWindows() ? "needs a shell" : null;
    }
}

/// <summary>The same with several scripts.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixTheoryAttribute : TheoryAttribute
{
    public UnixTheoryAttribute()
    {
        Skip = OperatingSystem.IsWindows() ? "needs a shell" : null;
    }
}
