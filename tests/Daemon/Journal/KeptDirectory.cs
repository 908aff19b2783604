using MediaRouting.Engine.Configuration;

namespace MediaRouting.Tests.Daemon.Journal;

/// <summary>
/// A data directory that some version of this program has left, kept for ever: what later versions make of it must not
/// change. A folder of <c>tests/Kept</c> has the script that it was written from, the directory with the zeros at the
/// ends of its segments cut off, its dump, and the state that it leads to.
/// </summary>
internal sealed class KeptDirectory
{
    private readonly string _folder;

    private KeptDirectory(string version, Topology topology, string name)
    {
        (Topology, Name) = (topology, $"{version}/{name}");
        _folder = Path.Combine(Repository.Root, "tests", "Kept", version, name);
    }

    /// <summary>All that are kept.</summary>
    public static IReadOnlyList<KeptDirectory> All { get; } =
    [
        new("v1", Topology.Combined, "combined"),
        new("v1", Topology.CommunicationServer, "communication-server"),
        new("v1", Topology.RoutingEngine, "routing-engine"),
    ];

    /// <summary>Version and folder.</summary>
    public string Name { get; }

    /// <summary>Which roles the daemon had.</summary>
    public Topology Topology { get; }

    /// <summary>What it was written from.</summary>
    public string Script => Text("script.txt");

    /// <summary>What <c>mre journal dump</c> says of it.</summary>
    public string Dump => Text("dump.jsonl");

    /// <summary>What <c>mre replay --hash</c> says of it.</summary>
    public string Replay => Text("replay.txt");

    /// <summary>Its files and their bytes.</summary>
    public IReadOnlyDictionary<string, byte[]> Files => ReadFiles(Path.Combine(_folder, "data"));

    /// <summary>The one of this name.</summary>
    public static KeptDirectory Of(string name) =>
        All.Single(kept => string.Equals(kept.Name, name, StringComparison.Ordinal));

    /// <summary>
    /// The files of a data directory as they are kept: segments up to the last byte that is not zero.
    /// </summary>
    public static IReadOnlyDictionary<string, byte[]> ReadFiles(string directory) =>
        System.IO.Directory.GetFiles(directory)
            .Where(file => !file.EndsWith("-next", StringComparison.Ordinal))
            .ToDictionary(file => Path.GetFileName(file), file => Trimmed(File.ReadAllBytes(file)));

    /// <summary>A copy, since even a good reader could change what is to stay.</summary>
    public void CopyTo(string directory)
    {
        foreach ((string name, byte[] bytes) in Files)
        {
            File.WriteAllBytes(Path.Combine(directory, name), bytes);
        }
    }

    private static byte[] Trimmed(byte[] bytes)
    {
        int length = bytes.AsSpan().LastIndexOfAnyExcept((byte)0) + 1;
        return bytes[..Math.Min(bytes.Length, (length + 7) & -8)];
    }

    private string Text(string file) => File.ReadAllText(Path.Combine(_folder, file));
}
