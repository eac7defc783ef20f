using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Coordination.Api.AnswerLinks;

/// <summary>
/// A link with which one person answers one Terminumfrage or one invitation without Teams. Who knows the secret answers as that person, so the
/// database keeps its hash alone, it ends with its question, and it is given out once.
/// </summary>
public sealed class AnswerLink
{
    /// <summary>256 bits as base64url.</summary>
    public const int Length = 43;

    private AnswerLink()
    {
    }

    /// <summary>Lower-case hex of SHA-256 over the secret.</summary>
    public string Hash { get; private set; } = "";

    public Guid MemberId { get; private set; }

    /// <summary>The session or the poll.</summary>
    public Guid SubjectId { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }

    public static (AnswerLink Link, string Secret) Make(Guid memberId, Guid subjectId, DateTimeOffset expiresAt, DateTimeOffset now)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (new AnswerLink { Hash = HashOf(secret), MemberId = memberId, SubjectId = subjectId, ExpiresAt = expiresAt, CreatedAt = now }, secret);
    }

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
