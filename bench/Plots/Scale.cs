namespace MediaRouting.Bench.Plots;

/// <summary>How values are laid out along an axis.</summary>
public enum Scale
{
    /// <summary>In proportion, from zero.</summary>
    Linear,

    /// <summary>By their logarithm; values must be above zero.</summary>
    Logarithmic,

    /// <summary>Percentiles by their number of nines: 0 is the 0th, 1 the 90th, 2 the 99th, 3 the 99.9th.</summary>
    Nines,
}
