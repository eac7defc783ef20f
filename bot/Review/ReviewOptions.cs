namespace Coordination.Bot.Review;

/// <summary>Settings of the pages that belong to the house (section <c>Pages</c>).</summary>
public sealed class ReviewOptions
{
    public const string Section = "Pages";

    /// <summary>Folder of the data-protection keys that all bot instances mount; without it people must sign in again after a restart.</summary>
    public string? KeysFolder { get; set; }

    /// <summary>PKCS#12 file whose certificate encrypts those keys; required together with the folder in Production.</summary>
    public string? KeyCertificatePath { get; set; }

    public string? KeyCertificatePassword { get; set; }

    /// <summary>Who may show the pages in a frame: the hosts of Teams. Separated by spaces, as the header wants it.</summary>
    public string FrameAncestors { get; set; } = "'self'";
}
