using System.Collections.Immutable;
using System.Text;
using MediaRouting.Daemon.Configuration;

namespace MediaRouting.Tests.Daemon;

/// <summary>Configurations as text, single quotes standing for double ones.</summary>
internal static class ConfigurationFixture
{
    public const string Mrds = "'mrds': [{'id': 'chat'}, {'id': 'email', 'name': 'E-mail'}]";
    public const string Queues = "'queues': [{'id': 'q1', 'mrd': 'chat'}, {'id': 'q2', 'mrd': 'email'}]";
    public const string Agents = "'agents': [{'id': 'ann'}]";
    public const string Lists = "'attributes': [{'name': 'german'}, {'name': 'vip', 'type': 'boolean'}]";

    /// <summary>A hash of <c>secret</c>.</summary>
    public const string Hash = "AQAAAAIAAYagAAAAEPu9HDT+czFyYUDMjJq9EETuN+6Hfo+QstzNbNSr4n2gjCQzJbnL5ccuYjB/C9N7qw==";

    /// <summary>A good file; each section can be replaced.</summary>
    public static string File(
        string mrds = Mrds, string queues = Queues, string agents = Agents, string lists = Lists) =>
        $"{{{lists}, {mrds}, {queues}, {agents}}}";

    /// <summary>A file without a fault but its size: more than 32 MiB as a record of the journal.</summary>
    public static byte[] TooLarge()
    {
        string[] mrds = [.. Enumerable.Range(0, 64).Select(mrd => $"{mrd:D2}{new string('m', 62)}")];
        string limits = string.Join(", ", mrds.Select(mrd => $"'{mrd}': 1"));
        return Bytes(File(
            $"'mrds': [{string.Join(", ", mrds.Select(mrd => $"{{'id': '{mrd}'}}"))}]",
            $"'queues': [{string.Join(", ", mrds.Select(mrd => $"{{'id': '{mrd}', 'mrd': '{mrd}'}}"))}]",
            $"'agents': [{string.Join(",\n", Enumerable.Range(0, 8_000).Select(
                agent => $"{{'id': 'agent{agent:D4}', 'maxTasks': {{{limits}}}}}"))}]"));
    }

    public static ConfigurationFile Good(string json)
    {
        ConfigurationFile? file = ConfigurationFile.Read(Bytes(json), out ImmutableArray<ConfigurationFault> faults);
        Assert.Empty(faults);
        return file!;
    }

    public static string[] Faults(string json)
    {
        Assert.Null(ConfigurationFile.Read(Bytes(json), out ImmutableArray<ConfigurationFault> faults));
        return [.. faults.Select(fault => fault.ToString())];
    }

    private static byte[] Bytes(string json) => Encoding.UTF8.GetBytes(json.Replace('\'', '"'));
}
