using System.Buffers.Text;
using System.Globalization;
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
        IReadOnlyList<string> head =
        [
            $"{method} {path} HTTP/1.1", $"Host: {address.Authority}", .. headers,
            .. token is null ? Array.Empty<string>() : [$"Authorization: Bearer {token}"],
            .. content.Length == 0 ? Array.Empty<string>() : ["Content-Type: application/json; charset=utf-8"],
            string.Create(CultureInfo.InvariantCulture, $"Content-Length: {content.Length}"),
        ];
        _bytes = [.. Encoding.ASCII.GetBytes(string.Join("\r\n", head) + "\r\n\r\n"), .. content];
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
