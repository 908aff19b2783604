using System.Diagnostics;
using System.Globalization;
using MediaRouting.Load.Checker;
using MediaRouting.Load.Wire;

namespace MediaRouting.Tests.Load;

/// <summary>
/// A checker that is fed by hand: two agents, Ann and Bob, who may take the tasks of one queue, two at a time. What is
/// told has the next number and arrives a millisecond after what was told before.
/// </summary>
internal sealed class FedChecker
{
    public const string Origin = "web";
    public const string Home = "home";
    public const string DeadLetters = "dead";

    private static readonly TimeSpan Bound = TimeSpan.FromMilliseconds(100);

    private readonly OutcomeChecker _checker = new(new CheckedSite
    {
        Origin = Origin,
        Asked = "asked",
        DeadLetters = DeadLetters,
        MaxTasks = new Dictionary<string, int>(StringComparer.Ordinal) { ["chat"] = 2 },
        Queues = [new CheckedQueue("billing", "chat", ServiceLevelType: 1, ThresholdSeconds: 1)],
        Agents = new Dictionary<string, CheckedAgent>(StringComparer.Ordinal)
        {
            ["ann"] = new("ann", "team", [0]),
            ["bob"] = new("bob", "team", [0]),
        },
    });

    private long _sent;
    private long _told;

    /// <summary>When the last message arrived, a timestamp.</summary>
    public long Now { get; private set; } = Stopwatch.Frequency;

    /// <summary>The number that the next message is told under.</summary>
    public long Next => _told + 1;

    public OutcomeChecker Checker => _checker;

    /// <summary>Sends something; returns its number.</summary>
    public string Send(WireMessage message)
    {
        _checker.Sent(message with { Number = ++_sent, At = Now });
        return _sent.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Tells something under the next number.</summary>
    public void Tell(string queue, WireMessage message, string answering = "") =>
        TellAs(_told + 1, queue, message, answering);

    /// <summary>Tells something under a number.</summary>
    public void TellAs(long number, string queue, WireMessage message, string answering = "")
    {
        _told = Math.Max(_told, number);
        Pass(TimeSpan.FromMilliseconds(1));
        _checker.Received(message with
        {
            Number = number,
            Queue = queue,
            CorrelationId = answering,
            At = Now,
            Digest = (ulong)HashCode.Combine(message.Type, message.TaskId, message.State, message.AgentId, queue),
        });
    }

    /// <summary>Time goes by.</summary>
    public void Pass(TimeSpan time) => Now += (long)(time.TotalSeconds * Stopwatch.Frequency);

    /// <summary>An agent says READY, and is.</summary>
    public void Ready(string agent)
    {
        string number = Send(new WireMessage("AgentState") { AgentId = agent, Mrd = "chat", State = "READY" });
        Tell(Home, StateOf(agent, "READY"), number);
    }

    /// <summary>An agent's state.</summary>
    public static WireMessage StateOf(string agent, string state) =>
        new("AgentState") { AgentId = agent, Mrd = "chat", State = state };

    /// <summary>A customer comes, and becomes a task.</summary>
    public void Enter(string customer, string task)
    {
        string number = Send(new WireMessage("Task")
        {
            ClientUniqueId = customer, Mrd = "chat", Skillgroup = "billing",
        });
        Tell(Origin, TaskOf(customer, task), number);
    }

    /// <summary>The answer to Task.</summary>
    public static WireMessage TaskOf(string customer, string task) =>
        new("Task") { ClientUniqueId = customer, TaskId = task, Mrd = "chat", State = "NEW" };

    /// <summary>A task is offered.</summary>
    public void Offer(string task, string agent) =>
        Tell(Home, new WireMessage("TaskAssigned") { TaskId = task, AgentId = agent, Mrd = "chat" });

    /// <summary>An agent asks for a state of a task, and the agent and the origin are told.</summary>
    public void Change(string task, string agent, string state)
    {
        string number = Send(new WireMessage("TaskState") { TaskId = task, AgentId = agent, State = state });
        bool isOver = state is "CLOSED";
        Tell(Home, PartOf(task, agent, state), number);
        Tell(Origin, PartOf(task, isOver ? "" : agent, state), number);
    }

    /// <summary>A task's state.</summary>
    public static WireMessage PartOf(string task, string agent, string state) =>
        new("TaskState") { TaskId = task, AgentId = agent, State = state, Mrd = "chat" };

    /// <summary>A whole task, from the customer to its end.</summary>
    public void Serve(string customer, string task, string agent)
    {
        Enter(customer, task);
        Offer(task, agent);
        Change(task, agent, "ACTIVE");
        Change(task, agent, "CLOSED");
    }

    public Outcome Conclude() => _checker.Conclude(Bound);

    /// <summary>That a kind of violation was found, so often, and no other.</summary>
    public void AssertOnly(ViolationKind kind, int count = 1)
    {
        Outcome outcome = Conclude();
        string found = string.Join('\n', outcome.Violations.Sentences);
        Assert.True(outcome.Violations[kind] == count && outcome.Violations.Total == count, found);
        Assert.NotEmpty(outcome.Violations.Sentences);
    }
}
