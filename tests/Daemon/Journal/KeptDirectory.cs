using System.Security.Cryptography;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Tests.Daemon.Journal;

/// <summary>
/// A data directory that some version of this program has left, kept for ever: what later versions make of it must not
/// change. A folder of <c>tests/Kept</c> has the script that it was written from, the directory with the zeros at the
/// ends of its segments cut off, its dump, and the state that it leads to.
/// </summary>
internal sealed class KeptDirectory
{
    private const string ScriptFile = "script.txt";
    private const string DataFolder = "data";
    private const string DumpFile = "dump.jsonl";
    private const string ReplayFile = "replay.txt";

    private readonly string _folder;

    private KeptDirectory(string version, Topology topology, string name)
        : this(Path.Combine(Repository.Root, "tests", "Kept", version, name), $"{version}/{name}", topology)
    {
    }

    private KeptDirectory(string folder, string name, Topology topology) =>
        (_folder, Name, Topology) = (folder, name, topology);

    /// <summary>All that are kept.</summary>
    public static IReadOnlyList<KeptDirectory> All { get; } =
    [
        new("v1", Topology.Combined, "combined"),
        new("v1", Topology.CommunicationServer, "communication-server"),
        new("v1", Topology.RoutingEngine, "routing-engine"),
        new("v1", Topology.Combined, "combined-snapshot"),
        new("v1", Topology.CommunicationServer, "communication-server-snapshot"),
        new("v1", Topology.RoutingEngine, "routing-engine-snapshot"),
        new("v2", Topology.Combined, "combined"),
        new("v2", Topology.CommunicationServer, "communication-server"),
        new("v2", Topology.RoutingEngine, "routing-engine"),
        new("v2", Topology.Combined, "combined-snapshot"),
        new("v2", Topology.CommunicationServer, "communication-server-snapshot"),
        new("v2", Topology.RoutingEngine, "routing-engine-snapshot"),
        new("v3", Topology.CommunicationServer, "communication-server-snapshot"),
        new("v3", Topology.RoutingEngine, "routing-engine"),
    ];

    /// <summary>Version and folder.</summary>
    public string Name { get; }

    /// <summary>Which roles the daemon had.</summary>
    public Topology Topology { get; }

    /// <summary>What it was written from.</summary>
    public string Script => Text(ScriptFile);

    /// <summary>Whether a snapshot was taken while it was played.</summary>
    public bool HasSnapshot => Script.Contains("\nSnapshot\n", StringComparison.Ordinal);

    /// <summary>What <c>mre journal dump</c> says of it.</summary>
    public string Dump => Text(DumpFile);

    /// <summary>What <c>mre replay --hash</c> says of it.</summary>
    public string Replay => Text(ReplayFile);

    /// <summary>Its files and their bytes.</summary>
    public IReadOnlyDictionary<string, byte[]> Files => ReadFiles(Path.Combine(_folder, DataFolder));

    /// <summary>
    /// Whether this version still writes all of it as it is kept; of version 1, whose snapshots have no statistics, it
    /// writes the journal so.
    /// </summary>
    public bool HasSnapshotsOfToday => !IsBefore("v2");

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

    /// <summary>
    /// What <c>mre replay --hash</c> of today says, put as the version did that left this: without the parts of the
    /// state that it did not know, and with the hash over those that it did.
    /// </summary>
    public string InItsWords(string output)
    {
        string[] known = [.. Replay.Split('\n').Select(line => line.Split(' ')[0])];
        List<string> lines = [.. output.Split('\n').Where(line => known.Contains(line.Split(' ')[0]))];
        int state = lines.FindIndex(line => line.StartsWith("state ", StringComparison.Ordinal));
        byte[] parts = [.. lines.Skip(state + 1).Where(line => line.Length > 0)
            .SelectMany(line => Convert.FromHexString(line.Split(' ')[1]))];
        lines[state] = "state " + Convert.ToHexStringLower(SHA256.HashData(parts));
        return string.Join('\n', lines);
    }

    /// <summary>One of the same script in another folder, where there is nothing but the script.</summary>
    public KeptDirectory WithScriptOnly(string folder)
    {
        File.WriteAllText(Path.Combine(folder, ScriptFile), Script);
        return new KeptDirectory(folder, Name, Topology);
    }

    /// <summary>
    /// Makes the folder of what there is only a script for: plays it, and keeps the directory, its dump and its state.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is kept already, and nothing was changed.</exception>
    public async Task WriteAsync()
    {
        if (System.IO.Directory.GetFileSystemEntries(_folder).Length > 1)
        {
            throw new InvalidOperationException($"{_folder} is kept, and what is kept is never changed");
        }

        using TemporaryDirectory played = new();
        ScriptedDaemon.Play(played.Path, Topology, Script, forwardsQuestions: !IsBefore("v3"));
        string data = System.IO.Directory.CreateDirectory(Path.Combine(_folder, DataFolder)).FullName;
        Write(data, ReadFiles(played.Path));
        (_, string dump, _) = await MreProcess.RunAsync("", "journal", "dump", data);
        (_, string replay, _) = await MreProcess.RunAsync("", "replay", data, "--hash");
        File.WriteAllText(Path.Combine(_folder, DumpFile), dump);
        File.WriteAllText(Path.Combine(_folder, ReplayFile), replay);
    }

    /// <summary>A copy, since even a good reader could change what is to stay.</summary>
    public void CopyTo(string directory) => Write(directory, Files);

    private static void Write(string directory, IReadOnlyDictionary<string, byte[]> files)
    {
        foreach ((string name, byte[] bytes) in files)
        {
            File.WriteAllBytes(Path.Combine(directory, name), bytes);
        }
    }

    private static byte[] Trimmed(byte[] bytes)
    {
        int length = bytes.AsSpan().LastIndexOfAnyExcept((byte)0) + 1;
        return bytes[..Math.Min(bytes.Length, (length + 7) & -8)];
    }

    private bool IsBefore(string version) => string.CompareOrdinal(Name.Split('/')[0], version) < 0;

    private string Text(string file) => File.ReadAllText(Path.Combine(_folder, file));
}
