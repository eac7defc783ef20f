using System.Globalization;
using Coordination.Contracts;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Coordination.Api.Rules;

/// <summary>The OpenAPI document: summaries stand beside the routes, refusals are listed with each operation. It holds no data, so anybody may read it.</summary>
public static class OpenApiSetup
{
    public const string Document = "/openapi/v1.json";

    public static void AddApiDocument(this WebApplicationBuilder builder) => builder.Services.AddOpenApi(options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Coordination API";
            document.Info.Version = typeof(OpenApiSetup).Assembly.GetName().Version?.ToString(3) ?? "";
            // Where it is reached is the deployment's matter.
            document.Servers?.Clear();
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(AddRefusals);
    });

    public static void MapApiDocument(this IEndpointRouteBuilder routes) => routes.MapOpenApi(Document).AllowAnonymous();

    private static Task AddRefusals(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var codes = metadata.OfType<RefusalDocs>().SelectMany(docs => docs.Codes)
            .Concat([Refusal.SignInRequired, Refusal.NotAllowed, Refusal.TooManyRequests]).Distinct();
        operation.Responses ??= [];
        foreach (var status in codes.GroupBy(Problem.StatusOf))
        {
            operation.Responses[status.Key.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = string.Join(", ", status.Select(NameOf)),
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [Problem.ContentType] = new() },
            };
        }

        return Task.CompletedTask;
    }

    private static string NameOf(Refusal code)
    {
        var name = code.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
