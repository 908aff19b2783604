using System.Collections.Immutable;
using System.Text.Json;
using MediaRouting.Directory.Http;

namespace MediaRouting.Daemon.Configuration;

/// <summary>A directory file: how an HTTP directory is asked whether an agent may sign in.</summary>
public static class DirectoryFile
{
    /// <summary>Reads a file, and those that it names.</summary>
    /// <param name="path">The file; what it names is looked for from its folder on.</param>
    /// <param name="faults">
    /// Every fault that it has; empty for a good one. No text that may be a secret is quoted.
    /// </param>
    /// <returns>How to ask; null if there is any fault.</returns>
    public static HttpDirectoryOptions? Read(string path, out ImmutableArray<ConfigurationFault> faults)
    {
        using JsonDocument? document = JsonFile.Open(path, out string? fault);
        if (document is null)
        {
            faults = [new ConfigurationFault(JsonPlace.Root.ToString(), fault!)];
            return null;
        }

        DirectoryReader reader = new(Path.GetDirectoryName(Path.GetFullPath(path))!);
        HttpDirectoryOptions? options = reader.Read(document.RootElement);
        faults = [.. reader.Faults];
        return options;
    }
}
