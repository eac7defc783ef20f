using System.ComponentModel;
using System.Diagnostics;
using Coordination.Contracts;
using Microsoft.Extensions.Options;

namespace Coordination.Api.Documents;

/// <summary>
/// Makes tagged PDFs (PDF/UA-1, PDF/A-2b) of our own Word files with the LibreOffice of this machine, where there is one. Each job has a
/// profile and folder of its own that are gone afterwards; a job that hangs is ended with everything it started. Nothing of what it prints is kept.
/// </summary>
public sealed partial class LibreOffice(IOptions<DocumentOptions> options, TimeProvider clock, ILogger<LibreOffice> log) : IDisposable
{
    private const string FolderPrefix = "coordination-pdf-";
    private const string Filter =
        """pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"},"SelectPdfVersion":{"type":"long","value":"2"},"UseTaggedPDF":{"type":"boolean","value":"true"}}""";

    private static readonly string[] Names = ["soffice", "libreoffice", "soffice.exe"];

    private readonly SemaphoreSlim _places = new(Math.Max(1, options.Value.PdfAtOnce));
    private readonly string? _program = ProgramOf(options.Value);

    public bool IsThere => _program is not null;

    public async Task<byte[]> ToPdfAsync(byte[] docx, CancellationToken ct)
    {
        var program = _program ?? throw new RefusedException(Refusal.PdfUnavailable);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.PdfSeconds), clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        var begun = clock.GetTimestamp();
        try
        {
            await _places.WaitAsync(both.Token);
            try
            {
                return await ConvertAsync(program, docx, both.Token) ?? throw new RefusedException(Refusal.PdfFailed);
            }
            finally
            {
                _places.Release();
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            LogTooSlow((int)clock.GetElapsedTime(begun).TotalSeconds);
            throw new RefusedException(Refusal.PdfFailed);
        }
    }

    public void Dispose() => _places.Dispose();

    /// <summary>Folders that a killed process left behind, with what was in them.</summary>
    private void SweepFolders()
    {
        // The machine's own clock, as its files have it: with another one a job could sweep the folder of its neighbour.
        var old = TimeProvider.System.GetUtcNow().UtcDateTime - TimeSpan.FromHours(1);
        foreach (var folder in new DirectoryInfo(Path.GetTempPath()).EnumerateDirectories(FolderPrefix + "*").Where(folder => folder.LastWriteTimeUtc < old))
        {
            TryDelete(folder);
        }
    }

    private async Task<byte[]?> ConvertAsync(string program, byte[] docx, CancellationToken ct)
    {
        SweepFolders();
        var folder = Directory.CreateTempSubdirectory(FolderPrefix);
        try
        {
            var source = Path.Combine(folder.FullName, "document.docx");
            await File.WriteAllBytesAsync(source, docx, ct);
            using var process = Process.Start(StartOf(program, folder.FullName, source))!;
            try
            {
                // It says where the file went; a pipe that nobody empties would stop it.
                await Task.WhenAll(
                    process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, ct), process.StandardError.BaseStream.CopyToAsync(Stream.Null, ct), process.WaitForExitAsync(ct));
            }
            finally
            {
                await EndAsync(process);
            }

            var made = new FileInfo(Path.Combine(folder.FullName, "document.pdf"));
            if (process.ExitCode == 0 && made is { Exists: true, Length: > 0 }) return await File.ReadAllBytesAsync(made.FullName, ct);

            LogFailed(process.ExitCode);
            return null;
        }
        catch (Win32Exception e)
        {
            LogNotStarted(e.NativeErrorCode);
            return null;
        }
        finally
        {
            TryDelete(folder);
        }
    }

    private static ProcessStartInfo StartOf(string program, string folder, string source)
    {
        var start = new ProcessStartInfo(program)
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder,
            ArgumentList =
            {
                $"-env:UserInstallation={new Uri(Path.Combine(folder, "profile"))}", "--headless", "--norestore", "--nolockcheck", "--nodefault",
                "--convert-to", Filter, "--outdir", folder, source,
            },
        };

        // It needs nothing of ours, least of all the settings with their secrets.
        var path = start.Environment.TryGetValue("PATH", out var known) ? known : null;
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        start.Environment["HOME"] = folder;
        start.Environment["TMPDIR"] = folder;
        return start;
    }

    /// <summary>The program is a script that starts others: all of them go.</summary>
    private static async Task EndAsync(Process process)
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
    }

    private void TryDelete(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogLeftBehind(e.GetType().Name);
        }
    }

    private static string? ProgramOf(DocumentOptions options)
    {
        if (options.PdfAtOnce == 0) return null;
        if (options.LibreOfficePath.Length > 0) return File.Exists(options.LibreOfficePath) ? options.LibreOfficePath : null;

        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A PDF was not made within {Seconds} s")]
    private partial void LogTooSlow(int seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "LibreOffice made no PDF, exit code {ExitCode}")]
    private partial void LogFailed(int exitCode);

    [LoggerMessage(Level = LogLevel.Error, Message = "LibreOffice could not be started, error {Number} of the system")]
    private partial void LogNotStarted(int number);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The folder of a PDF could not be removed: {Problem}")]
    private partial void LogLeftBehind(string problem);
}
