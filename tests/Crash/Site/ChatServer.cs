using System.Diagnostics;
using System.Text.Json.Nodes;
using MediaRouting.Daemon.Demo;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Crash.Site;

/// <summary>
/// The customer's side: customers come, are impatient, ask; agents work. It knows the daemon by messages only, goes on
/// whatever breaks, and notes everything.
/// </summary>
internal sealed class ChatServer : IDisposable
{
    private const int MostOpen = 200;
    private const int MostPerTurn = 6;
    private const int LargestText = 6000;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Line _line;
    private readonly Random _random;
    private readonly Dictionary<string, Desk> _desks;
    private readonly PriorityQueue<Action, long> _agenda = new();
    private readonly Dictionary<string, string> _openTasks = new(StringComparer.Ordinal);
    private readonly HashSet<string> _tasks = new(StringComparer.Ordinal);
    private int _customers;
    private int _unanswered;

    public ChatServer(ActiveMqBroker broker, int seed)
    {
        _random = new Random(seed);
        _line = new Line(broker, CrashSite.General, CrashSite.Queues);
        _desks = CrashSite.Agents.ToDictionary(
            CrashSite.HomeOf,
            id => new Desk(id, _random, (type, body) => Send(type, body, replyTo: null), After),
            StringComparer.Ordinal);
        Desk[] desks = [.. _desks.Values];
        Array.ForEach(desks, desk => desk.Colleague = () => desks[_random.Next(desks.Length)]);
        Array.ForEach(desks, desk => desk.Arrive());
    }

    public Ledger Ledger { get; } = new();

    public Line Line => _line;

    /// <summary>Messages handed in that cannot be read: each becomes a dead letter.</summary>
    public int Broken { get; private set; }

    /// <summary>Goes on for a while, customers coming.</summary>
    public void Run(TimeSpan length)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < length)
        {
            Turn(mayCome: true);
        }
    }

    /// <summary>Goes on until something holds, customers coming.</summary>
    public void Run(Func<bool> until) => RunUntil(until, mayCome: true);

    /// <summary>Goes on without new customers until everybody is served and everything answered.</summary>
    public void Finish() => RunUntil(() => _openTasks.Count == 0
        && _unanswered == 0
        && Ledger.Unanswered == 0
        && _line.IsAllConfirmed
        && _desks.Values.All(desk => desk.IsIdle));

    /// <summary>
    /// Asks for the state of every agent and of every task there ever was, and waits for the answers.
    /// </summary>
    public void AskForEverything()
    {
        foreach (string agent in CrashSite.Agents)
        {
            foreach (string mrd in CrashSite.Mrds)
            {
                Send("GetAgentState", new JsonObject { ["AgentId"] = agent, ["Mrd"] = mrd }, CrashSite.Web);
            }
        }

        foreach (string task in _tasks)
        {
            Send("GetTaskState", new JsonObject { ["TaskId"] = task }, CrashSite.Web);
        }

        RunUntil(() => Ledger.Unanswered == 0 && _line.IsAllConfirmed);
    }

    /// <summary>Reads what still comes, until a number of messages is there.</summary>
    public void ReadUntil(int told) => RunUntil(() => Ledger.Told.Count >= told);

    /// <summary>Reads for a while, and asks for nothing.</summary>
    public void Listen(TimeSpan length)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < length)
        {
            Turn(mayCome: false);
        }
    }

    public void Dispose() => _line.Dispose();

    private void RunUntil(Func<bool> isDone, bool mayCome = false)
    {
        long start = Stopwatch.GetTimestamp();
        while (!isDone())
        {
            if (Stopwatch.GetElapsedTime(start) > Patience)
            {
                throw new TimeoutException(
                    $"{_openTasks.Count} tasks are open, {Ledger.Unanswered} messages unanswered, "
                    + $"{_desks.Values.Count(desk => !desk.IsIdle)} agents at work, {Ledger.Told.Count} messages told; "
                    + string.Join(", ", _openTasks.Take(5)));
            }

            Turn(mayCome);
        }
    }

    private void Turn(bool mayCome)
    {
        for (int arrivals = _random.Next(MostPerTurn); mayCome && arrivals > 0; arrivals--)
        {
            Arrive();
            mayCome = _openTasks.Count + _unanswered < MostOpen;
        }

        while (_agenda.TryPeek(out Action? action, out long due) && due <= Environment.TickCount64)
        {
            _agenda.Dequeue();
            action();
        }

        _line.Exchange();
        bool isQuiet = true;
        while (_line.TryTake(out BrokerMessage message))
        {
            isQuiet = false;
            if (Ledger.Received(message) is { } news)
            {
                Read(news);
            }
        }

        if (isQuiet)
        {
            _line.Wait(Breath);
        }
    }

    private void Read(ChatMessage message)
    {
        if (_desks.TryGetValue(message.Address, out Desk? desk))
        {
            desk.Read(message);
        }
        else if (message.Type is "Task")
        {
            _openTasks[message.TaskId] = "NEW";
            _tasks.Add(message.TaskId);
            _unanswered--;
            BeImpatient(message.TaskId);
        }
        else if (message.Type is "TaskState" && _openTasks.ContainsKey(message.TaskId))
        {
            _openTasks[message.TaskId] = message.State;
            if (message.State is "CLOSED" && message.AgentId.Length == 0)
            {
                _openTasks.Remove(message.TaskId);
            }
        }
    }

    private void Arrive()
    {
        bool isChat = _random.Next(3) > 0;
        var wishes = new JsonObject { ["skillgroup"] = isChat && _random.Next(5) == 0 ? "urgent" : "" };
        if (_random.Next(4) == 0)
        {
            wishes["history"] = new string('h', _random.Next(LargestText));
        }

        _unanswered++;
        Send("Task", new JsonObject
        {
            ["Mrd"] = isChat ? "chat" : "mail",
            ["ClientUniqueId"] = $"customer-{++_customers}",
            ["name"] = "Zoë 😀",
            ["params"] = wishes,
        });
        switch (_random.Next(60))
        {
            case 0:
                Broken++;
                Send("Broken", "{", CrashSite.Web);
                break;
            case 1:
                Send("TaskState", new JsonObject { ["TaskId"] = "nobody's", ["State"] = "CLOSED" });
                break;
            case 2:
                string agent = CrashSite.Agents[_random.Next(CrashSite.Agents.Length)];
                Send("GetAgentState", new JsonObject { ["AgentId"] = agent, ["Mrd"] = "chat" });
                break;
        }
    }

    private void BeImpatient(string task)
    {
        if (_random.Next(8) == 0)
        {
            After(_random.Next(400), () =>
            {
                if (_openTasks.GetValueOrDefault(task) is "NEW" or "OFFERED")
                {
                    Send("TaskState", new JsonObject
                    {
                        ["TaskId"] = task, ["State"] = "CLOSED", ["Code"] = "CANCELLED",
                    });
                }
            });
        }
    }

    private void After(int milliseconds, Action action) =>
        _agenda.Enqueue(action, Environment.TickCount64 + milliseconds);

    private void Send(string type, JsonObject body, string? replyTo = CrashSite.Web) =>
        Send(type, body.ToJsonString(), replyTo);

    private void Send(string type, string body, string? replyTo) => Ledger.Sent(_line.Send(type, body, replyTo));
}
