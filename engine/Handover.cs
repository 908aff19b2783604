using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Communication;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Routing;

namespace MediaRouting.Engine;

/// <summary>
/// The two roles in one process (<c>combined</c>): what one says to the other is queued here and handed over inside the
/// same step of the writer, in the order in which the split's queues would deliver it, MRE's queue first. With a tap,
/// each row is shown there as well, as the split would have sent it, but without the number of a decision.
/// </summary>
public sealed class Handover : IRoutingRequests, ICommunicationNotices
{
    /// <summary>
    /// Askers to remember: a step forwards one row 5 or 8 at most, and is over when that is answered.
    /// </summary>
    public const int AskerLimit = 16;

    // The two are in step here: what is answered is always the reservation that stands.
    private const long NoDecision = 0;

    private readonly Queue<Row> _toRouting = new(64);
    private readonly Queue<Row> _toCommunication = new(64);
    private readonly CommunicationTables _tables;
    private readonly Askers _askers;
    private readonly RoutingRows? _routingTap;
    private readonly CommunicationRows? _communicationTap;

    /// <summary>Nothing queued.</summary>
    /// <param name="tables">The Communication Server's tables: row 14 reads the params there.</param>
    /// <param name="askers">Who asked for rows 5 and 8.</param>
    /// <param name="routingTap">Shows what goes to MRE, or null.</param>
    /// <param name="communicationTap">Shows what comes from MRE, or null.</param>
    public Handover(
        CommunicationTables tables, Askers askers, RoutingRows? routingTap, CommunicationRows? communicationTap)
    {
        _tables = tables;
        _askers = askers;
        _routingTap = routingTap;
        _communicationTap = communicationTap;
    }

    /// <summary>Rows 5 and 8 so far: the last number under which an asker is remembered.</summary>
    internal long Forwarded { get; set; }

    /// <summary>Hands over everything that is queued, and what that leads to, until nothing is left.</summary>
    public void Drain(RoutingEngine routing, CommunicationServer communication)
    {
        while (true)
        {
            if (_toRouting.TryDequeue(out var row))
            {
                ToRouting(row, routing);
            }
            else if (_toCommunication.TryDequeue(out row))
            {
                ToCommunication(row, communication);
            }
            else
            {
                return;
            }
        }
    }

    /// <inheritdoc/>
    public void Conference(in Requester requester, int task, int owner, int participant)
    {
        _routingTap?.Conference(requester, task, owner, participant);
        var number = Remember(requester);
        _toRouting.Enqueue(new Row
        {
            Kind = CommandKind.RoutingConference,
            Task = task,
            Agent = owner,
            Other = participant,
            Number = number,
        });
    }

    /// <inheritdoc/>
    public void Transfer(in Requester requester, int task, int owner, int recipient)
    {
        _routingTap?.Transfer(requester, task, owner, recipient);
        var number = Remember(requester);
        _toRouting.Enqueue(new Row
        {
            Kind = CommandKind.RoutingTransfer,
            Task = task,
            Agent = owner,
            Other = recipient,
            Number = number,
        });
    }

    /// <inheritdoc/>
    public void AgentState(
        in Requester requester,
        int session,
        AgentState state,
        ReadOnlySpan<byte> reason,
        long changed,
        bool isRoutable = true)
    {
        _routingTap?.AgentState(requester, session, state, reason, changed, isRoutable);
        _toRouting.Enqueue(new Row
        {
            Kind = CommandKind.UpdateAgentState,
            Session = session,
            AgentState = state,
            IsRoutable = isRoutable,
        });
    }

    /// <inheritdoc/>
    public void TaskState(in Requester requester, int task, int agent, TaskState state, long decision = 0)
    {
        _routingTap?.TaskState(requester, task, agent, state, decision);
        _toRouting.Enqueue(new Row
        {
            Kind = CommandKind.UpdateTaskState,
            Task = task,
            Agent = agent,
            TaskState = state,
        });
    }

    /// <inheritdoc/>
    public void NewTask(in Requester requester, int task, ReadOnlySpan<byte> packedParams, int priority)
    {
        _routingTap?.NewTask(requester, task, packedParams, priority);
        _toRouting.Enqueue(new Row { Kind = CommandKind.NewTask, Task = task, Priority = priority });
    }

