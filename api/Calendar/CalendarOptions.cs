using System.Buffers.Text;
using System.Security.Cryptography;

namespace Coordination.Api.Calendar;

/// <summary>The key from which the secrets of the calendar feeds are derived; the same for all instances.</summary>
public sealed class CalendarOptions
{
    public const string Section = "Calendar";

    private static readonly byte[] KeyOfThisRun = RandomNumberGenerator.GetBytes(32);

    /// <summary>Base64 of at least 32 random bytes, from the vault. Required in Production; elsewhere each start makes its own.</summary>
    public string Key { get; set; } = "";

    /// <summary>True where the bot keeps the sessions in the calendar of a mailbox (its <c>Graph</c> settings): then errands for that are made.</summary>
    public bool Outlook { get; set; }

    public bool HasKey => Key.Length > 0;

    public bool IsUsable => !HasKey || (Base64.IsValid(Key, out var length) && length >= 32);

    public byte[] KeyBytes => HasKey ? Convert.FromBase64String(Key) : KeyOfThisRun;
}
