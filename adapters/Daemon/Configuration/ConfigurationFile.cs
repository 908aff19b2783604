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

    /// <summary>The file as it was read, the hashes of passwords included; empty where there was none.</summary>
    public ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="faults">Every fault that it has; empty for a good one.</param>
    /// <returns>The configuration; null if there is any fault.</returns>
    public static ConfigurationFile? Read(string path, out ImmutableArray<ConfigurationFault> faults)
    {
        if (JsonFile.ReadAll(path, out string? fault) is { } json)
        {
            return Read(json, out faults);
        }

        faults = [new ConfigurationFault(JsonPlace.Root.ToString(), fault!)];
        return null;
    }

    /// <summary>Reads bytes that were a file, and keeps them. Parameters and result are those of the other.</summary>
    public static ConfigurationFile? Read(ReadOnlyMemory<byte> json, out ImmutableArray<ConfigurationFault> faults)
    {
        using JsonDocument? document = JsonFile.Parse(json, out string? fault);
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
            return file is null ? null : file with { Json = json };
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
