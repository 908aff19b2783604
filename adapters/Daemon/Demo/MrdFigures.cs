namespace MediaRouting.Daemon.Demo;

/// <summary>An MRD at one moment.</summary>
/// <param name="Name">Name.</param>
/// <param name="States">Shown state to how many agents are in it; one that nobody is in may be missing.</param>
/// <param name="Held">Tasks that agents have accepted.</param>
/// <param name="Offered">Tasks offered and not answered.</param>
/// <param name="Places">Tasks that all agents together may have.</param>
public sealed record MrdFigures(
    string Name, IReadOnlyDictionary<string, int> States, int Held, int Offered, int Places);
