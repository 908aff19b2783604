using System.Globalization;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Recovery;
using MediaRouting.Testing.Storage;

namespace MediaRouting.Tests.Simulation.World;

/// <summary>A data directory that an older version has left (tests/Kept).</summary>
internal sealed class KeptFiles
{
    /// <summary>The latest version of which there is one.</summary>
    public const int LatestVersion = 2;

    private const int FirstWithStatistics = 2;

    /// <summary>The one of a version, with or without a snapshot in it.</summary>
    public KeptFiles(int version, bool hasSnapshot)
    {
        var kind = hasSnapshot ? "combined-snapshot" : "combined";
        var folder = Path.Combine(Root, "tests", "Kept", Folder(version), kind, "data");
        CountsFromSnapshot = hasSnapshot && version < FirstWithStatistics;
        Files = System.IO.Directory.GetFiles(folder)
            .ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes, StringComparer.Ordinal);
        var disk = new SimulatedDisk();
        foreach (var (name, bytes) in Files)
        {
            disk[name] = [.. bytes];
        }

        if (!PastState.TryRebuild(disk.Mount(), long.MaxValue, out var state, out var refusal))
        {
            throw new InvalidOperationException(refusal);
        }

        Configuration = state.Machine.Registry.Configuration;
        SentThrough = state.Machine.SentThrough;
    }

    public IReadOnlyDictionary<string, byte[]> Files { get; }

    public RoutingConfiguration Configuration { get; }

    /// <summary>Up to this MediaRoutingSequence messages had left.</summary>
    public long SentThrough { get; }

    /// <summary>Its snapshot has no statistics: counting begins with it.</summary>
    public bool CountsFromSnapshot { get; }

    private static string Root { get; } = FindRoot();

    private static string Folder(int version) => string.Create(CultureInfo.InvariantCulture, $"v{version}");

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "MediaRouting.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("MediaRouting.slnx");
        }

        return folder;
    }
}
