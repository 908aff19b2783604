using System.Globalization;
using System.Text;
using MediaRouting.Engine.State;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.Model;

/// <summary>
/// Input lines drawn at random, most of them sensible where the site stands, some of them not: work comes, is offered,
/// answered, left, handed on and closed, and every kind of mistake is made besides.
/// </summary>
/// <param name="seed">The same seed and site give the same lines.</param>
/// <param name="site">Where the lines are played.</param>
/// <param name="names">What the script calls the tasks.</param>
internal sealed class RandomScript(int seed, ISite site, TaskNames names)
{
    /// <summary>The configuration that the lines are made for.</summary>
    public const string Center = """
        mrd chat name=Chat max=2 offer=5 rate=3
        mrd mail max=3 offer=8 noAnswer=ready onLogout=requeue wrapUp=9 waiting=6
        mrd voice max=1 offer=4 onLogout=requeue interruptible=false wrapUp=3
        agent a1
        agent a2 chat=1
        agent a3 mail=1
        agent a4 chat=3 voice=2
        agent a5
        agent a6
        """;

    private const int Remembered = 8;

    private static readonly string[] AgentStates =
        ["LOGOUT", "LOGIN", "RESERVED", "ACTIVE", "BUSY", "WORK_READY", "INTERRUPTED", "UNKNOWN"];
    private static readonly string[] TaskStates =
        ["NEW", "OFFERED", "ACCEPTED", "ACTIVE", "PAUSED", "WRAPPING_UP", "CLOSED", "INTERRUPTED", "UNKNOWN"];

    private readonly Random _random = new(seed);
    private readonly List<string> _tasks = [];
    private int _created;
    private int _seen;

    /// <summary>Ids of the tasks that are open or were closed just now.</summary>
    public IReadOnlyList<string> TaskIds
    {
        get
        {
            Remember();
            return _tasks;
        }
    }

    /// <summary>The next line.</summary>
    public string Next()
    {
        Remember();
        var line = _random.Next(100) switch
        {
            0 when _random.Next(6) == 0 => "Restore",
            < 5 => $"@+{_random.Next(4000)}ms",
            < 12 => Sign(),
            < 30 => $"AgentState {Agent()} {Mrd()} {(_random.Next(4) > 0 ? "READY" : Idle())}",
            < 32 => $"AgentState {Agent()} {Mrd()} {Any(AgentStates)}",
            < 46 when _tasks.Count < 20 + Remembered => NewTask(),
            < 82 => TaskState(),
            < 87 => Conference(),
            < 93 => Transfer(),
            < 95 => $"GetAgentState {Agent()} {Mrd()}",
            < 97 => $"GetTaskState {Task()} {(_random.Next(2) == 0 ? Agent() : "-")}",
            < 98 => $"GetEstimatedWait {Mrd()} params=agent:{Agent()} priority={_random.Next(11)}",
            _ => $"Raw Login MISSING_FIELD Password/Absent agent={Agent()} mrd={Mrd()}",
        };
        return line[0] == '@' ? line : Decorated(line);
    }

    private Registry Registry => site.Communication!.Registry;

    private string Decorated(string line) => _random.Next(10) switch
    {
        0 => $"{line} replyTo=desk{_random.Next(3)}",
        1 => $"+{_random.Next(2000)}ms {line}",
        _ => line,
    };

    private void Remember()
    {
        for (; _seen < names.Count; _seen++)
        {
            _tasks.Add(names.IdOf($"T{(_seen + 1).ToString(CultureInfo.InvariantCulture)}"));
        }

        // With its MRD a closed task is forgotten.
        _tasks.RemoveAll(id => Find(id) < 0);
        var closed = _tasks.FindAll(id => site.Communication!.Identities is var all && all.IsClosed(Find(id)));
        foreach (var id in closed.SkipLast(Remembered))
        {
            _tasks.Remove(id);
        }
    }

