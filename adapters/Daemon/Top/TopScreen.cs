namespace MediaRouting.Daemon.Top;

/// <summary>
/// The screen of <c>mre top</c>: how the daemon fares in four lines, its MRDs, then its queues with the longest line of
/// waiting tasks first, as many as there is room for. A function of two looks and nothing else.
/// </summary>
/// <param name="address">Where the daemon answers.</param>
/// <param name="style">What can be shown.</param>
public sealed class TopScreen(string address, OutputStyle style)
{
    /// <summary>From how many columns on queues are shown with all that is known of them.</summary>
    public const int WideColumns = 120;

    private const int NameColumns = 40;

    private static readonly string[] Stages = ["journal", "state-machine", "outbox"];

    /// <summary>The lines, at most so many and none wider than that.</summary>
    /// <param name="before">The look before, for what is a rate; null at the first.</param>
    /// <param name="now">This look.</param>
    /// <param name="width">Columns, from 80.</param>
    /// <param name="height">Lines, from 14; null for as many as it takes.</param>
    public List<string> Lines(Look? before, Look now, int width, int? height)
    {
        List<string> lines =
        [
            Heading(now, width),
            Fit(Messages(before, now), width),
            Fit(Latencies(before, now), width),
            Fit(Load(before, now), width),
            "",
        ];
        if (now.Statistics is not { } statistics)
        {
            lines.Add(Fit("no queues: MRE has them, and this daemon is a Communication Server only", width));
            return lines;
        }

        AddMrds(lines, statistics, width, height is { } most ? most / 3 : int.MaxValue);
        lines.Add("");
        AddQueues(lines, statistics, width, height is { } rows ? rows - lines.Count : int.MaxValue);
        return lines;
    }

    private static string Messages(Look? before, Look now)
    {
        string Rate(string name) => Figure.Rate(now.Rate(before, name));
        string Count(string name) => Figure.Count(now.Metrics.Sum(name));
        return $"in {Rate("mre_messages_received_total")}  out {Rate("mre_messages_sent_total")}"
            + $"  refused {Rate("mre_messages_refused_total")}  again {Rate("mre_messages_duplicate_total")}"
            + $"  dead letters {Count("mre_messages_dead_lettered_total")}"
            + $"  open {Count("mre_tasks_open")}";
    }

    private string Latencies(Look? before, Look now)
    {
        string Both(string name, string? label = null, string value = "")
        {
            var page = before?.Metrics;
            return Figure.Latency(now.Metrics.Quantile(page, name, 0.5, label, value), style) + ' '
                + Figure.Latency(now.Metrics.Quantile(page, name, 0.99, label, value), style);
        }

        return $"p50 p99  decision {Both("mre_decision_seconds")}"
            + $"  journal {Both("mre_stage_batch_seconds", "stage", "journal")}"
            + $"  broker {Both("mre_broker_transaction_seconds")}";
    }

    private static string Load(Look? before, Look now)
    {
        string Ring(string ring) => Figure.Share(now.Metrics.Sum("mre_ring_occupancy_ratio", "ring", ring));
        var busy = Stages.Select(stage =>
            (stage, now.Rate(before, "mre_stage_batch_seconds_sum", "stage", stage)));
        return $"rings {Ring("commands")} {Ring("outbox")}  busy "
            + string.Join(' ', busy.Select(part => $"{part.stage} {Figure.Share(part.Item2)}"))
            + $"  cpu {Figure.Share(now.Rate(before, "process_cpu_seconds_total"))}"
            + $"  {Figure.Bytes(now.Metrics.Sum("process_resident_memory_bytes"))}";
    }

    /// <summary>Names come from a configuration: what would move the cursor is not passed on.</summary>
    private static string Shown(string name) => string.Concat(name.Select(sign => char.IsControl(sign) ? '?' : sign));

    private static string Fit(string line, int width) => line.Length <= width ? line : line[..width];

    private string Heading(Look now, int width)
    {
        var isReady = now.Metrics.Sum("mre_ready") > 0;
        var violations = now.Metrics.Sum("mre_invariant_violations_total") ?? 0;
        var state = isReady ? "ready" : "NOT READY";
        var place = $"mre top  {address}  ";
        var rest = now.Statistics is { } statistics ? $"  sequence {Figure.Count(statistics.Sequence)}" : "";
        rest += violations > 0 ? $"  VIOLATIONS {Figure.Count(violations)}" : "";
        rest = Fit(rest, Math.Max(0, width - place.Length - state.Length));
        var painted = isReady ? style.Green(state) : style.Red(state);
        return Fit(place, width - state.Length) + painted + (violations > 0 ? style.Red(rest) : rest);
    }

