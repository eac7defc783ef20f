using System.Diagnostics;
using System.Text;

namespace Coordination.Tests.Documents;

/// <summary>What stands in a PDF, as pdftotext reads it from its pages.</summary>
public static class PdfText
{
    /// <summary>Programs that a test about PDFs needs and this machine does not have.</summary>
    public static string[] Missing { get; } = Array.FindAll(["soffice", "pdftotext"], name => !Array.Exists(
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator), folder => File.Exists(Path.Combine(folder, name))));

    public static async Task<string> OfAsync(byte[] pdf)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, pdf);
            var start = new ProcessStartInfo("pdftotext") { ArgumentList = { "-layout", file, "-" }, UseShellExecute = false, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 };
            using var process = Process.Start(start)!;
            var text = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return text;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
