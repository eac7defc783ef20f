using Coordination.Api;
using Coordination.Api.Storage;
using Coordination.Hosting;

// Published, the settings lie beside the program, wherever it is started from; in a checkout they lie where `dotnet run` stands.
var published = File.Exists(Path.Combine(AppContext.BaseDirectory, "appsettings.json"));
var options = new WebApplicationOptions { Args = args, ContentRootPath = published ? AppContext.BaseDirectory : Directory.GetCurrentDirectory() };
return await StartUp.RunAsync(() => ApiHost.Build(options), DatabaseWait.UntilReachableAsync);
