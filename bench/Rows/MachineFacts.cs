using System.Runtime;
using System.Runtime.InteropServices;

namespace MediaRouting.Bench;

/// <summary>What the figures were taken on.</summary>
public static class MachineFacts
{
    /// <summary>The facts.</summary>
    public static IEnumerable<Fact> Now =>
    [
        new("processor", $"{Line("/proc/cpuinfo", "model name")}, {Environment.ProcessorCount} cores"),
        new("memory", $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB"),
        new("system", RuntimeInformation.OSDescription),
        new(
            "runtime",
            $"{RuntimeInformation.FrameworkDescription}, {(GCSettings.IsServerGC ? "server" : "workstation")} GC, "
            + "not concurrent"),
        new("load average when it started", Line("/proc/loadavg", "")),
    ];

    private static string Line(string file, string start)
    {
        var line = File.Exists(file)
            ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(start, StringComparison.Ordinal))
            : null;
        return line is null ? "not known" : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
