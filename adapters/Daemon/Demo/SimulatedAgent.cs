using System.Text.Json.Nodes;
using MediaRouting.Daemon.Configuration;

namespace MediaRouting.Daemon.Demo;

/// <summary>
/// An agent at the Chat Server: knows only what it was told by messages, answers offers, talks, wraps up, and now and
/// then declines, is away, hands a conversation on or asks a colleague to join.
/// </summary>
internal sealed class SimulatedAgent
{
    private static readonly string[] Mrds = [.. DemoConfiguration.Routing.Mrds.Select(mrd => mrd.Id)];
    private static readonly TimeSpan PastTheLimit = TimeSpan.FromSeconds(2.5);

    private readonly Mailbox _mailbox;
    private readonly Agenda _agenda;
    private readonly Random _random;
    private readonly Func<SimulatedAgent, string, SimulatedAgent?> _findColleague;
    private readonly Dictionary<string, (string Mrd, string State)> _work = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _states = new(StringComparer.Ordinal);
    private readonly HashSet<string> _breaks = new(StringComparer.Ordinal);

    /// <summary>An agent who is not there yet.</summary>
    /// <param name="id">Id in the configuration.</param>
    /// <param name="name">Name in the configuration.</param>
    /// <param name="seed">Makes what it does alike from run to run.</param>
    /// <param name="mailbox">The Chat Server's mailbox.</param>
    /// <param name="agenda">Where the agent notes what it is going to do.</param>
    /// <param name="findColleague">Finds a colleague of an agent who seems free on an MRD.</param>
    public SimulatedAgent(
        string id,
        string name,
        int seed,
        Mailbox mailbox,
        Agenda agenda,
        Func<SimulatedAgent, string, SimulatedAgent?> findColleague)
    {
        (Id, Name, _mailbox, _agenda, _findColleague) = (id, name, mailbox, agenda, findColleague);
        _random = new Random(seed);
    }

    /// <summary>Id.</summary>
    public string Id { get; }

    /// <summary>Name.</summary>
    public string Name { get; }

    /// <summary>The queue that the agent is told at.</summary>
    public string Home => HomeOf(Id);

    /// <summary>What to expect of the agent.</summary>
    public Temper Temper { get; set; } = Temper.Calm;

    /// <summary>True once signed in and READY everywhere.</summary>
    public bool IsAtWork => Mrds.All(mrd => StateOn(mrd) is not ("LOGOUT" or "LOGIN" or "NOT_READY"));

    /// <summary>True if nothing is offered to the agent and nothing held, and its states say so.</summary>
    public bool IsIdle => _work.Count == 0 && Mrds.All(mrd => StateOn(mrd) is "READY" or "NOT_READY");

    /// <summary>True once signed out everywhere.</summary>
    public bool IsGone => Mrds.All(mrd => StateOn(mrd) is "LOGOUT");

    /// <summary>The queue that an agent is told at.</summary>
    public static string HomeOf(string id) => "Agent." + id;

    /// <summary>The state last shown on an MRD.</summary>
    public string StateOn(string mrd) => _states.GetValueOrDefault(mrd, "LOGOUT");

    /// <summary>Tasks on an MRD that the agent has accepted.</summary>
    public int Holds(string mrd) => _work.Values.Count(work => IsOn(work, mrd) && !IsOffer(work));

    /// <summary>Tasks on an MRD that the agent has yet to answer: 0 or 1.</summary>
    public int OffersOn(string mrd) => _work.Values.Count(work => IsOn(work, mrd) && IsOffer(work));

    /// <summary>True if the agent, by what it was told, could take another task.</summary>
    public bool SeemsFreeOn(string mrd) =>
        StateOn(mrd) is "READY" or "ACTIVE" && !_work.Values.Any(IsOffer) && !_breaks.Contains(mrd);

    /// <summary>Connects; signing in follows when that is confirmed.</summary>
    public void Arrive() => _mailbox.Send("Connect", new JsonObject
    {
        ["AgentId"] = Id,
        ["Password"] = DemoConfiguration.Password,
        ["Destination"] = Home,
    });

    /// <summary>Signs out everywhere.</summary>
    public void Leave() => Array.ForEach(Mrds, mrd => Ask(mrd, "LOGOUT"));

    /// <summary>Reads a message that came for the agent.</summary>
    public void Read(ChatMessage message)
    {
        switch (message.Type)
        {
            case "Connect":
                Array.ForEach(Mrds, SignIn);
                break;
            case "AgentState":
                StateChanged(message);
                break;
            case "TaskAssigned":
                Consider(message.TaskId, message.Mrd);
                break;
            case "TaskState":
                TaskChanged(message);
                break;
            case "TaskAgentTransferred" when IsMe(message.AgentId):
            case "TaskConferenced" when IsMe(message["ParticipantAgentId"]):
                // Only chats are handed on, see Converse; the message does not name the MRD.
                Converse(message.TaskId, SampleConfiguration.Chat, isFirst: false);
                break;
            case "TaskAgentTransferred":
                _work.Remove(message.TaskId);
                break;
        }
    }