    private int Find(string id) => site.Communication!.Identities.Find(Encoding.UTF8.GetBytes(id));

    private string Any(string[] words) => words[_random.Next(words.Length)];

    private string Agent() => _random.Next(40) == 0 ? "nobody" : Registry.Agent(_random.Next(Registry.AgentCount)).Id;

    private string Mrd() => _random.Next(40) switch
    {
        0 => "nowhere",
        1 => "Chat",
        _ => Registry.Policy(_random.Next(Registry.MrdCount)).Id,
    };

    private string Task() => _tasks.Count == 0 || _random.Next(40) == 0
        ? "lost"
        : names.NameOf(_tasks[_random.Next(_tasks.Count)]);

    private string Idle() => _random.Next(3) switch
    {
        0 => "LOGOUT home",
        1 => "NOT_READY lunch",
        _ => "NOT_READY",
    };

    private string Sign()
    {
        var verify = _random.Next(10) == 0 ? " verify=AuthenticationFailed" : string.Empty;
        return _random.Next(2) == 0
            ? $"Connect {Agent()} to=desk{_random.Next(8)}{verify}"
            : $"Login {Agent()} {Mrd()}{verify}";
    }

    private string NewTask()
    {
        var number = _random.Next(12) == 0 ? _random.Next(_created + 1) : ++_created;
        var priority = _random.Next(3) == 0 ? $" priority={_random.Next(1, 11)}" : string.Empty;
        return $"Task {Mrd()} c{number}{priority}";
    }

    /// <summary>A part of an open task: the name of the task, its agent and its state; or chance ones.</summary>
    private (string Task, string Agent, string State) Part()
    {
        var assignments = site.Communication!.CommunicationTables!.Assignments;
        for (var tries = 0; tries < 6 && _tasks.Count > 0; tries++)
        {
            var id = _tasks[_random.Next(_tasks.Count)];
            var task = Find(id);
            var part = site.Communication.Identities.IsClosed(task) ? Assignments.None : assignments.FirstOnTask(task);
            while (part != Assignments.None && assignments.NextOnTask(part) != Assignments.None && _random.Next(2) == 0)
            {
                part = assignments.NextOnTask(part);
            }

            if (part != Assignments.None)
            {
                var agent = Registry.Agent(Registry.AgentOf(assignments[part].Session)).Id;
                return (names.NameOf(id), agent, WireNames.Of(assignments[part].State));
            }
        }

        return (Task(), Agent(), Any(TaskStates));
    }

    private string TaskState()
    {
        var (task, agent, state) = _random.Next(8) > 0 ? Part() : (Task(), Agent(), Any(TaskStates));
        var next = (state, _random.Next(12)) switch
        {
            (_, 0) => Any(TaskStates),
            ("OFFERED", 1) => "NEW",
            ("OFFERED", 2) => "CLOSED",
            ("OFFERED", < 7) => "ACTIVE",
            ("OFFERED", _) => "ACCEPTED",
            ("ACCEPTED", _) => "ACTIVE",
            ("ACTIVE", 1) => "PAUSED",
            ("ACTIVE", < 6) => "WRAPPING_UP",
            ("PAUSED", < 6) => "ACTIVE",
            _ => "CLOSED",
        };
        return _random.Next(15) == 0 ? $"TaskState {task} - {next}" : $"TaskState {task} {agent} {next}";
    }

    private string Conference()
    {
        var (task, agent, _) = Part();
        return $"Conference {task} {agent} {Agent()} {(_random.Next(4) == 0 ? Mrd() : MrdOf(task))}";
    }

    private string Transfer()
    {
        var (task, agent, _) = Part();
        return $"Transfer {task} {agent} {Agent()}";
    }

    private string MrdOf(string name)
    {
        var task = Find(names.IdOf(name));
        return task < 0 ? Mrd() : Registry.Policy(site.Communication!.Identities.Mrd(task)).Id;
    }
}
