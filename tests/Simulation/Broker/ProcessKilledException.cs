namespace MediaRouting.Tests.Simulation.Broker;

/// <summary>The process that made the call is no more; nothing of it runs on.</summary>
public sealed class ProcessKilledException() : Exception("the process was killed");
