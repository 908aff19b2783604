namespace MediaRouting.Engine.Configuration;

/// <summary>Where the tasks of an MRD wait.</summary>
public sealed record QueueConfiguration
{
    /// <summary>Id, 1..64 UTF-8 bytes, unique among queue ids and names.</summary>
    public required string Id { get; init; }

    /// <summary>Name, 1..64 UTF-8 bytes, unique among queue ids and names.</summary>
    public required string Name { get; init; }

    /// <summary>Id of its MRD.</summary>
    public required string Mrd { get; init; }
}
