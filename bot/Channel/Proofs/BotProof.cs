namespace Coordination.Bot.Channel.Proofs;

/// <summary>How the bot shows that it is its registration when it asks for a token. One file for each way.</summary>
internal abstract class BotProof
{
    /// <param name="endpoint">The issuer's token endpoint.</param>
    /// <param name="scope">What the token is for, <c>…/.default</c>.</param>
    public abstract HttpRequestMessage Ask(Uri endpoint, string scope);

    /// <summary>The one way that is configured.</summary>
    public static BotProof Of(ChannelOptions channel, TimeProvider time) => channel switch
    {
        { ManagedIdentity: true } => new ManagedIdentityProof(channel.AppId),
        { CertificatePath.Length: > 0 } => new CertificateProof(channel.AppId, CertificateFile.Load(channel.CertificatePath, channel.CertificatePassword), time),
        _ => new SecretProof(channel.AppId, channel.ClientSecret),
    };

    protected static HttpRequestMessage Form(Uri endpoint, string appId, string scope, params KeyValuePair<string, string>[] proof) => new(HttpMethod.Post, endpoint)
    {
        Content = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", appId), new("scope", scope), .. proof]),
    };
}
