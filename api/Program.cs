using Coordination.Api;

await ApiHost.Build(new WebApplicationOptions { Args = args, ContentRootPath = Directory.GetCurrentDirectory() }).RunAsync();
