using System.Runtime;
using System.Runtime.InteropServices;

namespace MediaRouting.Bench.Figures;

/// <summary>What the figures were taken on.</summary>
internal static class MachineFacts
{
    /// <summary>Prints the facts.</summary>
    public static void Print()
    {
        Console.WriteLine($"- processor: {Line("/proc/cpuinfo", "model name")}, {Environment.ProcessorCount} cores");
        Console.WriteLine($"- memory: {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB");
        Console.WriteLine($"- system: {RuntimeInformation.OSDescription}");
        Console.WriteLine(
            $"- runtime: {RuntimeInformation.FrameworkDescription}, "
            + $"{(GCSettings.IsServerGC ? "server" : "workstation")} GC, not concurrent");
        Console.WriteLine($"- load average when it started: {Line("/proc/loadavg", "")}");
    }

    private static string Line(string file, string start)
    {
        var line = File.Exists(file)
            ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(start, StringComparison.Ordinal))
            : null;
        return line is null ? "not known" : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
