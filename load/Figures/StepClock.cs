using System.Globalization;
using MediaRouting.Load.Wire;

namespace MediaRouting.Load.Figures;

/// <summary>Holds what was sent against what arrives, and records each step's latency from the planned sending.
/// </summary>
internal sealed class StepClock
{
    private readonly StepFigures[] _figures =
        [.. Enum.GetValues<StepKind>().Select(_ => new StepFigures())];

    private readonly Dictionary<long, (StepKind Step, long PlannedAt)> _open = [];
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>All steps to the daemon since the last <see cref="StepFigures.Clear"/>: the last second.</summary>
    public StepFigures Recent { get; } = new();

    /// <summary>A step's figures.</summary>
    public StepFigures this[StepKind step] => _figures[(int)step];

    /// <summary>A message is sent.</summary>
    public void Sent(WireMessage message)
    {
        _open[message.Number] = (StepOf(message.Type), message.At);
        if (message.Type is "Task")
        {
            _entries[message.ClientUniqueId] = new Entry(message.At);
        }
    }

    /// <summary>A message has arrived that is new.</summary>
    public void Received(WireMessage message)
    {
        if (message.Type is "Task" or "TaskAssigned" && _entries.TryGetValue(message.ClientUniqueId, out var entry))
        {
            Note(entry, message);
        }

        if (long.TryParse(message.CorrelationId, CultureInfo.InvariantCulture, out var number)
            && _open.Remove(number, out var sent))
        {
            if (message.Type is "Error")
            {
                this[sent.Step].Refuse();
            }
            else
            {
                Record(sent.Step, sent.PlannedAt, message.At);
            }
        }
    }

    private static StepKind StepOf(string type) => type switch
    {
        "Connect" => StepKind.Connect,
        "Login" => StepKind.Login,
        "AgentState" => StepKind.AgentState,
        "Task" => StepKind.Task,
        "TaskState" => StepKind.TaskState,
        "Transfer" or "Conference" => StepKind.Colleague,
        "GetAgentState" or "GetTaskState" => StepKind.Get,
        _ => StepKind.Echo,
    };

    /// <summary>
    /// A task was assigned at once if its offer stands right behind its answer in the daemon's numbers; one that had to
    /// wait says nothing of the daemon. Either of the two may arrive first.
    /// </summary>
    private void Note(Entry entry, WireMessage message)
    {
        if (message.Type is "Task")
        {
            entry.TakenInAs = message.Number;
        }
        else if (entry.OfferedAs == 0)
        {
            (entry.OfferedAs, entry.OfferedAt) = (message.Number, message.At);
        }

        if (entry.TakenInAs != 0 && entry.OfferedAs != 0)
        {
            _entries.Remove(message.ClientUniqueId);
            if (entry.OfferedAs == entry.TakenInAs + 1)
            {
                Record(StepKind.TaskAssigned, entry.PlannedAt, entry.OfferedAt);
            }
        }
    }

    private void Record(StepKind step, long from, long to)
    {
        this[step].Record(from, to);
        if (step != StepKind.Echo)
        {
            Recent.Record(from, to);
        }
    }

    private sealed class Entry(long plannedAt)
    {
        public long PlannedAt { get; } = plannedAt;

        public long TakenInAs { get; set; }

        public long OfferedAs { get; set; }

        public long OfferedAt { get; set; }
    }
}
