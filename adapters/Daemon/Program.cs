using MediaRouting.Daemon;
using MediaRouting.Daemon.Commands;

return await MreCommand.InvokeAsync(
    MreCommand.Create(DaemonProcess.RunAsync, (_, _) => Task.FromResult(ExitCode.InternalFault)),
    args,
    Console.Out,
    Console.Error);
