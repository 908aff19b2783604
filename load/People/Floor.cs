using MediaRouting.Load.Plan;
using MediaRouting.Load.Wire;

namespace MediaRouting.Load.People;

/// <summary>
/// Where agents and customers are: what they share, and the way from a message to the one it tells of. One thread uses
/// it.
/// </summary>
internal sealed class Floor
{
    private readonly Action<WireMessage> _send;
    private readonly Dictionary<string, SimulatedAgent> _agents;
    private readonly Dictionary<TeamPlan, SimulatedAgent[]> _teams;
    private readonly SortedDictionary<string, int> _states = new(StringComparer.Ordinal);
    private readonly Random _random;

    /// <summary>Nobody is there yet.</summary>
    /// <param name="scenario">What is to happen.</param>
    /// <param name="staff">Who is to work.</param>
    /// <param name="queues">Where messages go.</param>
    /// <param name="send">Sends a message, with its planned time, to the daemon.</param>
    public Floor(Scenario scenario, Staff staff, ChatQueues queues, Action<WireMessage> send)
    {
        Scenario = scenario;
        Queues = queues;
        _send = send;
        _random = new Random(scenario.Seed);
        Agenda = new Agenda(scenario.TimeCompression);
        Customers = new Customers(this, _random.Next());
        var seed = _random.Next();
        _agents = staff.Agents.ToDictionary(
            member => member.Id, member => new SimulatedAgent(member, this, seed), StringComparer.Ordinal);
        _teams = _agents.Values.GroupBy(agent => agent.Member.Team).ToDictionary(
            team => team.Key, team => team.ToArray());
    }

    /// <summary>What is to happen.</summary>
    public Scenario Scenario { get; }

    /// <summary>Where messages go.</summary>
    public ChatQueues Queues { get; }

    /// <summary>What people are going to do.</summary>
    public Agenda Agenda { get; }

    /// <summary>Who comes.</summary>
    public Customers Customers { get; }

    /// <summary>Agents by state, over all MRDs.</summary>
    public IReadOnlyDictionary<string, int> States => _states;

    /// <summary>True if no agent has anything.</summary>
    public bool IsAllDone => Customers.Present == 0 && _agents.Values.All(agent => agent.HasNothing);

    /// <summary>True if no agent is signed in.</summary>
    public bool IsEmpty => _agents.Values.All(agent => agent.IsGone);

    /// <summary>Plans shifts and arrivals.</summary>
    public void Open()
    {
        Agenda.Begin();
        foreach (var agent in _agents.Values)
        {
            var team = agent.Member.Team;
            var late = _random.NextDouble() * team.ArriveWithin;
            Agenda.At(team.From + late, agent.Arrive);
            if (team.Until is { } until)
            {
                Agenda.At(until + late, agent.Leave);
            }
        }

        Customers.Open();
    }

    /// <summary>Everybody who is still there goes.</summary>
    public void Close()
    {
        foreach (var agent in _agents.Values)
        {
            agent.Leave();
        }
    }

    /// <summary>Sends a message, planned for the moment.</summary>
    public void Send(WireMessage message) => _send(message with { At = Agenda.Moment });

    /// <summary>Takes a message, which arrived at the moment.</summary>
    public void Read(WireMessage message)
    {
        if (string.Equals(message.Queue, Queues.Origin, StringComparison.Ordinal))
        {
            Customers.Read(message);
            return;
        }

        Tell(message.AgentId, message);
        Tell(message.PreviousAgentId, message);
        Tell(message.ParticipantAgentId, message);
    }

    /// <summary>An agent's state on an MRD has changed.</summary>
    public void Count(string before, string after)
    {
        if (before is not ("LOGOUT" or "LOGIN"))
        {
            _states[before]--;
        }

        if (after is not "LOGOUT")
        {
            _states[after] = _states.GetValueOrDefault(after) + 1;
        }
    }

    /// <summary>Some colleague of the same team who seems free; null if none of a few is.</summary>
    public SimulatedAgent? FindColleague(SimulatedAgent agent, string mrd)
    {
        const int Looks = 8;
        var team = _teams[agent.Member.Team];
        for (var i = 0; i < Looks; i++)
        {
            var colleague = team[_random.Next(team.Length)];
            if (colleague != agent && colleague.SeemsFree(mrd))
            {
                return colleague;
            }
        }

        return null;
    }

    private void Tell(string agentId, WireMessage message)
    {
        if (agentId.Length > 0 && _agents.TryGetValue(agentId, out var agent))
        {
            agent.Read(message);
        }
    }
}
