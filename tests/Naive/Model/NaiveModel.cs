using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Tests.Naive.Model;

/// <summary>
/// The whole of a daemon in the <c>combined</c> topology, written a second time from 1-protocol, 2-domain and 7-rulings
/// for obviousness: lists that are searched, nothing kept that can be worked out. The engine has to tell the same.
/// </summary>
internal sealed class NaiveModel
{
    private const int RememberedMessages = 16 * 1024;
    private const int LongestWholeId = 252;

    private readonly List<Told> _told = [];
    private readonly Queue<string> _messages = [];
    private readonly HashSet<string> _messageIds = [];
    private readonly ModelTimers _communicationTimers = new();
    private readonly ModelTimers _routingTimers = new();
    private readonly ModelHandover _handover = new();
    private readonly AgentRequests _agents;
    private readonly TaskRequests _tasks;
    private readonly PartyRequests _parties;

    /// <summary>Nobody connected, no tasks.</summary>
    /// <param name="center">Configuration and limits.</param>
    /// <param name="hasTiesReversed">A fault, for the test of the swarm.</param>
    public NaiveModel(Center center, bool hasTiesReversed = false)
    {
        var teller = new Teller(_communicationTimers, _told, Seen);
        Communication = new CommunicationRole(
            center.Configuration, teller, _communicationTimers, _handover, Seen, center.ClosedTaskLimit);
        Routing = new RoutingRole(center.Configuration, _routingTimers, _handover, Seen, hasTiesReversed);
        _agents = new AgentRequests(Communication, teller, Seen);
        _tasks = new TaskRequests(Communication, teller, _handover, center.OpenTaskLimit, Seen);
        _parties = new PartyRequests(Communication, _handover);
    }

    /// <summary>What has happened.</summary>
    public Coverage Seen { get; } = new();

    /// <summary>The Communication Server.</summary>
    public CommunicationRole Communication { get; }

    /// <summary>The MRE.</summary>
    public RoutingRole Routing { get; }

    /// <summary>When a timer is due next, Unix milliseconds, or null.</summary>
    public long? NextDue => new[] { _communicationTimers.NextDue, _routingTimers.NextDue }.Min();

    /// <summary>Carries out a command.</summary>
    /// <returns>What is told, in order; good until the next command.</returns>
    public IReadOnlyList<Told> Apply(Input input)
    {
        _told.Clear();
        _communicationTimers.Reach(input.Time);
        _routingTimers.Reach(input.Time);
        Seen.Count(input.Kind);
        if (input.Kind == CommandKind.Tick)
        {
            // As in the split, where each process has the tick to itself: one role, what follows, and then the other.
            _communicationTimers.FireDue();
            _handover.Drain(Routing, Communication);
            _routingTimers.FireDue();
            _handover.Drain(Routing, Communication);
        }
        else if (IsNew(input.MessageId))
        {
            Dispatch(input);
            _handover.Drain(Routing, Communication);
        }

        _told.ForEach(Seen.Count);
        return _told;
    }

    private bool IsNew(string messageId)
    {
        if (messageId.Length is 0 or > LongestWholeId)
        {
            return true;
        }

        if (!_messageIds.Add(messageId))
        {
            Seen.Count(Feature.DuplicateMessage);
            return false;
        }

        _messages.Enqueue(messageId);
        if (_messages.Count > RememberedMessages)
        {
            _messageIds.Remove(_messages.Dequeue());
        }

        return true;
    }

    private void Dispatch(Input input)
    {
        if (input.Refusal.IsRefusal)
        {
            Communication.Refuse(input, input.Refusal, AgentState.None, TaskState.None);
            return;
        }

        switch (input.Kind)
        {
            case CommandKind.Connect:
                _agents.Connect(input);
                break;
            case CommandKind.Login:
                _agents.Login(input);
                break;
            case CommandKind.ChangeAgentState:
                _agents.ChangeState(input);
                break;
            case CommandKind.GetAgentState:
                _agents.GetState(input);
                break;
            case CommandKind.RestoreChatServer:
                _agents.Restore(input);
                break;
            case CommandKind.CreateTask:
                _tasks.Create(input);
                break;
            case CommandKind.ChangeTaskState:
                _tasks.ChangeState(input);
                break;
            case CommandKind.GetTaskState:
                _tasks.GetState(input);
                break;
            case CommandKind.Conference:
                _parties.Conference(input);
                break;
            case CommandKind.Transfer:
                _parties.Transfer(input);
                break;
            default:
                throw new InvalidOperationException($"{input.Kind} is not for General");
        }
    }
}
