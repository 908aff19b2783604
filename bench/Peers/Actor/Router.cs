using MediaRouting.Bench.Peers.Job;

namespace MediaRouting.Bench.Peers.Actor;

/// <summary>
/// What an actor does with its messages, in ordinary collections: each queue has its available agents in a sorted set
/// and what waits in a linked list; offers all last equally long, so they end in the order in which they were made.
/// </summary>
internal sealed class Router : IRouter
{
    private const long OfferMilliseconds = 120_000;

    private readonly Dictionary<string, Chat> _chats = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Agent> _agents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ChatQueue> _queues = new(StringComparer.Ordinal);
    private readonly Queue<(Chat Chat, long Ends)> _offerEnds = new();
    private long _arrivals;

    /// <summary>Nobody at work yet.</summary>
    public Router(House house)
    {
        for (var order = 0; order < house.QueueIds.Count; order++)
        {
            _queues.Add(house.QueueIds[order], new ChatQueue(order));
        }

        for (var order = 0; order < house.Agents; order++)
        {
            var agent = new Agent(house.AgentIds[order], order, House.Capacity);
            agent.Queues.AddRange(house.QueuesOf(order).Select(queue => _queues[house.QueueIds[queue]]));
            _agents.Add(agent.Id, agent);
        }
    }

    /// <inheritdoc/>
    public List<PeerOffer> Offers { get; } = [];

    /// <summary>The agents, in no order.</summary>
    public IEnumerable<Agent> Agents => _agents.Values;

    /// <summary>The open tasks, the first to arrive first.</summary>
    public IEnumerable<Chat> Chats => _chats.Values.OrderBy(chat => chat.Arrival);

    /// <inheritdoc/>
    public void Apply(in PeerCommand command)
    {
        EndOffers(command.Time);
        switch (command.Kind)
        {
            case PeerCommandKind.SignIn:
                SignIn(_agents[command.Agent], command.Time);
                break;
            case PeerCommandKind.Arrive:
                Arrive(command.Task, _queues[command.Queue], command.Time);
                break;
            case PeerCommandKind.Accept:
                Accept(_chats[command.Task], command.Time);
                break;
            case PeerCommandKind.Close:
                _chats.Remove(command.Task, out var chat);
                Close(chat!.Agent!, command.Time);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(command));
        }
    }

    private void SignIn(Agent agent, long time)
    {
        agent.IsReady = true;
        agent.Since = time;
        Free(agent, time);
    }

    private void Arrive(string id, ChatQueue queue, long time)
    {
        var chat = new Chat(id, queue, ++_arrivals);
        _chats.Add(id, chat);
        if (!TryOffer(chat, time))
        {
            queue.Waiting.AddLast(chat);
        }
    }

    private void Accept(Chat chat, long time)
    {
        var agent = chat.Agent!;
        chat.OfferEnds = 0;
        agent.HasOffer = false;
        agent.Held++;
        Free(agent, time);
    }

    private void Close(Agent agent, long time)
    {
        Leave(agent);
        agent.Held--;
        agent.Since = time;
        Free(agent, time);
    }

    private bool TryOffer(Chat chat, long time)
    {
        if (chat.Queue.Available.Min is not { } agent)
        {
            return false;
        }

        Leave(agent);
        Offer(chat, agent, time);
        return true;
    }

    /// <summary>An agent who may have room again takes what has waited longest, or becomes available.</summary>
    private void Free(Agent agent, long time)
    {
        if (!agent.IsEligible)
        {
            return;
        }

        Chat? oldest = null;
        foreach (var queue in agent.Queues)
        {
            var head = queue.Waiting.First?.Value;
            oldest = head is not null && head.Arrival < (oldest?.Arrival ?? long.MaxValue) ? head : oldest;
        }

        if (oldest is not null)
        {
            oldest.Queue.Waiting.RemoveFirst();
            Offer(oldest, agent, time);
            return;
        }

        agent.IsAvailable = true;
        foreach (var queue in agent.Queues)
        {
            queue.Available.Add(agent);
        }
    }

    private static void Leave(Agent agent)
    {
        if (agent.IsAvailable)
        {
            agent.IsAvailable = false;
            foreach (var queue in agent.Queues)
            {
                queue.Available.Remove(agent);
            }
        }
    }

    private void Offer(Chat chat, Agent agent, long time)
    {
        chat.Agent = agent;
        chat.OfferEnds = time + OfferMilliseconds;
        agent.HasOffer = true;
        _offerEnds.Enqueue((chat, chat.OfferEnds));
        Offers.Add(new PeerOffer(chat.Id, agent.Id));
    }

    /// <summary>Ends offers that nobody answered in time, and forgets those that were.</summary>
    private void EndOffers(long now)
    {
        while (_offerEnds.TryPeek(out var first) && (first.Chat.OfferEnds != first.Ends || first.Ends <= now))
        {
            _offerEnds.Dequeue();
            var chat = first.Chat;
            if (chat.OfferEnds == first.Ends)
            {
                chat.OfferEnds = 0;
                chat.Agent!.HasOffer = false;
                chat.Agent.IsReady = false;
                chat.Agent = null;
                if (!TryOffer(chat, now))
                {
                    chat.Queue.Waiting.AddFirst(chat);
                }
            }
        }
    }
}
