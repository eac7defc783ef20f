using Coordination.Api;
using Coordination.Api.Storage;
using Coordination.Hosting;

// Published, the settings lie beside the program, wherever it is started from; in a checkout they lie where `dotnet run` stands.
var published = File.Exists(Path.Combine(AppContext.BaseDirectory, "appsettings.json"));
var verify = args is ["verify", ..];
var options = new WebApplicationOptions { Args = verify ? args[1..] : args, ContentRootPath = published ? AppContext.BaseDirectory : Directory.GetCurrentDirectory() };
return verify
    ? await StartUp.CommandAsync(() => ApiHost.Build(options), VerifyCommand.RunAsync)
    : await StartUp.RunAsync(() => ApiHost.Build(options), DatabaseWait.UntilReachableAsync);
