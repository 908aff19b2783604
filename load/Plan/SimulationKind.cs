namespace MediaRouting.Load.Plan;

/// <summary>In which way customers come.</summary>
internal enum SimulationKind
{
    /// <summary>At a rate, whoever is still there.</summary>
    Inject,

    /// <summary>At a rate that goes evenly from that of the simulation before to its own.</summary>
    Ramp,

    /// <summary>So many at a time: whoever leaves is followed by another.</summary>
    KeepConstant,

    /// <summary>Nobody.</summary>
    Pause,
}
