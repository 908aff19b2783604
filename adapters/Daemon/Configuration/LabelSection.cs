using System.Collections.Immutable;
using System.Text.Json;
using MediaRouting.Engine;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Daemon.Configuration;

/// <summary>The list <c>labels</c>.</summary>
internal sealed class LabelSection(List<ConfigurationFault> faults)
{
    /// <summary>Reads the list.</summary>
    public ImmutableArray<LabelConfiguration> Read(StrictObject file)
    {
        ImmutableArray<LabelConfiguration>.Builder labels = ImmutableArray.CreateBuilder<LabelConfiguration>();
        UniqueNames names = new();
        foreach ((JsonElement element, JsonPlace place) in file.List("labels", 0, Limits.Labels))
        {
            if (StrictObject.Read(element, place, ConfigurationFields.Label, faults) is not { } label)
            {
                continue;
            }

            string? name = label.RequiredName("name");
            names.Take(label, id: null, name);
            if (name is not null && !CanBeNamed(name))
            {
                label.Fault("name", $"\"{name}\" has a comma, or a blank at an end: no task can name it in its list");
            }

            labels.Add(new LabelConfiguration
            {
                Name = name ?? "",
                Priority = label.Whole("priority", 1, Limits.HighestPriority) ?? 1,
            });
        }

        return labels.ToImmutable();
    }

    /// <summary><c>params.labels</c> is a list with commas, trimmed.</summary>
    private static bool CanBeNamed(string name) =>
        !name.Contains(',', StringComparison.Ordinal)
        && string.Equals(name, name.Trim(), StringComparison.Ordinal);
}
