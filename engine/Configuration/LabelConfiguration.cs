namespace MediaRouting.Engine.Configuration;

/// <summary>A word in <c>params.labels</c> that gives a task without a priority of its own one.</summary>
public sealed record LabelConfiguration
{
    /// <summary>Name, 1..64 UTF-8 bytes, unique, without a comma.</summary>
    public required string Name { get; init; }

    /// <summary>1..10, the highest first.</summary>
    public int Priority { get; init; } = 1;
}
