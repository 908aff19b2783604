using MediaRouting.Daemon;
using MediaRouting.Daemon.Commands;
using MediaRouting.Daemon.Demo;

return await MreCommand.InvokeAsync(
    MreCommand.Create(DaemonProcess.RunAsync, DemoProcess.RunAsync),
    args,
    Console.Out,
    Console.Error);
