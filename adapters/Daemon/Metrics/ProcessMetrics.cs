using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using MediaRouting.Daemon.Admin;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Daemon.Metrics;

/// <summary>
/// The process itself, under the names that every client library of Prometheus gives it, and what runs in it.
/// </summary>
internal static class ProcessMetrics
{
    /// <summary>Writes it.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="topology">The roles of the daemon.</param>
    /// <param name="health">How it is.</param>
    public static void Write(MetricsText text, Topology topology, HealthReport health)
    {
        text.Gauge("mre_build_info", "1; the labels say what runs: version, runtime, roles.");
        text.Sample(
            1L,
            ("version", DaemonVersion.Text),
            ("runtime", RuntimeInformation.FrameworkDescription),
            ("topology", JsonNamingPolicy.KebabCaseLower.ConvertName(topology.ToString())));
        text.Gauge("mre_ready", "1 while messages are taken in and answered, as /readyz says it.");
        text.Sample(health is { IsAlive: true, IsReady: true } ? 1L : 0L);
        using (var process = Process.GetCurrentProcess())
        {
            WriteProcess(text, process);
        }

        WriteCollector(text);
    }

    private static void WriteProcess(MetricsText text, Process process)
    {
        text.Counter("process_cpu_seconds_total", "Processor time used, user and system.");
        text.Sample(process.TotalProcessorTime.TotalSeconds);
        text.Gauge("process_start_time_seconds", "When the process was started, since 1970-01-01 UTC.");
        text.Sample((process.StartTime.ToUniversalTime() - DateTime.UnixEpoch).TotalSeconds);
        text.Gauge("process_resident_memory_bytes", "Memory that is resident.");
        text.Sample(process.WorkingSet64);
        text.Gauge("process_virtual_memory_bytes", "Memory that is addressed.");
        text.Sample(process.VirtualMemorySize64);
        text.Gauge("process_open_fds", "Open file descriptors.");
        text.Sample((long)process.HandleCount);
        text.Gauge("process_threads", "Threads.");
        text.Sample((long)process.Threads.Count);
    }

    private static void WriteCollector(MetricsText text)
    {
        text.Counter("dotnet_gc_collections_total", "Garbage collections, by generation.");
        for (var generation = 0; generation <= GC.MaxGeneration; generation++)
        {
            text.Sample(
                (long)GC.CollectionCount(generation),
                ("generation", generation.ToString(CultureInfo.InvariantCulture)));
        }

        text.Counter("dotnet_gc_pause_seconds_total", "Time for which every thread stood still for the collector.");
        text.Sample(GC.GetTotalPauseDuration().TotalSeconds);
        text.Counter("dotnet_gc_allocated_bytes_total", "Bytes allocated on the managed heap.");
        text.Sample(GC.GetTotalAllocatedBytes());
        text.Gauge("dotnet_gc_heap_bytes", "Managed heap in use after the last collection.");
        text.Sample(GC.GetGCMemoryInfo().HeapSizeBytes);
    }
}
