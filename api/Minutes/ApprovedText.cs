using System.Security.Cryptography;
using System.Text;
using Coordination.Contracts;

namespace Coordination.Api.Minutes;

/// <summary>The frozen Niederschrift: what was approved, word for word, with its hash. Nothing ever changes in it.</summary>
/// <param name="PublicText">The same without the non-public items, for readers without a seat in the group.</param>
/// <param name="Sha256">Lower-case hex over <paramref name="Text"/> as UTF-8.</param>
/// <param name="Items">The same content with its evidence, numbers and titles as they were.</param>
public sealed record ApprovedText(string Text, string PublicText, string Sha256, IReadOnlyList<MinutesItemView> Items, DateTimeOffset At)
{
    public static ApprovedText Freeze(string text, string publicText, IReadOnlyList<MinutesItemView> items, DateTimeOffset now) =>
        new(text, publicText, HashOf(text), items, now);

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
