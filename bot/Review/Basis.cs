using System.Security.Cryptography;
using System.Text.Json;
using Coordination.Contracts;

namespace Coordination.Bot.Review;

/// <summary>
/// A fingerprint of what a form was filled from. The API's version covers the whole object, so it moves when a colleague saves another part;
/// the fingerprint tells whether the same part was changed, which alone is a collision.
/// </summary>
public static class Basis
{
    public static string Of(object? part) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(part, WireJson.Options)))[..16];
}
