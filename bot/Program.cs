using Coordination.Bot;
using Coordination.Hosting;

// Settings and pages lie beside the program, wherever it is started from.
return await StartUp.RunAsync(() => BotHost.Build(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }));
