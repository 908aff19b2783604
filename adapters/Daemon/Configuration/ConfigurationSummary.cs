using System.Globalization;
using System.Text;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Daemon.Configuration;

/// <summary>
/// Who serves which queue, as aligned text for people. Every agent may sign in on every MRD, with its own capacity.
/// </summary>
public static class ConfigurationSummary
{
    private const int MostAgentsShown = 12;

    /// <summary>Writes the summary of a configuration.</summary>
    public static void Write(TextWriter output, ConfigurationFile file)
    {
        RoutingConfiguration routing = file.Routing;
        Dictionary<string, MrdConfiguration> mrds = routing.Mrds.ToDictionary(mrd => mrd.Id, StringComparer.Ordinal);
        List<string[]> rows = [["queue", "MRD", "agents", "tasks at once", "offer", "no answer", "on logout"]];
        foreach (QueueConfiguration queue in routing.Queues)
        {
            MrdConfiguration mrd = mrds[queue.Mrd];
            long places = routing.Agents.Sum(agent => (long)Capacity(agent, mrd));
            rows.Add(
            [
                queue.Name,
                mrd.Name,
                Number(routing.Agents.Length),
                Number(places),
                $"{mrd.OfferTimeoutSeconds} s",
                mrd.NoAnswer == NoAnswerPolicy.Ready ? "ready" : "notReady",
                mrd.OnLogout == LogoutPolicy.Requeue ? "requeue" : "close",
            ]);
        }

        output.WriteLine(
            $"{Count(routing.Mrds.Length, "MRD")}, {Count(routing.Queues.Length, "queue")}, "
            + Count(routing.Agents.Length, "agent"));
        output.WriteLine();
        WriteTable(output, rows);
        output.WriteLine();
        foreach (QueueConfiguration queue in routing.Queues)
        {
            MrdConfiguration mrd = mrds[queue.Mrd];
            WriteList(
                output, queue.Name + ": ", routing.Agents, agent => $"{agent.Name} {Number(Capacity(agent, mrd))}");
        }

        WriteAgentsWithoutHash(output, file);
    }

    private static void WriteAgentsWithoutHash(TextWriter output, ConfigurationFile file)
    {
        List<string> ids =
            [.. file.Credentials.Where(agent => agent.PasswordHash is null).Select(agent => agent.AgentId)];
        if (ids.Count > 0)
        {
            output.WriteLine();
            WriteList(output, $"no passwordHash, cannot connect: {Count(ids.Count, "agent")}: ", ids, id => id);
        }
    }

    private static int Capacity(AgentConfiguration agent, MrdConfiguration mrd) =>
        agent.MaxTasks.TryGetValue(mrd.Id, out int own) ? own : mrd.MaxTasks;

    private static void WriteList<T>(TextWriter output, string title, IReadOnlyList<T> items, Func<T, string> text)
    {
        string more = items.Count > MostAgentsShown ? $" and {Number(items.Count - MostAgentsShown)} more" : "";
        output.WriteLine(title + string.Join(", ", items.Take(MostAgentsShown).Select(text)) + more);
    }

    /// <summary>Columns as wide as their widest cell, two blanks between them; the first row is the head.</summary>
    private static void WriteTable(TextWriter output, List<string[]> rows)
    {
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        foreach (string[] row in rows)
        {
            StringBuilder line = new();
            for (int column = 0; column < row.Length; column++)
            {
                line.Append(row[column].PadRight(widths[column] + 2));
            }

            output.WriteLine(line.ToString().TrimEnd());
        }
    }

    private static string Count(int count, string noun) => $"{Number(count)} {noun}{(count == 1 ? "" : "s")}";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
