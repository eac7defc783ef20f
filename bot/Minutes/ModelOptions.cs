using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Coordination.Bot.Minutes;

/// <summary>
/// The language model (Sprachmodell) that may word the draft, at Azure OpenAI or at any endpoint of the Kreis that speaks the same protocol. Without
/// an address no model is asked, and nothing of the client is loaded.
/// </summary>
public sealed class ModelOptions
{
    public const string Section = "Model";

    /// <summary>E.g. <c>https://NAME.openai.azure.com/openai/v1</c>.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>Name of the deployment, or of the model where the endpoint has no deployments.</summary>
    public string? Deployment { get; set; }

    public string? ApiKey { get; set; }

    /// <summary>Instead of a key: the identity that Azure gives the machine.</summary>
    public bool ManagedIdentity { get; set; }

    /// <summary>Which of several identities; empty takes the machine's own.</summary>
    public string? ManagedIdentityClientId { get; set; }

    /// <summary>What the identity's token is for.</summary>
    [Required]
    public string TokenScope { get; set; } = "https://cognitiveservices.azure.com/.default";

    /// <summary>Plain http to an address in a private network (10.…, 172.16.…, 192.168.…, fd…), never with an identity's token.</summary>
    public bool AllowHttpInPrivateNetwork { get; set; }

    /// <summary>Whether items of the non-public part may be given to the model too.</summary>
    public bool NonPublicItems { get; set; }

    /// <summary>Questions at once for one draft.</summary>
    [Range(1, 32)]
    public int Parallel { get; set; } = 4;

    /// <summary>Longest time for one question with all its repetitions.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:30:00")]
    public TimeSpan QuestionTime { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Longest time for one draft; what is left then is written by rules.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "04:00:00")]
    public TimeSpan DraftTime { get; set; } = TimeSpan.FromMinutes(20);

    /// <summary>How often a question is repeated after 408, 429 and 5xx.</summary>
    [Range(0, 5)]
    public int Retries { get; set; } = 2;

    /// <summary>Tokens, in and out, that one draft may take.</summary>
    [Range(1_000, 100_000_000)]
    public int TokensPerDraft { get; set; } = 400_000;

    /// <summary>Longest answer in tokens; asked for again with twice as many where it breaks off.</summary>
    [Range(100, 100_000)]
    public int AnswerTokens { get; set; } = 4_000;

    /// <summary>Characters of transcript in one question; a longer item is asked in parts.</summary>
    [Range(1_000, 1_000_000)]
    public int LongestPart { get; set; } = 30_000;

    /// <summary>Price of a million tokens of questions.</summary>
    [Range(0d, 10_000d)]
    public decimal PricePerMillionIn { get; set; }

    /// <summary>Price of a million tokens of answers.</summary>
    [Range(0d, 10_000d)]
    public decimal PricePerMillionOut { get; set; }

    [Required]
    [RegularExpression("[A-Z]{3}")]
    public string Currency { get; set; } = "EUR";

    public bool IsConfigured => BaseAddress is not null;
}

internal sealed partial class ModelOptionsRules : IValidateOptions<ModelOptions>
{
    public ValidateOptionsResult Validate(string? name, ModelOptions options) =>
        options.BaseAddress is not { } address ? ValidateOptionsResult.Success
        : Problem(options, address) is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;

    private static string? Problem(ModelOptions options, Uri address)
    {
        if (!IsAllowed(options, address)) return "Model:BaseAddress must be https, http on this machine, or with Model:AllowHttpInPrivateNetwork http to a private address.";
        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0) return "Model:BaseAddress must be an address and a path, nothing else.";
        if (!IsId(options.Deployment)) return "Model:Deployment must name the deployment: letters, digits and . _ : / -";
        if (!string.IsNullOrEmpty(options.ApiKey) && options.ManagedIdentity) return "Model:ApiKey or Model:ManagedIdentity: not both.";

        return options.ManagedIdentity && address.Scheme != Uri.UriSchemeHttps ? "Model:ManagedIdentity needs an https address: its token does not travel in the clear." : null;
    }

    /// <summary>A name that can go to the journal.</summary>
    public static bool IsId(string? name) => IdForm().IsMatch(name ?? "");

    private static bool IsAllowed(ModelOptions options, Uri address) =>
        SecureAddress.IsAllowed(address, allowHttpOnLoopback: true)
        || (options.AllowHttpInPrivateNetwork && address is { IsAbsoluteUri: true } && address.Scheme == Uri.UriSchemeHttp && IsPrivate(address.DnsSafeHost));

    // Numbers only: a name could be made to lead anywhere.
    private static bool IsPrivate(string host) => IPAddress.TryParse(host, out var ip) && (ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip).GetAddressBytes() switch
    {
        [10, _, _, _] or [192, 168, _, _] or [172, >= 16 and <= 31, _, _] => true,
        [0xfc or 0xfd, ..] => ip.AddressFamily == AddressFamily.InterNetworkV6,
        _ => false,
    };

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex IdForm();
}
