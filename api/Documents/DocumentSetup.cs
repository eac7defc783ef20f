using Coordination.Hosting;
using Microsoft.Extensions.Options;

namespace Coordination.Api.Documents;

/// <summary>The room of files: what it needs.</summary>
public static class DocumentSetup
{
    public static void AddDocuments(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<DocumentOptions>(DocumentOptions.Section)
            .Validate(options => options.LibreOfficePath.Length == 0 || File.Exists(options.LibreOfficePath), "Documents:LibreOfficePath: there is no such program.");
        builder.Services.AddSingleton(services => services.GetRequiredService<IOptions<DocumentOptions>>().Value.Letterhead);
        builder.Services.AddSingleton<LibreOffice>();
    }
}
