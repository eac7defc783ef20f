using System.Security.Cryptography;
using System.Text;
using Coordination.Api.Documents;
using Coordination.Contracts;

namespace Coordination.Api.Minutes;

/// <summary>The frozen Niederschrift: what was approved, word for word, with its hash. Nothing ever changes in it.</summary>
/// <param name="PublicText">The same without the non-public items, for readers without a seat in the group.</param>
/// <param name="Sha256">Lower-case hex over <paramref name="Text"/> as UTF-8.</param>
/// <param name="Items">The same content with its evidence, numbers and titles as they were.</param>
/// <param name="Head">What stands above them, for the files; null in texts that were approved before there were any.</param>
public sealed record ApprovedText(
    string Text, string PublicText, string Sha256, IReadOnlyList<MinutesItemView> Items, DateTimeOffset At, MinutesHead? Head = null)
{
    public static ApprovedText Freeze(MinutesDocument document, DateTimeOffset now)
    {
        var text = document.Write();
        return new ApprovedText(text, (document with { WithNonPublic = false }).Write(), HashOf(text), document.Items, now, document.Head);
    }

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
