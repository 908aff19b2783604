using System.Collections.Immutable;
using System.Text.Json;
using MediaRouting.Directory;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Daemon.Configuration;

/// <summary>
/// Reads a configuration (2-domain, "Configuration"): what is named by others first, whatever the order in the file.
/// Reads one.
/// </summary>
public sealed class ConfigurationReader
{
    private readonly List<ConfigurationFault> _faults = [];

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<ConfigurationFault> Faults => _faults;

    /// <summary>Reads the document.</summary>
    /// <returns>The configuration; null if there is any fault.</returns>
    public ConfigurationFile? Read(JsonElement root)
    {
        if (StrictObject.Read(root, JsonPlace.Root, ConfigurationFields.File, _faults) is not { } file)
        {
            return null;
        }

        // Where the schema is concerns the editor of the file; that it is a text concerns us.
        file.Text("$schema");
        MrdSection mrdSection = new(_faults);
        AttributeSection attributeSection = new(_faults);
        ImmutableArray<MrdConfiguration> mrds = mrdSection.Read(file);
        ImmutableArray<AttributeConfiguration> attributes = attributeSection.Read(file);
        ImmutableArray<LabelConfiguration> labels = new LabelSection(_faults).Read(file);
        ImmutableArray<QueueConfiguration> queues =
            new QueueSection(_faults, mrdSection, new ExpressionParser(attributes)).Read(file);
        mrdSection.CheckQueues(queues);
        ImmutableArray<AgentConfiguration> agents = new AgentSection(_faults, mrdSection, attributeSection).Read(
            file, out ImmutableArray<AgentCredential> credentials);
        return _faults.Count > 0 ? null : new ConfigurationFile
        {
            Routing = new RoutingConfiguration
            {
                Mrds = mrds,
                Attributes = attributes,
                Labels = labels,
                Queues = queues,
                Agents = agents,
            },
            Credentials = credentials,
        };
    }
}
