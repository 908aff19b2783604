namespace MediaRouting.Load.Figures;

/// <summary>A figure of the wire beside the daemon's own.</summary>
/// <param name="Name">Which.</param>
/// <param name="Wire">What the checker counted.</param>
/// <param name="Daemon">What the daemon says.</param>
/// <param name="Tolerance">By how much they may differ: what falls on a threshold; 0 where they must be equal.</param>
internal sealed record ComparedFigure(string Name, double Wire, double Daemon, double Tolerance)
{
    /// <summary>True if they agree.</summary>
    public bool Agrees => Math.Abs(Wire - Daemon) <= Tolerance;
}
