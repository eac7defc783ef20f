using System.Diagnostics;
using Coordination.Bot.Channel;
using Coordination.Bot.Chat;
using Coordination.Bot.Errands;
using Coordination.Bot.Minutes;
using Coordination.Bot.Review;
using Coordination.Hosting;
using Coordination.Hosting.Telemetry;

namespace Coordination.Bot;

/// <summary>The bot as one process: each room registers its services and its routes with one line here.</summary>
public static class BotHost
{
    /// <param name="configure">Runs after the configuration files are read, so that tests and the playground can add their own.</param>
    public static WebApplication Build(WebApplicationOptions options, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(options);
        builder.AddHostBasics();
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        configure?.Invoke(builder);

        builder.Services.AddSingleton<DistributedContextPropagator, ClosedToTraces>();
        builder.Services.AddHealthChecks();
        builder.Services.AddApiAccess();
        builder.Services.AddChannel();
        builder.Services.AddChat();
        builder.Services.AddMinutes();
        builder.Services.AddErrands();
        builder.AddReview();

        var app = builder.Build();
        app.UseReview();
        app.MapHealth();
        app.MapChannel();
        app.MapReview();
        return app;
    }
}
