namespace MediaRouting.Load.Plan;

/// <summary>How customers come for a while, in the words of NBomber.</summary>
internal sealed record LoadSimulation
{
    /// <summary>In which way.</summary>
    public required SimulationKind Kind { get; init; }

    /// <summary>For how long.</summary>
    public required double Seconds { get; init; }

    /// <summary>
    /// Customers a second: of inject all the time, of ramp at its end. They come at random, as a Poisson process.
    /// </summary>
    public double Rate { get; init; }

    /// <summary>Customers at a time, of keepConstant.</summary>
    public int Copies { get; init; }
}
