using Coordination.Playground;
using Coordination.Playground.Demo;

return await (args is ["demo", .. var demo] ? DemoCommand.RunAsync(demo) : LiveCommand.RunAsync(args));
