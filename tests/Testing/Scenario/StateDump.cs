using System.Globalization;
using System.Text;
using MediaRouting.Engine;
using MediaRouting.Engine.State;

namespace MediaRouting.Testing;

/// <summary>Everything that a state machine knows, as text: two dumps are equal where nothing has changed.</summary>
public static class StateDump
{
    /// <summary>The state of a machine, of the tasks of these ids.</summary>
    public static string Of(StateMachine machine, IReadOnlyList<string> taskIds)
    {
        var text = new StringBuilder();
        var registry = machine.Registry;
        var (open, closed) = (machine.Identities.OpenCount, machine.Identities.ClosedCount);
        Line(text, $"open {open} closed {closed} due {machine.NextDue}");
        for (var session = 0; session < registry.SessionCount; session++)
        {
            Session(text, machine, session);
        }

        foreach (var id in taskIds)
        {
            var task = machine.Identities.Find(Encoding.UTF8.GetBytes(id));
            if (task >= 0)
            {
                Task(text, machine, id, task);
            }
        }

        return text.ToString();
    }

    private static void Session(StringBuilder text, StateMachine machine, int session)
    {
        if (machine.CommunicationTables is { } communication)
        {
            ref readonly var told = ref communication.Session(session);
            ref readonly var agent = ref communication.Agent(machine.Registry.AgentOf(session));
            var home = Encoding.UTF8.GetString(communication.Destinations.Name(agent.Destination));
            var reason = Encoding.UTF8.GetString(communication.Texts[told.Reason]);
            Line(text, $"Comm {session}: {agent.IsConnected} {home}");
            Line(text, $"  {told.Shown} {told.Pending} {told.StateChangeTime} {reason}");
            Presence(text, communication.Assignments.Presence(session));
        }

        if (machine.RoutingTables is { } routing)
        {
            ref readonly var routed = ref routing.Session(session);
            Line(text, $"MRE {session}: {routed.IsAble} {routed.Since} {routing.Available.Contains(session)}");
            Presence(text, routing.Assignments.Presence(session));
        }
    }

    private static void Presence(StringBuilder text, in Presence presence)
    {
        Line(text, $"  {presence.SignedIn} {presence.Asked} {presence.Routable} {presence.Interrupted}");
        Line(text, $"  {presence.Offers} {presence.Held} {presence.WrapUps}");
    }

    private static void Task(StringBuilder text, StateMachine machine, string id, int task)
    {
        Line(text, $"{id} closed {machine.Identities.IsClosed(task)}");
        if (machine.Identities.IsClosed(task))
        {
            Line(text, $"  code {Encoding.UTF8.GetString(machine.Identities.ClosingCode(task))}");
            return;
        }

        if (machine.CommunicationTables is { } communication)
        {
            var origin = Encoding.UTF8.GetString(communication.Destinations.Name(communication.Task(task).Origin));
            Line(text, $"  Comm {communication.StateOf(task)} origin {origin}");
            Parts(text, communication.Assignments, task);
        }

        if (machine.RoutingTables is { } routing)
        {
            Line(text, $"  MRE {routing.IsOpen(task)} waits {routing.Waiting[task].IsWaiting}");
            Parts(text, routing.Assignments, task);
        }
    }

    private static void Parts(StringBuilder text, Assignments assignments, int task)
    {
        for (var part = assignments.FirstOnTask(task); part != Assignments.None; part = assignments.NextOnTask(part))
        {
            ref readonly var record = ref assignments[part];
            var isOwner = assignments.Owner(task) == part;
            var hasTimer = record.Timer != TimerWheel.Unarmed;
            Line(text, $"  part {record.Session} {record.State} owner {isOwner} timer {hasTimer}");
        }
    }

    private static void Line(StringBuilder text, FormattableString line) =>
        text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
}
