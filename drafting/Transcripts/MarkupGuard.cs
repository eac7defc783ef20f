namespace Coordination.Drafting.Transcripts;

/// <summary>
/// Stands between an unpacked part and the XML reader, and counts what really comes out, whatever the package says of it: a part without end
/// is refused, and so is an endless tag, since the reader takes a tag in as a whole and compares its attributes with each other.
/// </summary>
internal sealed class MarkupGuard(Stream part, long mostBytes, int longestToken) : Stream
{
    private long _read;

    /// <summary>Bytes since the last tag ended: of the next tag, with the text before it.</summary>
    private int _token;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _read; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var count = part.Read(buffer);
        Look(buffer[..count]);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Look(ReadOnlySpan<byte> bytes)
    {
        _read += bytes.Length;
        for (var rest = bytes; !rest.IsEmpty;)
        {
            var end = rest.IndexOf((byte)'>');
            _token += end < 0 ? rest.Length : end;
            if (_read > mostBytes || _token > longestToken) throw new InvalidDataException();
            if (end < 0) return;

            _token = 0;
            rest = rest[(end + 1)..];
        }
    }
}
