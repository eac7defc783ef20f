namespace Coordination.Tests.Deployment;

/// <summary>A test that needs a program which not every developer has.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactWhereInstalledAttribute : FactAttribute
{
    public FactWhereInstalledAttribute(string program)
    {
        if (!Directories.Any(folder => File.Exists(Path.Combine(folder, program))))
        {
            Skip = $"{program} is not installed";
        }
    }

    private static IEnumerable<string> Directories => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/sbin");
}
