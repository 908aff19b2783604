namespace MediaRouting.Daemon.Commands;

/// <summary>Runs the demo to its end.</summary>
/// <param name="output">Where it shows what happens.</param>
/// <param name="length">How long customers come.</param>
/// <param name="stop">Set when no more of them are to come.</param>
/// <returns>Stopped if the proof at the end holds, else InternalFault.</returns>
public delegate Task<ExitCode> DemoRun(TextWriter output, TimeSpan length, CancellationToken stop);
