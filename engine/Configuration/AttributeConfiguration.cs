namespace MediaRouting.Engine.Configuration;

/// <summary>Something that agents have and expressions ask for: a skill, a language, a site.</summary>
public sealed record AttributeConfiguration
{
    /// <summary>Name, 1..64 UTF-8 bytes, unique.</summary>
    public required string Name { get; init; }

    /// <summary>What values it has.</summary>
    public AttributeType Type { get; init; } = AttributeType.Proficiency;
}