    /// <inheritdoc/>
    public void TaskConferenced(in Requester requester, int task, int owner, int participant)
    {
        _communicationTap?.TaskConferenced(requester, task, owner, participant);
        _toCommunication.Enqueue(new Row
        {
            Kind = CommandKind.TaskConferenced,
            Task = task,
            Agent = owner,
            Other = participant,
            Number = requester.Forwarded,
        });
    }

    /// <inheritdoc/>
    public void TaskAgentTransferred(in Requester requester, int task, int recipient, int previous)
    {
        _communicationTap?.TaskAgentTransferred(requester, task, recipient, previous);
        _toCommunication.Enqueue(new Row
        {
            Kind = CommandKind.TaskAgentTransferred,
            Task = task,
            Agent = recipient,
            Other = previous,
            Number = requester.Forwarded,
        });
    }

    /// <inheritdoc/>
    public void TaskAgentSelected(int task, int agent, long decision)
    {
        _communicationTap?.TaskAgentSelected(task, agent, NoDecision);
        _toCommunication.Enqueue(new Row { Kind = CommandKind.TaskAgentSelected, Task = task, Agent = agent });
    }

    /// <inheritdoc/>
    public void NoAgentAvailable(int task)
    {
        _communicationTap?.NoAgentAvailable(task);
        _toCommunication.Enqueue(new Row { Kind = CommandKind.TaskAgentSelected, Task = task, Agent = -1 });
    }

    /// <inheritdoc/>
    public void Refused(in Requester requester, in Refusal refusal, int task, int agent)
    {
        _communicationTap?.Refused(requester, refusal, task, agent);
        _toCommunication.Enqueue(new Row
        {
            Kind = CommandKind.RoutingError,
            Task = task,
            Agent = agent,
            Refusal = refusal,
            Number = requester.Forwarded,
        });
    }

    private void ToRouting(in Row row, RoutingEngine routing)
    {
        _askers.TryFind(row.Number, out var requester);
        switch (row.Kind)
        {
            case CommandKind.RoutingConference:
                routing.Conference(requester, row.Task, row.Agent, row.Other);
                break;
            case CommandKind.RoutingTransfer:
                routing.Transfer(requester, row.Task, row.Agent, row.Other);
                break;
            case CommandKind.UpdateAgentState:
                routing.AgentState(row.Session, row.AgentState, row.IsRoutable);
                break;
            case CommandKind.UpdateTaskState:
                routing.TaskState(requester, row.Task, row.Agent, row.TaskState, NoDecision);
                break;
            default:
                routing.NewTask(requester, row.Task, _tables.Texts[_tables.Task(row.Task).Params], row.Priority);
                break;
        }
    }

    private void ToCommunication(in Row row, CommunicationServer communication)
    {
        _askers.TryFind(row.Number, out var requester);
        switch (row.Kind)
        {
            case CommandKind.TaskConferenced:
                communication.TaskConferenced(requester, row.Task, row.Agent, row.Other);
                break;
            case CommandKind.TaskAgentTransferred:
                communication.TaskAgentTransferred(requester, row.Task, row.Agent, row.Other);
                break;
            case CommandKind.TaskAgentSelected when row.Agent >= 0:
                communication.TaskAgentSelected(row.Task, row.Agent, NoDecision);
                break;
            case CommandKind.TaskAgentSelected:
                communication.NoAgentAvailable(row.Task);
                break;
            default:
                communication.Refused(requester, row.Refusal, row.Task, row.Agent);
                break;
        }
    }

    private long Remember(in Requester requester)
    {
        _askers.Remember(++Forwarded, requester);
        return Forwarded;
    }

    /// <summary>One row on its way from one role to the other.</summary>
    private struct Row
    {
        public CommandKind Kind;
        public AgentState AgentState;
        public TaskState TaskState;
        public bool IsRoutable;
        public int Task;
        public int Agent;
        public int Other;
        public int Session;
        public int Priority;
        public Refusal Refusal;
        public long Number;
    }
}
