using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace MediaRouting.Daemon.Configuration;

/// <summary>
/// The texts of the configurations that were in force, the last <see cref="Kept"/> of them, so that a former one can be
/// put in force again: in memory, or in a directory that only its owner may read, since there are password hashes in
/// them. One caller at a time.
/// </summary>
/// <remarks>
/// In the directory: a file a version, an index beside them, and <c>next.json</c> while one is about to be put in
/// force: if the daemon ends in between, the next start finds there what is in force.
/// </remarks>
public sealed class ConfigurationVersions
{
    /// <summary>Versions that are kept.</summary>
    public const int Kept = 20;

    private const string IndexName = "index.json";
    private const string NextName = "next.json";

    private readonly string? _directory;
    private readonly Dictionary<int, ReadOnlyMemory<byte>> _texts = [];
    private Index _index = new([], FileDigest: "");

    /// <summary>Opens them.</summary>
    /// <param name="directory">Where they are kept; null for nowhere.</param>
    /// <exception cref="IOException">The directory cannot be made, or what is in it cannot be read.</exception>
    public ConfigurationVersions(string? directory)
    {
        _directory = directory;
        if (directory is null)
        {
            return;
        }

        System.IO.Directory.CreateDirectory(directory);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(
                directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        _index = ReadIndex() ?? _index;
    }

    /// <summary>Those that are kept, the latest first.</summary>
    public IReadOnlyList<ConfigurationVersion> List => _index.Versions;

    /// <summary>True if this was the content of the configuration file when it was put in force last.</summary>
    public bool IsAppliedFile(ReadOnlySpan<byte> json) =>
        string.Equals(_index.FileDigest, DigestOf(json), StringComparison.Ordinal);

    /// <summary>The text of a version; null if it is not kept.</summary>
    public ReadOnlyMemory<byte>? Find(int version)
    {
        if (!_index.Versions.Any(one => one.Version == version))
        {
            return null;
        }

        return _directory is null ? _texts[version]
            : File.Exists(PathOf(NameOf(version))) ? File.ReadAllBytes(PathOf(NameOf(version)))
            : null;
    }

    /// <summary>Notes the text that is about to be put in force.</summary>
    public void Begin(ReadOnlyMemory<byte> json)
    {
        if (_directory is not null)
        {
            Write(NextName, json.Span);
        }
    }

    /// <summary>The text that was about to be put in force when the daemon ended; null if there was none.</summary>
    public ReadOnlyMemory<byte>? Begun() =>
        _directory is not null && File.Exists(PathOf(NextName)) ? File.ReadAllBytes(PathOf(NextName)) : null;

    /// <summary>It was not put in force.</summary>
    public void GiveUp()
    {
        if (_directory is not null)
        {
            File.Delete(PathOf(NextName));
        }
    }

    /// <summary>Keeps the text of a version that is in force, and forgets the oldest.</summary>
    public void Keep(ConfigurationVersion version, ReadOnlyMemory<byte> json)
    {
        List<ConfigurationVersion> versions =
            [version, .. _index.Versions.Where(one => one.Version != version.Version).Take(Kept - 1)];
        int[] gone = [.. _index.Versions.Except(versions).Select(one => one.Version).Where(
            one => one != version.Version)];
        string digest = version.Origin == ConfigurationOrigin.File ? DigestOf(json.Span) : _index.FileDigest;
        _index = new Index([.. versions], digest);
        if (_directory is null)
        {
            _texts[version.Version] = json;
            Array.ForEach(gone, one => _texts.Remove(one));
            return;
        }

        Write(NameOf(version.Version), json.Span);
        Write(IndexName, JsonSerializer.SerializeToUtf8Bytes(_index));
        File.Delete(PathOf(NextName));
        Array.ForEach(gone, one => File.Delete(PathOf(NameOf(one))));
    }

    /// <summary>The configuration file has the content of what is in force.</summary>
    public void KeepFile(ReadOnlySpan<byte> json)
    {
        _index = _index with { FileDigest = DigestOf(json) };
        if (_directory is not null)
        {
            Write(IndexName, JsonSerializer.SerializeToUtf8Bytes(_index));
        }
    }

    /// <summary>A damaged one is as good as none: then there is no way back, and the daemon goes on.</summary>
    private Index? ReadIndex()
    {
        try
        {
            return File.Exists(PathOf(IndexName))
                ? JsonSerializer.Deserialize<Index>(File.ReadAllBytes(PathOf(IndexName)))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string NameOf(int version) =>
        string.Create(CultureInfo.InvariantCulture, $"version-{version:D10}.json");

    private static string DigestOf(ReadOnlySpan<byte> json) => Convert.ToHexString(SHA256.HashData(json));

    private string PathOf(string name) => Path.Combine(_directory!, name);

    /// <summary>Whole, or not at all, whatever happens meanwhile.</summary>
    private void Write(string name, ReadOnlySpan<byte> content)
    {
        string unfinished = PathOf(name + ".new");
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (FileStream file = new(unfinished, options))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, PathOf(name), overwrite: true);
    }

    private sealed record Index(ConfigurationVersion[] Versions, string FileDigest);
}
