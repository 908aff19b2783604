using System.Diagnostics;
using System.Globalization;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Trouble;

/// <summary>What a running daemon has taken of the machine.</summary>
/// <param name="Processor">Time on processors since its start, user and system.</param>
/// <param name="Memory">Bytes of memory that it has resident.</param>
/// <param name="Handles">Open files and sockets.</param>
internal sealed record ProcessFigures(TimeSpan Processor, long Memory, int Handles)
{
    public static ProcessFigures Of(RunningMre daemon)
    {
        using Process process = Process.GetProcessById(int.Parse(daemon.Pid, CultureInfo.InvariantCulture));
        int handles = System.IO.Directory.GetFileSystemEntries($"/proc/{daemon.Pid}/fd").Length;
        return new ProcessFigures(process.TotalProcessorTime, process.WorkingSet64, handles);
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Memory / (1 << 20)} MiB, {Handles} handles");
}
