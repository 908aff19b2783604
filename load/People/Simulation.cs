using System.Diagnostics;
using MediaRouting.Load.Checker;
using MediaRouting.Load.Figures;
using MediaRouting.Load.Plan;
using MediaRouting.Load.Wire;

namespace MediaRouting.Load.People;

/// <summary>
/// A run of a scenario: one thread does what is due, sends, and takes what arrives. Everything that is sent and
/// received passes the checker.
/// </summary>
internal sealed class Simulation : IDisposable
{
    private const int MostAtOnce = 256;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly WireMailbox<WireMessage> _arrived = new();
    private readonly List<WireMessage> _taken = [];
    private readonly List<Sample> _samples = [];
    private readonly IChatLine _line;
    private readonly Floor _floor;
    private readonly Staff _staff;
    private readonly Action<Sample> _tick;
    private long _number;
    private long _received;
    private int _losses;
    private long _heldUpSince;
    private long _brokerBackAt;
    private Sample _before = new(0, 0, 0, 0, 0, 0, 0, 0, new Dictionary<string, int>(StringComparer.Ordinal));
    private int _asked;
    private int _echoed;

    /// <summary>Nothing has happened yet.</summary>
    /// <param name="scenario">What is to happen.</param>
    /// <param name="staff">Who is to work.</param>
    /// <param name="queues">Where messages go.</param>
    /// <param name="open">Opens the line, given who takes what arrives.</param>
    /// <param name="tick">Called every second.</param>
    public Simulation(
        Scenario scenario,
        Staff staff,
        ChatQueues queues,
        Func<Action<WireMessage>, IChatLine> open,
        Action<Sample> tick)
    {
        _staff = staff;
        _tick = tick;
        _floor = new Floor(scenario, staff, queues, Send);
        Checker = new OutcomeChecker(SiteCheck.Of(scenario, staff, queues));
        _line = open(_arrived.Add);
    }

    /// <summary>Judges what is sent and received.</summary>
    public OutcomeChecker Checker { get; }

    /// <summary>Latencies.</summary>
    public StepClock Steps { get; } = new();

    /// <summary>How it was, second by second.</summary>
    public IReadOnlyList<Sample> Samples => _samples;

    /// <summary>Customers who came.</summary>
    public long Customers => _floor.Customers.Count;

    /// <summary>Messages that came back from the echo.</summary>
    public int Echoed => _echoed;

    /// <summary>Does what the scenario says, until everybody is served and gone.</summary>
    /// <param name="happens">What happens to the broker; called when it is due, and must not wait.</param>
    /// <param name="patience">How long the end may take, after the last customer could come.</param>
    /// <returns>True if everybody was served and has gone in time.</returns>
    public bool Run(Action<BrokerEvent> happens, TimeSpan patience)
    {
        var scenario = _floor.Scenario;
        _floor.Open();
        PlanSample();
        Repeat(scenario.Probes.GetsPerSecond, Ask);
        Repeat(scenario.Probes.EchosPerSecond, SendEcho);
        foreach (var brokerEvent in scenario.BrokerEvents)
        {
            _floor.Agenda.At(brokerEvent.At, () => Disturb(brokerEvent, happens));
        }

        var start = Stopwatch.GetTimestamp();
        RunUntil(() => Stopwatch.GetElapsedTime(start) >= scenario.RealLength, Timeout.InfiniteTimeSpan);
        var isServed = RunUntil(() => _floor.IsAllDone && Checker.Unanswered == 0, patience);
        _floor.Agenda.Moment = Stopwatch.GetTimestamp();
        _floor.Close();
        return RunUntil(() => _floor.IsEmpty && Checker.Unanswered == 0, patience) && isServed;
    }

    /// <summary>The broker is back: what arrives from now on was not held up.</summary>
    public void NoteBrokerIsBack() => Volatile.Write(ref _brokerBackAt, Stopwatch.GetTimestamp());

    /// <summary>Asks for states as fast as it can be handed in, and waits for the answers.</summary>
    /// <returns>How long it took; null if it took too long.</returns>
    public TimeSpan? AskLap(int count, TimeSpan patience) =>
        Lap(Ask, count, () => Checker.Unanswered == 0, patience);

    /// <summary>The same with the echo.</summary>
    public TimeSpan? EchoLap(int count, TimeSpan patience)
    {
        var until = _echoed + count;
        return Lap(SendEcho, count, () => _echoed >= until, patience);
    }

