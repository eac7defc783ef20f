namespace Coordination.Bot.Channel.Proofs;

/// <summary>A password of the registration. Simple, and it expires.</summary>
internal sealed class SecretProof(string appId, string secret) : BotProof
{
    public override HttpRequestMessage Ask(Uri endpoint, string scope) => Form(endpoint, appId, scope, new KeyValuePair<string, string>("client_secret", secret));
}
