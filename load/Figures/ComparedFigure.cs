namespace MediaRouting.Load.Figures;

/// <summary>A figure of the wire beside the daemon's own.</summary>
/// <param name="Name">Which.</param>
/// <param name="Place">Of which queue or MRD; empty for those of the whole daemon.</param>
/// <param name="Wire">What the checker counted.</param>
/// <param name="Daemon">What the daemon says; not a number where it does not say it.</param>
/// <param name="Tolerance">By how much they may differ; 0 where they must be equal.</param>
/// <param name="Reason">Why they may differ; empty where they must be equal.</param>
internal sealed record ComparedFigure(
    string Name, string Place, double Wire, double Daemon, double Tolerance, string Reason)
{
    /// <summary>By how much they differ.</summary>
    public double Difference => Math.Abs(Wire - Daemon);

    /// <summary>True if they agree.</summary>
    public bool Agrees => Difference <= Tolerance;
}
