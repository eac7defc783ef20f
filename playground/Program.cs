using Coordination.Playground;

return await (args is ["demo", .. var demo] ? DemoCommand.RunAsync(demo) : LiveCommand.RunAsync(args));
