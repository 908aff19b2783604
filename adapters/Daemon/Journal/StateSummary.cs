using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Routing;
using MediaRouting.Engine.State;

namespace MediaRouting.Daemon.Journal;

/// <summary><c>mre replay</c>: a state in figures.</summary>
internal static class StateSummary
{
    /// <summary>Writes the figures, a line a matter.</summary>
    public static void Write(StateMachine machine, TextWriter output)
    {
        var accounting = machine.Accounting;
        string refused = Counts<RefusalCode>(accounting.Refused, out long refusals);
        string deadLettered = Counts<RefusalCode>(accounting.DeadLettered, out long deadLetters);
        output.WriteLine($"sequence       {machine.AppliedSequence}");
        output.WriteLine($"sessions       {SignedIn(machine)}");
        output.WriteLine($"tasks          {Tasks(machine)}");
        output.WriteLine($"timers         {Timers(machine)}");
        output.WriteLine(
            $"messages in    {accounting.Received} = {accounting.Applied} applied + {refusals} refused + "
            + $"{accounting.Duplicates} duplicate + {deadLetters} dead-lettered");
        output.WriteLine($"refused        {refused}");
        output.WriteLine($"dead-lettered  {deadLettered}");
        output.WriteLine(
            $"messages out   MediaRoutingSequence {machine.LastSequence}, known to have left {machine.SentThrough}");
        output.WriteLine($"violations     {machine.Violations.Total}");
    }

    /// <summary>An agent has a session on each MRD.</summary>
    private static string SignedIn(StateMachine machine)
    {
        Assignments assignments = machine.CommunicationTables?.Assignments ?? machine.RoutingTables!.Assignments;
        long[] counts = new long[(int)AgentState.Unknown + 1];
        for (int session = 0; session < machine.Registry.SessionCount; session++)
        {
            counts[(int)AgentStateDerivation.Shown(assignments.Presence(session))]++;
        }

        counts[(int)AgentState.Logout] = 0;
        string states = Counts<AgentState>(state => counts[(int)state], out long signedIn);
        return $"{signedIn} of {machine.Registry.SessionCount} signed in: {states}";
    }

    private static string Tasks(StateMachine machine)
    {
        TaskIdentities tasks = machine.Identities;
        if (machine.RoutingTables is not { } routing)
        {
            return $"{tasks.OpenCount} open, {tasks.ClosedCount} closed and remembered";
        }

        long waiting = 0;
        for (int queue = 0; queue < routing.Waiting.Counts.Queues.Length; queue++)
        {
            waiting += routing.Waiting.CountOf(queue);
        }

        return $"{tasks.OpenCount} open, {waiting} of them waiting, {tasks.ClosedCount} closed and remembered";
    }

    private static long Timers(StateMachine machine) =>
        (machine.CommunicationTables?.Timers.Count ?? 0) + (long)(machine.RoutingTables?.Timers.Count ?? 0);

    private static string Counts<TWord>(Func<TWord, long> count, out long sum)
        where TWord : struct, Enum
    {
        var counts = Enum.GetValues<TWord>().Select(word => (Word: word, Count: count(word))).ToList();
        sum = counts.Sum(entry => entry.Count);
        return sum == 0
            ? "none"
            : string.Join(", ", counts.Where(entry => entry.Count > 0).Select(entry => $"{entry.Word} {entry.Count}"));
    }
}
