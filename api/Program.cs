using Coordination.Api;

// Published, the settings lie beside the program, wherever it is started from; in a checkout they lie where `dotnet run` stands.
var published = File.Exists(Path.Combine(AppContext.BaseDirectory, "appsettings.json"));
return await StartUp.RunAsync(() => ApiHost.Build(new WebApplicationOptions
{
    Args = args,
    ContentRootPath = published ? AppContext.BaseDirectory : Directory.GetCurrentDirectory(),
}));
