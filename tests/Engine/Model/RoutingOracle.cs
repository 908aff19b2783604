using System.Globalization;
using System.Text;
using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.State;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.Model;

/// <summary>
/// Who should get what, worked out by sorting: the order of agents for a new task, and of tasks for an agent who says
/// READY (2-domain, "Routing"). It looks before a command and after it, and keeps its own <i>available since</i>.
/// </summary>
internal sealed class RoutingOracle(StateMachine machine, TaskNames names)
{
    private readonly Dictionary<string, (int Level, int Arrival)> _tasks = [];
    private readonly Dictionary<int, long> _since = [];
    private HashSet<(string Task, int Session)> _work = [];
    private HashSet<int> _able = [];
    private List<(string Task, string Agent)> _offers = [];
    private string? _expected;
    private int _priority;

    private Registry Registry => machine.Registry;

    private Assignments Assignments => machine.RoutingTables!.Assignments;

    /// <summary>How often it had something to say.</summary>
    public int Verdicts { get; private set; }

    /// <summary>Looks at how things stand before an input.</summary>
    public void Before(string input, IReadOnlyList<string> taskIds)
    {
        var words = input.Split(' ').SkipWhile(word => word[0] == '+').ToArray();
        var priority = Array.Find(words, word => word.StartsWith("priority=", StringComparison.Ordinal));
        _priority = priority is null ? 1 : int.Parse(priority[9..], CultureInfo.InvariantCulture);
        _offers = [];
        _expected = words switch
        {
            ["Task", var mrd, ..] => FirstAgent(Find(mrd)),
            ["AgentState", _, var mrd, "READY", ..] => FirstTask(Find(mrd), taskIds),
            _ => null,
        };
    }

    /// <summary>Sees an event.</summary>
    public void See(ref readonly EventSlot told)
    {
        switch (told.Kind)
        {
            case EventKind.TaskCreated:
                _tasks.TryAdd(Text(in told, told.Body.TaskCreated.TaskId), (_priority, _tasks.Count));
                break;
            case EventKind.TaskAssigned:
                ref readonly var offer = ref told.Body.TaskAssigned;
                _offers.Add((Text(in told, offer.TaskId), Text(in told, offer.AgentId)));
                break;
            case EventKind.TaskStateChanged when told.Body.TaskStateChanged.State == TaskState.New:
                SeeReturn(in told);
                break;
        }
    }

    /// <summary>What is wrong with what happened, or null.</summary>
    public string? After(string input, List<string> output, IReadOnlyList<string> taskIds)
    {
        Follow(taskIds);
        var isRefused = output.Exists(line => line.Contains(": Error ", StringComparison.Ordinal));
        if (_expected is null || isRefused || _offers.Count == 0)
        {
            return null;
        }

        Verdicts++;
        var (task, agent) = _offers[0];
        return new[] { task, agent }.Contains(_expected, StringComparer.Ordinal)
            ? null
            : $"{_expected} was next after {input}, but {names.NameOf(task)} was offered to {agent}";
    }

    private void SeeReturn(ref readonly EventSlot told)
    {
        if (!told.Body.TaskStateChanged.AgentId.IsEmpty)
        {
            var id = Text(in told, told.Body.TaskStateChanged.TaskId);
            _tasks[id] = (11, _tasks[id].Arrival);
        }
    }

    private static string Text(ref readonly EventSlot told, TextRef text) => Encoding.UTF8.GetString(told.Text[text]);

    private int Find(string mrd) => Registry.FindMrd(Encoding.UTF8.GetBytes(mrd));

    private string? FirstAgent(int mrd) => mrd < 0 ? null : Enumerable.Range(0, Registry.AgentCount)
        .Select(agent => Registry.Session(agent, mrd))
        .Where(session => Invariants.IsEligible(Registry, Assignments, session))
        .OrderBy(session => Assignments.Presence(session).Work)
        .ThenBy(session => _since[session])
        .ThenBy(session => session)
        .Select(session => Encoding.UTF8.GetString(Registry.AgentId(Registry.AgentOf(session)))).FirstOrDefault();

    private string? FirstTask(int mrd, IReadOnlyList<string> taskIds) => taskIds
        .Select(id => (Id: id, Task: machine.Identities.Find(Encoding.UTF8.GetBytes(id))))
        .Where(entry => machine.Identities.Mrd(entry.Task) == mrd)
        .Where(entry => machine.RoutingTables!.Waiting[entry.Task].IsWaiting)
        .OrderByDescending(entry => _tasks[entry.Id].Level).ThenBy(entry => _tasks[entry.Id].Arrival)
        .Select(entry => entry.Id).FirstOrDefault();

    private void Follow(IReadOnlyList<string> taskIds)
    {
        HashSet<(string Task, int Session)> work = [];
        foreach (var id in taskIds)
        {
            var task = machine.Identities.Find(Encoding.UTF8.GetBytes(id));
            var part = Assignments.FirstOnTask(task);
            for (; part != Assignments.None; part = Assignments.NextOnTask(part))
            {
                if (Assignments[part].State != TaskState.Offered)
                {
                    work.Add((id, Assignments[part].Session));
                }
            }
        }

        var able = Enumerable.Range(0, Registry.SessionCount).Where(IsAble).ToHashSet();
        foreach (var session in able.Except(_able).Concat(_work.Except(work).Select(ended => ended.Session)))
        {
            _since[session] = machine.RoutingTables!.Now;
        }

        (_work, _able) = (work, able);
    }

    private bool IsAble(int session)
    {
        ref readonly var presence = ref Assignments.Presence(session);
        var isWorkReady = presence is { Held: 0, WrapUps: > 0 };
        var isReady = presence is { SignedIn: true, Asked: AgentState.Ready, Interrupted: false };
        return isReady && !isWorkReady && presence.Work < presence.Limit;
    }
}
