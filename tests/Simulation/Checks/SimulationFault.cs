namespace MediaRouting.Tests.Simulation.Checks;

/// <summary>Something that must not be.</summary>
/// <param name="check">Which check found it.</param>
/// <param name="what">What it is.</param>
/// <param name="task">The task that it is about; empty for none.</param>
internal sealed class SimulationFault(string check, string what, string task = "") : Exception($"{check}: {what}")
{
    public string Check => check;

    public string Task => task;
}
