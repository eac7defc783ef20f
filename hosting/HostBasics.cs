using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Coordination.Hosting;

/// <summary>What holds for every host of this product, whatever it does.</summary>
public static class HostBasics
{
    public static void AddHostBasics(this WebApplicationBuilder builder)
    {
        builder.Configuration.AddEnvironmentVariables("COORDINATION_");
        builder.Services.TryAddSingleton(TimeProvider.System);
        // A fault at the start reaches StartUp, which says it; the host would print its stack before. What is critical still shows.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
    }
}