    /// <summary>Takes what may still come for a while, and asks for nothing.</summary>
    public void Listen(TimeSpan time)
    {
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            Take(LongestPause);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _line.Dispose();

    private TimeSpan? Lap(Action send, int count, Func<bool> isDone, TimeSpan patience)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            _floor.Agenda.Moment = Stopwatch.GetTimestamp();
            send();
        }

        while (!isDone())
        {
            Take(LongestPause);
            if (Stopwatch.GetElapsedTime(start) > patience)
            {
                return null;
            }
        }

        return Stopwatch.GetElapsedTime(start);
    }

    private bool RunUntil(Func<bool> isDone, TimeSpan patience)
    {
        var start = Stopwatch.GetTimestamp();
        while (!isDone())
        {
            if (patience != Timeout.InfiniteTimeSpan && Stopwatch.GetElapsedTime(start) > patience)
            {
                return false;
            }

            for (var done = 0; done < MostAtOnce && _floor.Agenda.TryDo(); done++)
            {
                // The next.
            }

            Take(_floor.Agenda.Pause(LongestPause));
        }

        return true;
    }

    private void Take(TimeSpan longest)
    {
        _taken.Clear();
        _arrived.Take(_taken, longest);
        if (_line.Losses != _losses)
        {
            _losses = _line.Losses;
            Checker.Disturb();
        }

        _taken.ForEach(Read);
    }

    private void Read(WireMessage message)
    {
        _floor.Agenda.Moment = message.At;
        if (string.Equals(message.Queue, _floor.Queues.Echoed, StringComparison.Ordinal))
        {
            _echoed++;
            Steps.Received(message);
            return;
        }

        _received++;
        EndDisturbance(message.At);
        if (Checker.Received(message))
        {
            Steps.Received(message);
            _floor.Read(message);
        }
    }

    private void Send(WireMessage message)
    {
        var sent = message with { Number = ++_number, Queue = _floor.Queues.General };
        Checker.Sent(sent);
        Hand(sent);
    }

    private void Hand(WireMessage message)
    {
        Steps.Sent(message);
        _line.Send(message);
    }

    private void SendEcho() => Hand(new WireMessage("Echo")
    {
        Number = ++_number,
        Queue = _floor.Queues.Echo,
        At = _floor.Agenda.Moment,
        AgentId = _staff.Agents[0].Id,
        Mrd = _floor.Scenario.Mrds[0].Id,
    });

    private void Ask()
    {
        var number = ++_asked;
        _floor.Send(number % 2 == 0 && _floor.Customers.SomeTask() is { } task
            ? new WireMessage("GetTaskState") { TaskId = task, ReplyTo = _floor.Queues.Asked }
            : new WireMessage("GetAgentState")
            {
                AgentId = _staff.Agents[number % _staff.Agents.Count].Id,
                Mrd = _floor.Scenario.Mrds[0].Id,
                ReplyTo = _floor.Queues.Asked,
            });
    }

    private void Repeat(double perSecond, Action action)
    {
        if (perSecond > 0)
        {
            _floor.Agenda.AfterReal(TimeSpan.FromSeconds(1 / perSecond), () =>
            {
                action();
                Repeat(perSecond, action);
            });
        }
    }

    private void PlanSample() => _floor.Agenda.AfterReal(Second, () =>
    {
        var recent = Steps.Recent;
        var second = Stopwatch.GetElapsedTime(_floor.Agenda.Start, _floor.Agenda.Moment).TotalSeconds;
        var total = new Sample(
            second, Customers, _number, _received, Checker.Waiting, 0, 0, 0, _floor.States);
        var sample = total with
        {
            Customers = total.Customers - _before.Customers,
            Sent = total.Sent - _before.Sent,
            Received = total.Received - _before.Received,
            P50 = recent.At(0.5) / 1e3,
            P99 = recent.At(0.99) / 1e3,
            Max = recent.Max / 1e3,
            States = new Dictionary<string, int>(_floor.States, StringComparer.Ordinal),
        };
        _before = total;
        recent.Clear();
        _samples.Add(sample);
        _tick(sample);
        PlanSample();
    });

    private void Disturb(BrokerEvent brokerEvent, Action<BrokerEvent> happens)
    {
        Checker.Disturb();
        Volatile.Write(ref _brokerBackAt, 0);
        _heldUpSince = Stopwatch.GetTimestamp();
        happens(brokerEvent);
    }

    private void EndDisturbance(long at)
    {
        var back = Volatile.Read(ref _brokerBackAt);
        if (_heldUpSince != 0 && back != 0 && at > back)
        {
            Checker.Disturbed(_heldUpSince, at);
            _heldUpSince = 0;
        }
    }
}
