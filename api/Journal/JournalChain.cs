using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Coordination.Api.Journal;

/// <summary>
/// The journal's hash chain: each sealed row carries the hash of itself and of the row before, so that a later change, removal or insertion
/// shows.
/// </summary>
public static class JournalChain
{
    public static string HashOf(JournalEntry row, long link, string before)
    {
        var text = string.Create(CultureInfo.InvariantCulture,
            $"{before}|{link}|{row.Sequence}|{row.At.ToUnixTimeMilliseconds()}|{row.PersonId}|{row.Channel}|{row.Action}|{row.GroupId}|{row.SubjectId}");
        // Rows without figures keep the hash they had before there were any.
        if (row.Figures is not null) text += "|" + row.Figures;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
