using System.Buffers.Text;
using System.Text;

namespace Coordination.Benchmarks;

/// <summary>A request as bytes, in which only a running number changes: it is written over each place that the mark held.</summary>
internal sealed class RequestTemplate
{
    /// <summary>Stands for the number, twelve digits, so that it fits into the last part of a GUID as well.</summary>
    public const string Mark = "000000777000";

    private readonly byte[] _bytes;
    private readonly int[] _places;

    public RequestTemplate(string method, Uri address, string path, string? token, string body, params ReadOnlySpan<string> headers)
    {
        var content = Encoding.UTF8.GetBytes(body);
        var head = new StringBuilder()
            .Append($"{method} {path} HTTP/1.1\r\nHost: {address.Authority}\r\n")
            .Append(token is null ? "" : $"Authorization: Bearer {token}\r\n");
        foreach (var header in headers)
        {
            head.Append($"{header}\r\n");
        }

        if (content.Length > 0)
        {
            head.Append("Content-Type: application/json; charset=utf-8\r\n");
        }

        _bytes = [.. Encoding.ASCII.GetBytes($"{head}Content-Length: {content.Length}\r\n\r\n"), .. content];
        _places = [.. PlacesOf(_bytes, Encoding.ASCII.GetBytes(Mark))];
    }

    /// <summary>The request with this number; valid until the next call, so each worker has its own templates.</summary>
    public ReadOnlySpan<byte> With(long number)
    {
        foreach (var place in _places)
        {
            Utf8Formatter.TryFormat(number, _bytes.AsSpan(place, Mark.Length), out _, new System.Buffers.StandardFormat('D', (byte)Mark.Length));
        }

        return _bytes;
    }

    private static List<int> PlacesOf(byte[] bytes, byte[] mark)
    {
        var places = new List<int>();
        for (var at = 0; bytes.AsSpan(at).IndexOf(mark) is >= 0 and var found; at += mark.Length)
        {
            at += found;
            places.Add(at);
        }

        return places;
    }
}
