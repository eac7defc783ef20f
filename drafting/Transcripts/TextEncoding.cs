using System.Text;
using System.Text.Unicode;

namespace Coordination.Drafting.Transcripts;

/// <summary>Finds the encoding of an upload: byte order mark, UTF-16 by its zero bytes, UTF-8 by its validity, else Windows-1252.</summary>
internal static class TextEncoding
{
    // What Windows programs call Latin-1; every byte has a meaning, so it always decodes.
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <returns>The encoding, and whether it had to be guessed.</returns>
    public static (Encoding Encoding, bool Guessed) Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return (Encoding.Unicode, false);
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return (Encoding.BigEndianUnicode, false);
        }

        if (Utf16WithoutMark(bytes) is { } utf16)
        {
            return (utf16, true);
        }

        return Utf8.IsValid(bytes) ? (Encoding.UTF8, false) : (Windows1252, true);
    }

    // Latin letters in UTF-16 leave every second byte zero.
    private static Encoding? Utf16WithoutMark(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, 512)];
        int even = 0, odd = 0;
        for (var i = 0; i < head.Length; i++)
        {
            if (head[i] == 0)
            {
                _ = i % 2 == 0 ? even++ : odd++;
            }
        }

        return odd > head.Length / 3 && even == 0 ? Encoding.Unicode
            : even > head.Length / 3 && odd == 0 ? Encoding.BigEndianUnicode
            : null;
    }
}
