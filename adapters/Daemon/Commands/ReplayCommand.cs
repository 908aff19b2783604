using System.CommandLine;
using System.Text;
using System.Text.Json;
using MediaRouting.Daemon.Admin;
using MediaRouting.Daemon.Journal;
using MediaRouting.Engine;
using MediaRouting.Engine.Journal;
using MediaRouting.Engine.Recovery;
using MediaRouting.Engine.Snapshot;
using MediaRouting.Engine.Statistics;

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
        Option<bool> statistics = new("--stats")
        {
            Description = "Print the statistics instead, as /stats of the daemon gives them.",
        };
        Option<DateTimeOffset?> at = new("--at")
        {
            Description = "The time that --stats is of. [default: that of the last command carried out]",
            HelpName = "TIME",
        };
        Command command = new(
            "replay",
            "Carries out again what a data directory holds, up to any sequence, telling nobody; prints the state in figures."
            + DataDirectoryReading.Help)
        {
            directory, to, hash, statistics, at,
        };
        command.SetAction(parsed => (int)DataDirectoryReading.Read(
            "mre replay",
            parsed.GetRequiredValue(directory),
            parsed.InvocationConfiguration,
            (storage, view) => Replay(
                storage,
                view,
                parsed.GetValue(to),
                parsed.InvocationConfiguration,
                machine => parsed.GetValue(statistics)
                    ? WriteStatistics(machine, parsed.GetValue(at), parsed.InvocationConfiguration.Output)
                    : WriteSummary(machine, parsed.GetValue(hash), parsed.InvocationConfiguration.Output))));
        return command;
    }

    private static string? Replay(
        IStorage storage,
        JournalView view,
        long? to,
        InvocationConfiguration console,
        Func<StateMachine, string?> write)
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

        return write(state.Machine);
    }

    private static string? WriteSummary(StateMachine machine, bool hasHash, TextWriter output)
    {
        StateSummary.Write(machine, output);
        if (hasHash)
        {
            output.WriteLine();
            output.WriteLine(StateHash.Of(machine));
        }

        return null;
    }

    private static string? WriteStatistics(StateMachine machine, DateTimeOffset? at, TextWriter output)
    {
        if (StatisticsReader.Read(machine, at?.ToUnixTimeMilliseconds() ?? 0) is not { } report)
        {
            return "its topology is communication-server: the statistics are those of the routing-engine";
        }

        using MemoryStream json = new();
        using (Utf8JsonWriter writer = new(json, StatisticsJson.Indented))
        {
            writer.WriteStartObject();
            StatisticsJson.Write(writer, report);
            writer.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(json.GetBuffer(), 0, (int)json.Length));
        return null;
    }
}
