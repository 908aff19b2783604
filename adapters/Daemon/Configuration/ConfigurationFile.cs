using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MediaRouting.Directory;
using MediaRouting.Engine;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.MessagePack;

namespace MediaRouting.Daemon.Configuration;

/// <summary>A configuration file, checked whole: what routing is configured by, and who may connect.</summary>
public sealed record ConfigurationFile
{
    /// <summary>What the engine takes.</summary>
    public required RoutingConfiguration Routing { get; init; }

    /// <summary>What the agent directory takes: an entry for each agent.</summary>
    public required ImmutableArray<AgentCredential> Credentials { get; init; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="faults">Every fault that it has; empty for a good one.</param>
    /// <returns>The configuration; null if there is any fault.</returns>
    public static ConfigurationFile? Read(string path, out ImmutableArray<ConfigurationFault> faults)
    {
        using JsonDocument? document = JsonFile.Open(path, out string? fault);
        return Read(document, fault, out faults);
    }

    /// <summary>Reads bytes that were a file. Parameters and result are those of the other.</summary>
    public static ConfigurationFile? Read(ReadOnlyMemory<byte> json, out ImmutableArray<ConfigurationFault> faults)
    {
        using JsonDocument? document = JsonFile.Parse(json, out string? fault);
        return Read(document, fault, out faults);
    }

    private static ConfigurationFile? Read(
        JsonDocument? document, string? fault, out ImmutableArray<ConfigurationFault> faults)
    {
        if (document is null)
        {
            faults = [new ConfigurationFault(JsonPlace.Root.ToString(), fault!)];
            return null;
        }

        ConfigurationReader reader = new();
        ConfigurationFile? file = reader.Read(document.RootElement);
        faults = [.. reader.Faults];
        if (file is null || SizeFault(file.Routing) is not { } tooLarge)
        {
            return file;
        }

        faults = [new ConfigurationFault(JsonPlace.Root.ToString(), tooLarge)];
        return null;
    }

    /// <summary>A configuration is one record of the journal, and has to fit.</summary>
    private static string? SizeFault(RoutingConfiguration configuration)
    {
        MessagePackWriter record = new();
        ConfigurationCodec.Write(configuration, record);
        int size = record.Written.Length;
        return size <= Limits.RecordPayloadBytes ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"takes {size:N0} bytes as a record of the journal, and {Limits.RecordPayloadBytes:N0} are the most");
    }
}
