using System.Text.Json.Nodes;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Daemon.Demo;

/// <summary>
/// The simulation: customers who come and go, agents, and between them a Chat Server that speaks with the daemon by
/// messages and in no other way. One thread at a time runs it; <see cref="Look()"/> may be called from any.
/// </summary>
internal sealed class ContactCentre
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(50);

    private readonly Lock _gate = new();
    private readonly Mailbox _mailbox;
    private readonly CancellationToken _failed;
    private readonly Agenda _agenda = new();
    private readonly Conversations _conversations = new();
    private readonly SimulatedAgent[] _agents;
    private readonly Dictionary<string, SimulatedAgent> _byHome;
    private TimeSpan _opened;
    private bool _isClosing;

    /// <summary>Nobody is there yet.</summary>
    /// <param name="mailbox">The Chat Server's mailbox.</param>
    /// <param name="seed">Makes what agents do alike from run to run.</param>
    /// <param name="failed">Set when the daemon has failed: nothing is waited for any more.</param>
    public ContactCentre(Mailbox mailbox, int seed, CancellationToken failed)
    {
        _mailbox = mailbox;
        _failed = failed;
        _agents =
        [
            .. DemoConfiguration.Routing.Agents.Select((agent, number) => new SimulatedAgent(
                agent.Id, agent.Name, unchecked((seed * 31) + number), mailbox, _agenda, FindColleague)),
        ];
        _byHome = _agents.ToDictionary(agent => agent.Home, StringComparer.Ordinal);
    }

    /// <summary>All agents connect, sign in and say READY.</summary>
    /// <returns>False if that took longer than <paramref name="limit"/>.</returns>
    public bool Staff(TimeSpan limit)
    {
        Array.ForEach(_agents, agent => agent.Arrive());
        return Run(() => _agents.All(agent => agent.IsAtWork), limit);
    }

    /// <summary>Serves one customer from the first message to the last.</summary>
    /// <returns>False if that took longer than <paramref name="limit"/>.</returns>
    public bool ServeOne(Customer customer, TimeSpan limit)
    {
        Enter(customer);
        return Run(() => _conversations.AreAllClosed, limit);
    }

    /// <summary>Opens the doors, until the time is over or told to stop.</summary>
    public void Open(IEnumerable<Customer> customers, TimeSpan length, CancellationToken stop)
    {
        lock (_gate)
        {
            _opened = _agenda.Now;
            _conversations.Latencies.Clear(); // The first conversation shows how long code takes to be compiled.
            Array.ForEach(_agents, agent => agent.Temper = Temper.Human);
        }

        using var arriving = customers.GetEnumerator();
        AwaitNext(arriving);
        Run(() => stop.IsCancellationRequested || _agenda.Now - _opened >= length, TimeSpan.MaxValue);
        lock (_gate)
        {
            _isClosing = true;
        }
    }

    /// <summary>With the doors closed, sees everybody out.</summary>
    /// <returns>False if that took longer than <paramref name="limit"/>.</returns>
    public bool FinishWork(TimeSpan limit) =>
        Run(() => _conversations.AreAllClosed && _agents.All(agent => agent.IsIdle), limit);

    /// <summary>All agents sign out.</summary>
    /// <returns>False if that took longer than <paramref name="limit"/>.</returns>
    public bool SendHome(TimeSpan limit)
    {
        Array.ForEach(_agents, agent => agent.Leave());
        return Run(() => _agents.All(agent => agent.IsGone), limit);
    }

    /// <summary>What it looks like now.</summary>
    public Figures Look()
    {
        lock (_gate)
        {
            return new Figures
            {
                Elapsed = _agenda.Now - _opened,
                IsClosing = _isClosing,
                TasksIn = _conversations.Count,
                TasksByPhase = [.. _conversations.ByPhase],
                Offers = _conversations.Offers,
                Median = _conversations.Latencies.Quantile(0.5),
                Percentile99 = _conversations.Latencies.Quantile(0.99),
                Mrds = [.. DemoConfiguration.Routing.Mrds.Select(Look)],
            };
        }
    }

    private MrdFigures Look(MrdConfiguration mrd) => new(
        mrd.Name,
        _agents.CountBy(agent => agent.StateOn(mrd.Id), StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal),
        _agents.Sum(agent => agent.Holds(mrd.Id)),
        _agents.Sum(agent => agent.OffersOn(mrd.Id)),
        _agents.Sum(agent => DemoConfiguration.Limits[(agent.Id, mrd.Id)]));

    /// <summary>Does what is due and reads what comes, until something holds. False if that took too long.</summary>
    private bool Run(Func<bool> isDone, TimeSpan limit)
    {
        var start = _agenda.Now;
        while (!isDone())
        {
            if (_failed.IsCancellationRequested || _agenda.Now - start > limit)
            {
                return false;
            }

            lock (_gate)
            {
                while (_agenda.TryTake(out var action))
                {
                    action();
                }
            }

            if (_mailbox.Receive(_agenda.Pause(LongestPause)) is { } message)
            {
                lock (_gate)
                {
                    Read(message);
                }
            }
        }

        return true;
    }

    private void Read(ChatMessage message)
    {
        if (_byHome.TryGetValue(message.Address, out var agent))
        {
            agent.Read(message);
            if (message.Type is "TaskAssigned")
            {
                _conversations.Offered(message);
            }
        }
        else
        {
            _conversations.Read(message);
        }
    }

    private void AwaitNext(IEnumerator<Customer> arriving)
    {
        if (arriving.MoveNext())
        {
            var customer = arriving.Current;
            _agenda.After(_opened + customer.Arrives - _agenda.Now, () =>
            {
                if (!_isClosing)
                {
                    Enter(customer);
                    AwaitNext(arriving);
                }
            });
        }
    }

    private void Enter(Customer customer)
    {
        var conversation = _conversations.Begin(customer);
        _mailbox.SendOfCustomer("Task", new JsonObject
        {
            ["Mrd"] = customer.Mrd,
            ["ClientUniqueId"] = customer.ClientUniqueId,
            ["name"] = customer.Name,
            ["params"] = Params(customer),
        });
        _agenda.After(customer.Patience, () =>
        {
            if (conversation is { TaskId.Length: > 0, Phase: ConversationPhase.Waiting or ConversationPhase.Offered })
            {
                _mailbox.SendOfCustomer("TaskState", new JsonObject
                {
                    ["TaskId"] = conversation.TaskId,
                    ["State"] = "CLOSED",
                    ["Code"] = "CANCELLED",
                });
            }
        });
    }

    private static JsonObject Params(Customer customer)
    {
        var wishes = new JsonObject { ["skillgroup"] = customer.Queue };
        if (customer.Label.Length > 0)
        {
            wishes["labels"] = customer.Label;
        }

        if (customer.Agent.Length > 0)
        {
            wishes["agent"] = customer.Agent;
        }

        return wishes;
    }

    /// <summary>
    /// The next colleague who seems free: whether that is still so when the request arrives is the daemon's to say.
    /// </summary>
    private SimulatedAgent? FindColleague(SimulatedAgent agent, string mrd)
    {
        var own = Array.IndexOf(_agents, agent);
        return _agents[(own + 1)..].Concat(_agents[..own]).FirstOrDefault(colleague => colleague.SeemsFreeOn(mrd));
    }
}
