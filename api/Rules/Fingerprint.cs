using System.Security.Cryptography;
using System.Text.Json;
using Coordination.Contracts;

namespace Coordination.Api.Rules;

/// <summary>What a creation asked for, as one hash: tells a repeated delivery from another request with the same id.</summary>
public static class Fingerprint
{
    public static string Of<T>(T request) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request, WireJson.Options)));
}
