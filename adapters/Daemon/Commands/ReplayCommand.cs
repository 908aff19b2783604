using System.CommandLine;
using MediaRouting.Daemon.Journal;
using MediaRouting.Engine.Journal;
using MediaRouting.Engine.Recovery;
using MediaRouting.Engine.Snapshot;

namespace MediaRouting.Daemon.Commands;

/// <summary><c>mre replay</c>: the state that the journal of a data directory leads to, without a daemon.</summary>
internal static class ReplayCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        Argument<string> directory = DataDirectoryReading.CreateArgument();
        Option<long?> to = DataDirectoryReading.CreateSequence(
            "--to", "The last sequence. [default: that of the last record]");
        Option<bool> hash = new("--hash")
        {
            Description = "Print the SHA-256 of the state too, and of each of its parts.",
        };
        Command command = new(
            "replay",
            "Carries out again what a data directory holds, up to any sequence, telling nobody; prints the state in figures."
            + DataDirectoryReading.Help)
        {
            directory, to, hash,
        };
        command.SetAction(parsed => (int)DataDirectoryReading.Read(
            "mre replay",
            parsed.GetRequiredValue(directory),
            parsed.InvocationConfiguration,
            (storage, view) => Replay(
                storage, view, parsed.GetValue(to), parsed.GetValue(hash), parsed.InvocationConfiguration)));
        return command;
    }

    private static string? Replay(
        IStorage storage, JournalView view, long? to, bool hasHash, InvocationConfiguration console)
    {
        long through = view.Through;
        if (through == long.MaxValue)
        {
            JournalOutcome outcome = JournalScan.Run(storage);
            if (outcome.Fault is not null)
            {
                return outcome.Fault.ToString();
            }

            through = outcome.End.LastSequence;
        }

        if (to > through)
        {
            return $"there is no sequence {to} yet: {through} is the last";
        }

        if (!PastState.TryRebuild(storage, to ?? through, out PastState? state, out string? refusal))
        {
            return refusal;
        }

        foreach (SnapshotFault fault in state.Refused)
        {
            console.Error.WriteLine($"mre replay: a snapshot cannot be used and is passed over: {fault}");
        }

        StateSummary.Write(state.Machine, console.Output);
        if (hasHash)
        {
            console.Output.WriteLine();
            console.Output.WriteLine(StateHash.Of(state.Machine));
        }

        return null;
    }
}
