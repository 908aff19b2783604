using System.Globalization;
using MediaRouting.Load.Plan;
using MediaRouting.Load.Wire;

namespace MediaRouting.Load.People;

/// <summary>
/// The customers: they come as the load simulations say, wait as long as their patience lasts, and go.
/// </summary>
internal sealed class Customers
{
    private readonly Floor _floor;
    private readonly CustomerPlan _plan;
    private readonly Random _random;
    private readonly double _shares;
    private readonly Dictionary<string, string> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _patience = new(StringComparer.Ordinal);
    private IEnumerator<double>? _arrivals;
    private double _constantUntil;
    private int _surplus;
    private long _unanswered;

    /// <summary>Nobody has come yet.</summary>
    public Customers(Floor floor, int seed)
    {
        _floor = floor;
        _plan = floor.Scenario.Customers;
        _random = new Random(seed);
        _shares = floor.Scenario.Queues.Sum(queue => queue.Share);
    }

    /// <summary>Customers who have come.</summary>
    public long Count { get; private set; }

    /// <summary>Customers who are there.</summary>
    public long Present => _unanswered + _states.Count;

    /// <summary>Some tasks that are open.</summary>
    public string? SomeTask() => _states.Keys.FirstOrDefault();

    /// <summary>Plans all arrivals.</summary>
    public void Open()
    {
        _arrivals = Arrivals.Of(_plan.LoadSimulations, new Random(_random.Next())).GetEnumerator();
        PlanNext();
        var start = 0.0;
        foreach (var simulation in _plan.LoadSimulations)
        {
            if (simulation.Kind == SimulationKind.KeepConstant)
            {
                var until = start + simulation.Seconds;
                _floor.Agenda.At(start, () => Fill(simulation.Copies, until));
            }

            start += simulation.Seconds;
        }
    }

    /// <summary>Reads what came to the origin of the tasks.</summary>
    public void Read(WireMessage message)
    {
        if (message.Type is "Task")
        {
            _unanswered--;
            _states[message.TaskId] = "NEW";
            if (_patience.Remove(message.ClientUniqueId, out var patience))
            {
                _floor.Agenda.After(patience - _floor.Agenda.Seconds, () => LeaveIfWaiting(message.TaskId));
            }
        }
        else if (message.Type is "TaskState" && _states.ContainsKey(message.TaskId))
        {
            _states[message.TaskId] = message.State;
            if (message.State is "CLOSED" && message.AgentId.Length == 0)
            {
                _states.Remove(message.TaskId);
                Replace();
            }
        }
    }

    private void PlanNext()
    {
        if (_arrivals!.MoveNext())
        {
            _floor.Agenda.At(_arrivals.Current, () =>
            {
                Enter();
                PlanNext();
            });
        }
    }

    private void Fill(int copies, double until)
    {
        _constantUntil = until;
        _surplus = (int)Math.Max(0, Present - copies);
        for (var missing = copies - Present; missing > 0; missing--)
        {
            Enter();
        }
    }

    private void Replace()
    {
        if (_floor.Agenda.Seconds >= _constantUntil)
        {
            return;
        }

        if (_surplus > 0)
        {
            _surplus--;
        }
        else
        {
            Enter();
        }
    }

    private void Enter()
    {
        var customer = string.Create(CultureInfo.InvariantCulture, $"customer-{++Count}");
        _unanswered++;
        if (_plan.PatienceSeconds is { } mean)
        {
            _patience[customer] = _floor.Agenda.Seconds + Draw.Exponential(_random, mean);
        }

        var queue = DrawQueue();
        _floor.Send(new WireMessage("Task")
        {
            Mrd = queue.Mrd,
            ClientUniqueId = customer,
            Skillgroup = queue.Id,
            ReplyTo = _floor.Queues.Origin,
        });
    }

    private QueuePlan DrawQueue()
    {
        var queues = _floor.Scenario.Queues;
        var at = _random.NextDouble() * _shares;
        for (var i = 0; i < queues.Count - 1; i++)
        {
            at -= queues[i].Share;
            if (at < 0)
            {
                return queues[i];
            }
        }

        return queues[^1];
    }

    private void LeaveIfWaiting(string task)
    {
        if (_states.GetValueOrDefault(task) is "NEW" or "OFFERED")
        {
            _floor.Send(new WireMessage("TaskState") { TaskId = task, State = "CLOSED", Code = "CANCELLED" });
        }
    }
}
