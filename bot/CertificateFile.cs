using System.Security.Cryptography.X509Certificates;

namespace Coordination.Bot;

/// <summary>A certificate with its private key as operators have it: PKCS#12, or PEM as a vault mounts it.</summary>
public static class CertificateFile
{
    public static X509Certificate2 Load(string path, string? password) =>
        File.ReadAllText(path).Contains("-----BEGIN", StringComparison.Ordinal)
            ? X509Certificate2.CreateFromPemFile(path)
            : X509CertificateLoader.LoadPkcs12FromFile(path, password);
}
