using System.Collections.Immutable;
using System.Globalization;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Daemon.Configuration;

/// <summary>
/// Who serves which queue, as aligned text for people: the MRDs, then each queue with its steps, then whom it comes to,
/// at the end what is probably a mistake. Every agent may sign in on every MRD.
/// </summary>
public static class ConfigurationSummary
{
    private const int MostShown = 6;
    private const int ExpressionColumns = 60;

    /// <summary>Writes the summary of a configuration.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="file">The configuration.</param>
    /// <param name="isDirectory">It is the agent directory too: who has no password there cannot connect.</param>
    public static void Write(TextWriter output, ConfigurationFile file, bool isDirectory)
    {
        RoutingConfiguration routing = file.Routing;
        ImmutableArray<QueueReach> reach = QueueReach.Of(routing);
        output.WriteLine(
            $"{Count(routing.Mrds.Length, "MRD")}, {Count(routing.Attributes.Length, "attribute")}, "
            + $"{Count(routing.Labels.Length, "label")}, {Count(routing.Queues.Length, "queue")}, "
            + Count(routing.Agents.Length, "agent"));
        output.WriteLine();
        WriteMrds(output, routing);
        output.WriteLine();
        WriteSteps(output, reach);
        output.WriteLine();
        WriteAgents(output, routing, reach);
        WriteMistakes(output, file, reach, isDirectory);
    }

    private static void WriteMrds(TextWriter output, RoutingConfiguration routing)
    {
        TextTable table = new(
            "MRD", "tasks at once", "interruptible", "offer", "wrap-up", "no answer", "on logout", "default queue",
            "may wait", "new/s");
        foreach (MrdConfiguration mrd in routing.Mrds)
        {
            QueueConfiguration first = routing.Queues.First(queue =>
                string.Equals(mrd.DefaultQueue ?? queue.Id, queue.Id, StringComparison.Ordinal)
                && string.Equals(queue.Mrd, mrd.Id, StringComparison.Ordinal));
            table.Add(
                mrd.Name,
                Number(routing.Agents.Sum(agent => (long)Capacity(agent, mrd))),
                mrd.Interruptible ? "yes" : "no",
                Seconds(mrd.OfferTimeoutSeconds),
                Seconds(mrd.WrapUpSeconds),
                mrd.NoAnswer == NoAnswerPolicy.Ready ? "ready" : "notReady",
                mrd.OnLogout == LogoutPolicy.Requeue ? "requeue" : "close",
                first.Name,
                Limit(mrd.WaitingLimit),
                Limit(mrd.MessagesPerSecond));
        }

        table.Write(output);
    }

    /// <summary>A line a step; what is the queue's stands beside its first.</summary>
    private static void WriteSteps(TextWriter output, ImmutableArray<QueueReach> reach)
    {
        TextTable table = new(
            "queue", "MRD", "priority", "policy", "time to live", "step", "opens", "agents", "new", "expression");
        foreach (QueueReach reached in reach)
        {
            (QueueConfiguration queue, ImmutableArray<StepReach> steps) = (reached.Queue, reached.Steps);
            long opens = 0;
            for (int step = 0; step < steps.Length; step++)
            {
                string[] ofQueue = step > 0
                    ? ["", "", "", "", ""]
                    :
                    [
                        queue.Name, queue.Mrd, Number(queue.Priority), Word(queue.Policy),
                        Seconds(queue.TimeToLiveSeconds),
                    ];
                table.Add(
                [
                    .. ofQueue, Number(step + 1), Seconds(opens), Number(steps[step].Matching),
                    Number(steps[step].New), Shown(queue.Steps[step].Expression),
                ]);
                opens += queue.Steps[step].TimeoutSeconds;
            }
        }

        table.Write(output);
    }

    private static void WriteAgents(TextWriter output, RoutingConfiguration routing, ImmutableArray<QueueReach> reach)
    {
        Dictionary<string, MrdConfiguration> mrds = routing.Mrds.ToDictionary(mrd => mrd.Id, StringComparer.Ordinal);
        foreach (QueueReach queue in reach)
        {
            MrdConfiguration mrd = mrds[queue.Queue.Mrd];
            WriteList(output, $"{queue.Queue.Name}: ", queue.Agents, agent => $"{agent.Name} {Capacity(agent, mrd)}");
        }
    }

    private static void WriteMistakes(
        TextWriter output, ConfigurationFile file, ImmutableArray<QueueReach> reach, bool isDirectory)
    {
        string[] empty =
        [
            .. from queue in reach
               from step in queue.Steps.Select((of, number) => (of.Matching, Number: number + 1))
               where step.Matching == 0
               select $"{queue.Queue.Name} step {step.Number}",
        ];
        string[] idle =
        [
            .. file.Routing.Agents.Select(agent => agent.Id).Except(
                reach.SelectMany(queue => queue.Agents).Select(agent => agent.Id), StringComparer.Ordinal),
        ];
        string[] locked =
        [
            .. file.Credentials.Where(agent => isDirectory && agent.PasswordHash is null)
                .Select(agent => agent.AgentId),
        ];
        if (empty.Length + idle.Length + locked.Length > 0)
        {
            output.WriteLine();
            WriteMistake(output, "matches nobody", "step", empty);
            WriteMistake(output, "serves no queue", "agent", idle);
            WriteMistake(output, "no passwordHash, cannot connect", "agent", locked);
        }
    }

    private static void WriteMistake(TextWriter output, string what, string noun, string[] names)
    {
        if (names.Length > 0)
        {
            WriteList(output, $"{what}: {Count(names.Length, noun)}: ", names, name => name);
        }
    }

    private static int Capacity(AgentConfiguration agent, MrdConfiguration mrd) =>
        agent.MaxTasks.TryGetValue(mrd.Id, out int own) ? own : mrd.MaxTasks;

    private static void WriteList<T>(TextWriter output, string title, IReadOnlyList<T> items, Func<T, string> text)
    {
        string more = items.Count > MostShown ? $" and {Number(items.Count - MostShown)} more" : "";
        string all = items.Count == 0 ? "nobody" : string.Join(", ", items.Take(MostShown).Select(text));
        output.WriteLine(title + all + more);
    }

    /// <summary>On one line, and not all of a long one.</summary>
    private static string Shown(Expression expression)
    {
        string text = expression.Text.ReplaceLineEndings(" ");
        return text.Length == 0 ? "everyone"
            : text.Length <= ExpressionColumns ? text
            : text[..ExpressionColumns] + "…";
    }

    private static string Word(QueuePolicy policy) => policy switch
    {
        QueuePolicy.MostSkilled => "mostSkilled",
        QueuePolicy.LeastSkilled => "leastSkilled",
        _ => "longestAvailable",
    };

    private static string Seconds(long? seconds) => seconds is { } number ? $"{Number(number)} s" : "-";

    private static string Limit(int? limit) => limit is { } number ? Number(number) : "-";

    private static string Count(int count, string noun) => $"{Number(count)} {noun}{(count == 1 ? "" : "s")}";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
