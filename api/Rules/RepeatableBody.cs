namespace Coordination.Api.Rules;

/// <summary>Reads a whole body so that it can be read again: the request may run once more where two writers met (<see cref="Collisions"/>).</summary>
public static class RepeatableBody
{
    public static async Task<byte[]> ReadWholeAsync(this HttpRequest request, CancellationToken ct)
    {
        request.EnableBuffering();
        request.Body.Position = 0;
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, ct);
        return buffer.ToArray();
    }
}
