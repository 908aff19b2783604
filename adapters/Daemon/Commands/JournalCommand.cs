using System.CommandLine;
using MediaRouting.Daemon.Journal;
using MediaRouting.Engine.Journal;
using Microsoft.Win32.SafeHandles;

namespace MediaRouting.Daemon.Commands;

/// <summary><c>mre journal</c>: reads the journal of a data directory without a daemon.</summary>
internal static class JournalCommand
{
    private const int OutputBytes = 256 * 1024;
    private const int BrokenPipe = 32;

    /// <summary>The command.</summary>
    public static Command Create() => new("journal", "Reads the journal of a data directory without a daemon.")
    {
        CreateVerify(), CreateDump(), CreateStats(),
    };

    private static Command CreateVerify()
    {
        Argument<string> directory = DataDirectoryReading.CreateArgument();
        Command command = new(
            "verify",
            "Every fault with file, byte and sequences (exit code 3), or one line that sums the journal up. An end that "
            + "was never finished nor acknowledged is no fault: the daemon drops it." + DataDirectoryReading.Help)
        {
            directory,
        };
        command.SetAction(parsed => (int)DataDirectoryReading.Read(
            "mre journal verify",
            parsed.GetRequiredValue(directory),
            parsed.InvocationConfiguration,
            (storage, view) => Verify(storage, view, parsed.InvocationConfiguration.Output)));
        return command;
    }

    private static Command CreateDump()
    {
        Argument<string> directory = DataDirectoryReading.CreateArgument();
        Option<long?> from = DataDirectoryReading.CreateSequence(
            "--from", "The first sequence. [default: that of the first record]");
        Option<long?> to = DataDirectoryReading.CreateSequence(
            "--to", "The last sequence. [default: that of the last record]");
        Command command = new(
            "dump",
            "The records, one JSON object a line, with the names of their fields; a field at its default is left out. "
            + "'Time:iso' is Time for people, 'RawBody:base64' a RawBody that is no text." + DataDirectoryReading.Help)
        {
            directory, from, to,
        };
        command.SetAction(parsed => (int)DataDirectoryReading.Read(
            "mre journal dump",
            parsed.GetRequiredValue(directory),
            parsed.InvocationConfiguration,
            (storage, view) => Dump(storage, view, parsed.GetValue(from) ?? 1, parsed.GetValue(to) ?? long.MaxValue)));
        return command;
    }

    private static Command CreateStats()
    {
        Argument<string> directory = DataDirectoryReading.CreateArgument();
        Command command = new(
            "stats",
            "Records by kind, bytes, segments, first and last sequence and time, records and bytes a second, the largest "
            + "record, what was acknowledged." + DataDirectoryReading.Help)
        {
            directory,
        };
        command.SetAction(parsed => (int)DataDirectoryReading.Read(
            "mre journal stats",
            parsed.GetRequiredValue(directory),
            parsed.InvocationConfiguration,
            (storage, view) => JournalStatistics.Write(storage, view, parsed.InvocationConfiguration.Output)));
        return command;
    }

    private static string? Verify(IStorage storage, JournalView view, TextWriter output)
    {
        JournalAudit audit = JournalAudit.Run(storage, view);
        foreach (JournalFault fault in audit.Faults)
        {
            output.WriteLine(fault);
        }

        if (audit.Faults.Count > 0)
        {
            return audit.Faults.Count == 1 ? "1 fault" : $"{audit.Faults.Count} faults";
        }

        string torn = audit.End.TornBytes == 0
            ? "sound"
            : $"sound but for {audit.End.TornBytes} bytes at the end that were never finished nor acknowledged";
        output.WriteLine(
            $"{audit.Records} records, sequences {audit.FirstSequence} to {audit.End.End.LastSequence}, "
            + $"{audit.Bytes} bytes, acknowledged up to {view.Acknowledged}: {torn}");
        return null;
    }

    private static string? Dump(IStorage storage, JournalView view, long from, long to)
    {
        try
        {
            // Not the console's own stream: that one goes on in silence when nobody reads any more.
            using SafeFileHandle handle = new(1, ownsHandle: false);
            using FileStream output = new(handle, FileAccess.Write, OutputBytes);
            return JournalDump.Write(storage, view, from, to, output);
        }
        catch (IOException exception) when (exception.HResult == BrokenPipe)
        {
            return null;
        }
    }
}
