using System.Collections.Immutable;
using System.Text.Json;
using MediaRouting.Directory;
using MediaRouting.Engine;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Daemon.Configuration;

/// <summary>The list <c>agents</c>.</summary>
internal sealed class AgentSection(List<ConfigurationFault> faults, MrdSection mrds, AttributeSection attributes)
{
    private static readonly ImmutableSortedDictionary<string, int> Nothing =
        ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>Reads the list.</summary>
    /// <param name="file">The file.</param>
    /// <param name="credentials">An entry for each agent that is returned.</param>
    public ImmutableArray<AgentConfiguration> Read(StrictObject file, out ImmutableArray<AgentCredential> credentials)
    {
        ImmutableArray<AgentConfiguration>.Builder agents = ImmutableArray.CreateBuilder<AgentConfiguration>();
        ImmutableArray<AgentCredential>.Builder hashes = ImmutableArray.CreateBuilder<AgentCredential>();
        UniqueNames names = new();
        foreach ((JsonElement element, JsonPlace place) in file.RequiredList("agents", 0, Limits.Agents))
        {
            if (StrictObject.Read(element, place, ConfigurationFields.Agent, faults) is not { } agent)
            {
                continue;
            }

            (string id, string name) = names.Read(agent);
            agents.Add(new AgentConfiguration
            {
                Id = id,
                Name = name,
                Attributes = Values(
                    agent,
                    "attributes",
                    attributes.Unknown,
                    (name, value, at) => attributes.Value(agent, name, value, at)),
                MaxTasks = Values(
                    agent, "maxTasks", mrds.Unknown, (_, value, at) => agent.Whole(value, at, 1, Limits.TasksPerAgent)),
            });
            hashes.Add(new AgentCredential(id, agent.Secret(
                "passwordHash", PasswordHash.IsWellFormed, "expected a hash that mre hash-password made")));
        }

        credentials = hashes.ToImmutable();
        return agents.ToImmutable();
    }

    private static ImmutableSortedDictionary<string, int> Values(
        StrictObject agent,
        string property,
        Func<string, string?> faultOf,
        Func<string, JsonElement, JsonPlace, int?> valueOf)
    {
        ImmutableSortedDictionary<string, int>.Builder? values = null;
        foreach ((string key, JsonElement element, JsonPlace place) in agent.Entries(property))
        {
            if (faultOf(key) is { } fault)
            {
                agent.Fault(place, fault);
            }
            else if (valueOf(key, element, place) is { } value)
            {
                (values ??= Nothing.ToBuilder())[key] = value;
            }
        }

        return values?.ToImmutable() ?? Nothing;
    }
}
