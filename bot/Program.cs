using Coordination.Bot;

await BotHost.Build(new WebApplicationOptions { Args = args }).RunAsync();
