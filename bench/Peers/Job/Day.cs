using System.Text;
using MediaRouting.Bench.Figures;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Bench.Peers.Job;

/// <summary>
/// A working day: agents sign in, in no order; then tasks arrive for queues drawn at random, are offered, accepted and
/// closed, the next to close drawn among those that agents hold. The number of open tasks is kept: three commands are
/// one decision. The day is tried out on an engine, whose decisions are the right ones.
/// </summary>
internal sealed class Day
{
    /// <summary>Tasks that are open where nobody waits, in a large house: so a slow peer gets there as well.</summary>
    private const int MostOpen = 1_000;

    private readonly House _house;
    private readonly Rehearsal _rehearsal;
    private readonly CommunicationServer _server = new();
    private readonly Random _random = new(1);
    private readonly List<PeerCommand> _commands = [];
    private readonly List<PeerOffer> _offers = [];
    private readonly List<(Offer Offer, string Task)> _held = [];
    private readonly int[] _agents;
    private readonly int _target;
    private CommandSlot _slot;
    private int _signedIn;
    private int _open;

    /// <summary>Nobody at work yet.</summary>
    /// <param name="house">The house.</param>
    /// <param name="waiting">Tasks that wait beside a full house; none: the house is half full at most.</param>
    public Day(House house, int waiting)
    {
        _house = house;
        _rehearsal = new Rehearsal(house.Configuration, Topology.RoutingEngine) { HasMessageIds = false };
        _slot.Text.Initialize(new PayloadPool());
        _agents = [.. Enumerable.Range(0, house.Agents)];
        _random.Shuffle(_agents);
        var capacity = house.Agents * House.Capacity;
        _target = waiting == 0 ? Math.Min(capacity / 2, MostOpen) : capacity + waiting;
    }

    /// <summary>True once everybody has signed in and as many tasks are open as there are to be.</summary>
    public bool IsUnderWay => _signedIn == _agents.Length && _open >= _target - 1;

    /// <summary>
    /// The next part, of a few commands more than asked for: it ends when no offer is open. Good until the next call.
    /// </summary>
    public Round Next(int commands)
    {
        _rehearsal.Script.Clear();
        _commands.Clear();
        _offers.Clear();
        while (_commands.Count < commands || _rehearsal.Offers.Count > 0)
        {
            Step();
        }

        if (_rehearsal.Refusals > 0)
        {
            throw new InvalidOperationException("a command of the day was refused");
        }

        return new Round(_rehearsal.Script, _commands, _offers);
    }

    private void Step()
    {
        if (_signedIn < _agents.Length)
        {
            var agent = _agents[_signedIn++];
            _server.SignIn(_rehearsal, agent);
            Note(PeerCommandKind.SignIn, "", _house.AgentIds[agent], "");
        }
        else if (_rehearsal.Offers.TryDequeue(out var offer))
        {
            Accept(offer);
        }
        else if (_open < _target)
        {
            Arrive();
        }
        else
        {
            Close();
        }
    }

    private void Accept(Offer offer)
    {
        var (task, agent) = (Encoding.UTF8.GetString(offer.TaskId), _house.AgentIds[offer.Agent]);
        _offers.Add(new PeerOffer(task, agent));
        _server.Move(_rehearsal, in offer, TaskState.Active);
        Note(PeerCommandKind.Accept, task, agent, "");
        _held.Add((offer, task));
    }

    private void Arrive()
    {
        var queue = _random.Next(_house.QueueIds.Count);
        _open++;
        _server.Arrive(_rehearsal, queue, priority: 1);
        var last = LastCommand();
        var task = Encoding.UTF8.GetString(last.Text[last.Body.CreateTask.TaskId]);
        Note(PeerCommandKind.Arrive, task, "", _house.QueueIds[queue]);
    }

    private void Close()
    {
        var place = _random.Next(_held.Count);
        var (offer, task) = _held[place];
        _held[place] = _held[^1];
        _held.RemoveAt(_held.Count - 1);
        _open--;
        _server.Move(_rehearsal, in offer, TaskState.Closed);
        Note(PeerCommandKind.Close, task, _house.AgentIds[offer.Agent], "");
    }

    private void Note(PeerCommandKind kind, string task, string agent, string queue) =>
        _commands.Add(new PeerCommand(kind, LastCommand().Time, task, agent, queue));

    private ref CommandSlot LastCommand()
    {
        _rehearsal.Script.Fill(_rehearsal.Script.Count - 1, ref _slot);
        return ref _slot;
    }
}
