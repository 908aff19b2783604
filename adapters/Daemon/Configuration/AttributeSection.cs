using System.Collections.Immutable;
using System.Text.Json;
using MediaRouting.Engine;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Daemon.Configuration;

/// <summary>The list <c>attributes</c>, and afterwards what values agents may have of them.</summary>
internal sealed class AttributeSection(List<ConfigurationFault> faults)
{
    private readonly Dictionary<string, AttributeType> _known = new(StringComparer.Ordinal);

    /// <summary>Reads the list.</summary>
    /// <returns>The attributes whose names are good and unique.</returns>
    public ImmutableArray<AttributeConfiguration> Read(StrictObject file)
    {
        ImmutableArray<AttributeConfiguration>.Builder attributes =
            ImmutableArray.CreateBuilder<AttributeConfiguration>();
        UniqueNames names = new();
        foreach ((JsonElement element, JsonPlace place) in file.List("attributes", 0, Limits.Attributes))
        {
            if (StrictObject.Read(element, place, ConfigurationFields.Attribute, faults) is not { } attribute)
            {
                continue;
            }

            string? name = attribute.RequiredName("name");
            names.Take(attribute, id: null, name);
            AttributeType type = attribute.Choice(
                "type", ("proficiency", AttributeType.Proficiency), ("boolean", AttributeType.Boolean));
            if (name is not null && _known.TryAdd(name, type))
            {
                attributes.Add(new AttributeConfiguration { Name = name, Type = type });
            }
        }

        return attributes.ToImmutable();
    }

    /// <summary>Says that there is no such attribute; null if there is.</summary>
    public string? Unknown(string name) =>
        _known.ContainsKey(name) ? null : $"there is no attribute \"{name}\"; there are {Names.Some(_known.Keys)}";

    /// <summary>An agent's value of an attribute that there is; null, and a fault, if it is none.</summary>
    public int? Value(StrictObject agent, string name, JsonElement value, JsonPlace place) =>
        _known[name] == AttributeType.Proficiency
            ? agent.Whole(value, place, 1, Limits.HighestProficiency)
            : agent.Flag(value, place) switch { true => 1, false => 0, null => null };
}
