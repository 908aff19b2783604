using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using MediaRouting.Bench.Peers.Job;

namespace MediaRouting.Bench.Peers.Locks;

/// <summary>
/// The original's way: any thread carries out commands, a lock a queue keeps them apart, whoever arrives has all
/// candidates of the queue copied and sorted, and every offer has a timer object.
/// </summary>
internal sealed class Router : IRouter, IDisposable
{
    private static readonly TimeSpan OfferTimeout = TimeSpan.FromSeconds(120);

    private readonly ConcurrentDictionary<string, Chat> _chats = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Agent> _agents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ChatQueue> _queues = new(StringComparer.Ordinal);
    private readonly Lock _offersLock = new();
    private long _arrivals;

    /// <summary>Nobody at work yet.</summary>
    public Router(House house)
    {
        foreach (var id in house.QueueIds)
        {
            _queues.Add(id, new ChatQueue());
        }

        for (var order = 0; order < house.Agents; order++)
        {
            var agent = new Agent(house.AgentIds[order], order, House.Capacity);
            _agents.Add(agent.Id, agent);
            foreach (var place in house.QueuesOf(order))
            {
                var queue = _queues[house.QueueIds[place]];
                agent.Queues.Add(queue);
                queue.Members.Add(agent);
            }
        }
    }

    /// <inheritdoc/>
    public List<PeerOffer> Offers { get; } = [];

    /// <inheritdoc/>
    public void Apply(in PeerCommand command)
    {
        switch (command.Kind)
        {
            case PeerCommandKind.SignIn:
                _agents[command.Agent].SignIn(command.Time);
                LookForChat(_agents[command.Agent]);
                break;
            case PeerCommandKind.Arrive:
                Arrive(command.Task, _queues[command.Queue]);
                break;
            case PeerCommandKind.Accept:
                Accept(_chats[command.Task]);
                break;
            case PeerCommandKind.Close:
                _chats.TryRemove(command.Task, out var chat);
                chat!.Agent!.Close(command.Time);
                LookForChat(chat.Agent);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(command));
        }
    }

    /// <summary>Stops the timers of offers that are open.</summary>
    public void Dispose()
    {
        foreach (var chat in _chats.Values)
        {
            chat.OfferTimer?.Dispose();
        }
    }

    private void Arrive(string id, ChatQueue queue)
    {
        var chat = new Chat(id, queue, Interlocked.Increment(ref _arrivals));
        _chats[id] = chat;
        lock (queue.Lock)
        {
            if (!TryOffer(chat))
            {
                queue.Waiting.AddLast(chat);
            }
        }
    }

    private void Accept(Chat chat)
    {
        Agent agent;
        lock (chat.Queue.Lock)
        {
            agent = chat.Agent!;
            chat.OfferTimer!.Dispose();
            chat.OfferTimer = null;
            agent.Accept();
        }

        LookForChat(agent);
    }

    /// <summary>Under the queue's lock. Another queue may take a candidate in between; then it is the next one's.
    /// </summary>
    private bool TryOffer(Chat chat)
    {
        var candidates = new List<Candidate>(chat.Queue.Members.Count);
        foreach (var member in chat.Queue.Members)
        {
            if (member.IsCandidate(out var candidate))
            {
                candidates.Add(candidate);
            }
        }

        CollectionsMarshal.AsSpan(candidates).Sort(Candidate.Compare);
        foreach (var candidate in candidates)
        {
            if (candidate.Agent.TryReserve())
            {
                Offer(chat, candidate.Agent);
                return true;
            }
        }

        return false;
    }

    /// <summary>The oldest head of the agent's queues, again if another agent was faster.</summary>
    private void LookForChat(Agent agent)
    {
        while (agent.IsCandidate(out _) && OldestHead(agent) is { } oldest)
        {
            lock (oldest.Queue.Lock)
            {
                if (oldest.Queue.Waiting.First?.Value == oldest && agent.TryReserve())
                {
                    oldest.Queue.Waiting.RemoveFirst();
                    Offer(oldest, agent);
                    return;
                }
            }
        }
    }

    private static Chat? OldestHead(Agent agent)
    {
        Chat? oldest = null;
        foreach (var queue in agent.Queues)
        {
            lock (queue.Lock)
            {
                var head = queue.Waiting.First?.Value;
                oldest = head is not null && head.Arrival < (oldest?.Arrival ?? long.MaxValue) ? head : oldest;
            }
        }

        return oldest;
    }

    private void Offer(Chat chat, Agent agent)
    {
        chat.Agent = agent;
        chat.OfferTimer = new Timer(
            static state =>
            {
                var (router, late) = ((Router, Chat))state!;
                router.TimeOut(late);
            },
            (this, chat),
            OfferTimeout,
            Timeout.InfiniteTimeSpan);
        lock (_offersLock)
        {
            Offers.Add(new PeerOffer(chat.Id, agent.Id));
        }
    }

    private void TimeOut(Chat chat)
    {
        lock (chat.Queue.Lock)
        {
            if (chat.OfferTimer is not { } timer)
            {
                return;
            }

            timer.Dispose();
            chat.OfferTimer = null;
            chat.Agent!.LetPass();
            chat.Agent = null;
            if (!TryOffer(chat))
            {
                chat.Queue.Waiting.AddFirst(chat);
            }
        }
    }
}