    private void AddMrds(List<string> lines, StatisticsPage statistics, int width, int most)
    {
        List<Column<StatisticsPage.Mrd>> columns =
        [
            new("SIGNED IN", 9, mrd => Figure.Count(mrd.Agents.Total - mrd.Agents.In("LOGOUT"))),
            .. new[] { ("READY", "READY"), ("RESERVED", "RESRVD"), ("ACTIVE", "ACTIVE"), ("BUSY", "BUSY") }
                .Select(InState),
            .. new[] { ("WORK_READY", "WRAP"), ("INTERRUPTED", "INTRPT"), ("NOT_READY", "NOTRDY") }
                .Select(InState),
            new("WAIT", 6, mrd => Figure.Count(mrd.Waiting)),
            new("OCC", 4, mrd => Figure.Percent(mrd.Agents.OccupancyPercent)),
        ];
        Add(lines, "MRD", columns, statistics.Mrds, mrd => mrd.Name, width, most);
    }

    private static Column<StatisticsPage.Mrd> InState((string State, string Heading) column) =>
        new(column.Heading, 6, mrd => Figure.Count(mrd.Agents.In(column.State)));

    private void AddQueues(List<string> lines, StatisticsPage statistics, int width, int most)
    {
        List<Column<StatisticsPage.Queue>> columns =
        [
            new("WAIT", 6, queue => Figure.Count(queue.Waiting), Alarm),
            new("OLDEST", 6, queue => Figure.Wait(queue.OldestWaitMilliseconds / 1000.0), Alarm),
            new("EST", 6, queue => Figure.Wait(queue.EstimatedWaitSeconds)),
            new("OFFERED", 7, queue => Figure.Count(queue.Offered)),
            new("ANSWD", 6, queue => Figure.Count(queue.Answered)),
            new("ABAND", 6, queue => Figure.Count(queue.Abandoned)),
            new("ASA", 6, queue => Figure.Wait(queue.AverageWaitMilliseconds / 1000.0)),
            new("SL", 4, queue => Figure.Percent(queue.ServiceLevel?.Percent)),
        ];
        if (width >= WideColumns)
        {
            columns.AddRange(
            [
                new("LONGEST", 7, queue => Figure.Wait(queue.LongestWaitMilliseconds / 1000.0)),
                new("TARGET", 6, queue => Figure.Wait(queue.ServiceLevel?.ThresholdSeconds)),
                new("AGENTS", 6, queue => Figure.Count(queue.Agents.Total)),
                new("SIGNED IN", 9, queue => Figure.Count(queue.Agents.Total - queue.Agents.In("LOGOUT"))),
                new("READY", 6, queue => Figure.Count(queue.Agents.In("READY"))),
                new("OCC", 4, queue => Figure.Percent(queue.Agents.OccupancyPercent)),
                new("MRD", 12, queue => Shown(queue.Mrd)),
            ]);
        }

        var inOrder = statistics.Queues
            .OrderByDescending(queue => queue.Waiting)
            .ThenByDescending(queue => queue.OldestWaitMilliseconds)
            .ToList();
        Add(lines, "QUEUE", columns, inOrder, queue => queue.Name, width, most);
    }

    /// <summary>Somebody has waited for longer than the service level of the queue allows.</summary>
    private Func<string, string>? Alarm(StatisticsPage.Queue queue) =>
        queue.ServiceLevel is { } level && queue.OldestWaitMilliseconds > level.ThresholdSeconds * 1000L
            ? style.Red
            : null;

    /// <summary>A table: a heading, a row each, and how many there was no room for.</summary>
    private void Add<T>(
        List<string> lines,
        string heading,
        List<Column<T>> columns,
        IReadOnlyCollection<T> rows,
        Func<T, string> name,
        int width,
        int most)
    {
        var first = Math.Min(NameColumns, width - columns.Sum(column => column.Width + 1));
        lines.Add(style.Bold(heading.PadRight(first) + string.Concat(columns.Select(column => column.Head))));
        var shown = rows.Count < most ? rows.Count : Math.Max(0, most - 2);
        foreach (var row in rows.Take(shown))
        {
            var text = Shown(name(row));
            text = text.Length <= first ? text.PadRight(first) : text[..(first - 1)] + style.Pick("…", "~");
            lines.Add(text + string.Concat(columns.Select(column => column.Cell(row, style))));
        }

        if (shown < rows.Count)
        {
            lines.Add(style.Dim($"and {rows.Count - shown} more"));
        }
    }
}