    private static bool IsOn((string Mrd, string State) work, string mrd) =>
        string.Equals(work.Mrd, mrd, StringComparison.Ordinal);

    private static bool IsOffer((string Mrd, string State) work) => work.State is "OFFERED";

    private bool IsMe(string agentId) => string.Equals(agentId, Id, StringComparison.Ordinal);

    private void SignIn(string mrd)
    {
        _mailbox.Send("Login", new JsonObject
        {
            ["AgentId"] = Id,
            ["Password"] = DemoConfiguration.Password,
            ["Mrd"] = mrd,
        });
        Ask(mrd, "READY");
    }

    private void Ask(string mrd, string state) =>
        _mailbox.Send("AgentState", new JsonObject { ["AgentId"] = Id, ["State"] = state, ["Mrd"] = mrd });

    /// <summary>Who declined or was away is made NOT_READY for it, and is back after a short break.</summary>
    private void StateChanged(ChatMessage message)
    {
        var mrd = message.Mrd;
        _states[mrd] = message.State;
        var isNotReady = message.State is "NOT_READY" || message["PendingState"] is "NOT_READY";
        if (isNotReady && message["ReasonCode"] is "REJECTED" or "RONA" && _breaks.Add(mrd))
        {
            _agenda.After(Milliseconds(200, 500), () =>
            {
                _breaks.Remove(mrd);
                Ask(mrd, "READY");
            });
        }
    }

    private void Consider(string taskId, string mrd)
    {
        _work[taskId] = (mrd, "OFFERED");
        var mood = _random.NextDouble();
        if (mood < Temper.NoAnswer)
        {
            return;
        }

        var state = mood < Temper.NoAnswer + Temper.Decline ? "NEW" : "ACTIVE";
        _agenda.After(Milliseconds(40, 160), () => Change(taskId, from: "OFFERED", to: state));
    }

    private void TaskChanged(ChatMessage message)
    {
        if (!_work.TryGetValue(message.TaskId, out var work))
        {
            return;
        }

        switch (message.State)
        {
            case "NEW" or "CLOSED":
                _work.Remove(message.TaskId);
                break;
            case "ACTIVE":
                Converse(message.TaskId, work.Mrd, isFirst: IsOffer(work));
                break;
            case "INTERRUPTED":
                // A call has come; the daemon says when this goes on.
                _work[message.TaskId] = (work.Mrd, "INTERRUPTED");
                break;
            case "WRAPPING_UP":
                _work[message.TaskId] = (work.Mrd, "WRAPPING_UP");
                _agenda.After(
                    _random.NextDouble() < Temper.Dawdle ? PastTheLimit : Milliseconds(40, 160),
                    () => Change(message.TaskId, "WRAPPING_UP", "CLOSED", code: "DONE"));
                break;
        }
    }

    private void Converse(string taskId, string mrd, bool isFirst)
    {
        _work[taskId] = (mrd, "ACTIVE");
        var length = Milliseconds(500, 2500);
        var mood = _random.NextDouble();
        if (isFirst && mrd is SampleConfiguration.Chat && mood < Temper.Transfer + Temper.Conference)
        {
            _agenda.After(length / 2, () => TurnToColleague(taskId, isTransfer: mood < Temper.Transfer));
        }

        // Refused or without a colleague, the agent carries on alone; handed on, there is nothing left to wrap up here.
        _agenda.After(length, () => Change(taskId, from: "ACTIVE", to: "WRAPPING_UP"));
    }

    private void TurnToColleague(string taskId, bool isTransfer)
    {
        if (!_work.TryGetValue(taskId, out var work)
            || work.State is not "ACTIVE"
            || _findColleague(this, work.Mrd) is not { } colleague)
        {
            return;
        }

        var body = isTransfer
            ? new JsonObject { ["TaskId"] = taskId, ["OwnerAgentId"] = Id, ["RecipientAgentId"] = colleague.Id }
            : new JsonObject
            {
                ["TaskId"] = taskId,
                ["ConferenceOwner"] = Id,
                ["ConferenceParticipant"] = colleague.Id,
                ["Mrd"] = work.Mrd,
            };
        _mailbox.Send(isTransfer ? "Transfer" : "Conference", body);
    }

    /// <summary>
    /// Asks for a task's next state, if the task is still this agent's and as it was when this was planned.
    /// </summary>
    private void Change(string taskId, string from, string to, string? code = null)
    {
        if (!_work.TryGetValue(taskId, out var work) || !string.Equals(work.State, from, StringComparison.Ordinal))
        {
            return;
        }

        var body = new JsonObject { ["AgentId"] = Id, ["TaskId"] = taskId, ["State"] = to };
        if (code is not null)
        {
            body["Code"] = code;
        }

        _mailbox.Send("TaskState", body);
    }

    private TimeSpan Milliseconds(int from, int to) => TimeSpan.FromMilliseconds(_random.Next(from, to));
}
