using Coordination.Contracts;

namespace Coordination.Api.Rules;

/// <summary>The codes an operation may answer with; shown in the OpenAPI document.</summary>
public sealed record RefusalDocs(IReadOnlyList<Refusal> Codes);

/// <summary>Writes the refusals of an endpoint beside its route.</summary>
public static class RefusalDocsExtensions
{
    public static RouteHandlerBuilder WithRefusals(this RouteHandlerBuilder endpoint, params Refusal[] codes) =>
        endpoint.WithMetadata(new RefusalDocs(codes));
}
