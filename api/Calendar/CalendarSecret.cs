using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Coordination.Api.Calendar;

/// <summary>
/// The secret in the address of a person's calendar feed. The database keeps its hash and a salt; the secret itself is derived anew from the
/// API's key whenever its owner asks, so that neither a copy of the database nor the key alone opens a calendar. An address that was given
/// out before the key changed goes on working until its owner resets it.
/// </summary>
public sealed class CalendarSecret
{
    /// <summary>256 bits as base64url.</summary>
    public const int Length = 43;

    private CalendarSecret()
    {
    }

    /// <summary>Lower-case hex of SHA-256 over the secret.</summary>
    public string Hash { get; private set; } = "";

    public Guid PersonId { get; private set; }

    public string Salt { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public static CalendarSecret Make(Guid personId, byte[] key, DateTimeOffset now)
    {
        var made = new CalendarSecret { PersonId = personId, Salt = RandomNumberGenerator.GetHexString(32, lowercase: true), CreatedAt = now };
        made.Hash = HashOf(made.Derive(key));
        return made;
    }

    /// <summary>The secret, or null where another key made it.</summary>
    public string? Reveal(byte[] key) => Derive(key) is var secret && HashOf(secret) == Hash ? secret : null;

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private string Derive(byte[] key) => Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"calendar/{PersonId:D}/{Salt}")));
}
