using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Bench.Figures;

/// <summary>
/// A working day as a script: tasks arrive for queues drawn at random, are offered, started and closed, the next to
/// close drawn at random among those that agents hold; after every eighth close the agent takes a break. The number of
/// open tasks is kept: below what the agents can hold nothing waits, above it the rest does.
/// </summary>
internal sealed class Traffic
{
    private const int ClosesPerBreak = 8;
    private const int Priorities = 10;

    private readonly Site _site;
    private readonly ICounterpart _counterpart;
    private readonly Rehearsal _rehearsal;
    private readonly Random _random = new(1);
    private readonly List<Offer> _held = [];
    private readonly Queue<Offer> _inOrder = new();
    private int _open;
    private int _signedIn;
    private long _closes;

    /// <summary>Nobody at work yet.</summary>
    public Traffic(Site site, RoutingConfiguration configuration, ICounterpart counterpart)
    {
        _site = site;
        _counterpart = counterpart;
        DecisionsByAgent = new int[site.Agents];
        _rehearsal = new Rehearsal(configuration, counterpart.Topology);
    }

    /// <summary>The machine that the day is tried out on.</summary>
    public StateMachine Machine => _rehearsal.Machine;

    /// <summary>Tasks that wait beside a full house; none: the house is half full.</summary>
    public int Waiting { get; set; }

    /// <summary>Tasks come without params, all to the default queue.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Tasks are closed in the order in which they were started, and nobody takes a break.</summary>
    public bool IsInOrder { get; init; }

    /// <summary>True once everybody has signed in.</summary>
    public bool IsEverybodyAtWork => _signedIn == _site.Agents;

    /// <summary>True once everybody has signed in and as many tasks are open as there are to be.</summary>
    public bool IsUnderWay => IsEverybodyAtWork && _open >= Target - 1 && _rehearsal.Offers.Count == 0;

    /// <summary>Tasks that each agent was offered.</summary>
    public int[] DecisionsByAgent { get; }

    private int Capacity => _site.Agents * Site.TasksPerAgent;

    private int Target => Waiting == 0 ? Capacity / 2 : Capacity + Waiting;

    /// <summary>The next part of the day, of about as many commands; good until the next call.</summary>
    public Script Next(int commands)
    {
        _rehearsal.Script.Clear();
        while (_rehearsal.Script.Count < commands)
        {
            Step();
        }

        if (_rehearsal.Refusals > 0)
        {
            throw new InvalidOperationException("a command of the script was refused");
        }

        return _rehearsal.Script;
    }

    private void Step()
    {
        if (!IsEverybodyAtWork)
        {
            _counterpart.SignIn(_rehearsal, _signedIn++);
        }
        else if (_rehearsal.Offers.TryDequeue(out var offer))
        {
            DecisionsByAgent[offer.Agent]++;
            _counterpart.Move(_rehearsal, in offer, TaskState.Active);
            Keep(in offer);
        }
        else if (_open < Target)
        {
            _open++;
            var queue = IsPlain ? -1 : _random.Next(_site.ServedQueues);
            _counterpart.Arrive(_rehearsal, queue, IsPlain ? 0 : _random.Next(Priorities) + 1);
        }
        else
        {
            Close();
        }
    }

    private void Close()
    {
        var task = TakeHeld();
        _open--;
        var isBreak = ++_closes % ClosesPerBreak == 0 && !IsInOrder;
        if (isBreak)
        {
            _counterpart.Ask(_rehearsal, task.Agent, AgentState.NotReady);
        }

        _counterpart.Move(_rehearsal, in task, TaskState.Closed);
        if (isBreak)
        {
            _counterpart.Ask(_rehearsal, task.Agent, AgentState.Ready);
        }
    }

    private void Keep(in Offer task)
    {
        if (IsInOrder)
        {
            _inOrder.Enqueue(task);
        }
        else
        {
            _held.Add(task);
        }
    }

    private Offer TakeHeld()
    {
        if (IsInOrder)
        {
            return _inOrder.Dequeue();
        }

        var place = _random.Next(_held.Count);
        var task = _held[place];
        _held[place] = _held[^1];
        _held.RemoveAt(_held.Count - 1);
        return task;
    }
}
