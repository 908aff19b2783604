using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Jms;

namespace MediaRouting.Memory;

/// <summary>
/// A broker in process, for the demo, simulation and tests: queues, topics, temporary queues, windows, transactions,
/// redelivery after a dropped connection, and the filter that drops sequence numbers it has seen, as ActiveMQ does.
/// Nothing survives the process. One lock guards everything, for the work under it is short.
/// </summary>
public sealed class MemoryBroker
{
    private static readonly Utf8NameComparer NameComparer = new();

    private readonly Dictionary<byte[], MemoryDestination>[] _destinations =
    [
        .. Enum.GetValues<DestinationKind>().Select(
            static _ => new Dictionary<byte[], MemoryDestination>(NameComparer)),
    ];

    private readonly Dictionary<string, long> _highestSequences = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MemoryConnection> _connections = new(StringComparer.Ordinal);
    private readonly Stack<MemoryMessage> _pool = [];
    private long _order;
    private int _clients;
    private bool _stopped;

    /// <summary>Guards the broker, its destinations and its connections; waited on for anything new.</summary>
    internal object Gate { get; } = new();

    /// <summary>Ends all connections, as the end of a broker does. Messages stay, as in a durable one.</summary>
    public void Stop()
    {
        MemoryConnection[] connections;
        lock (Gate)
        {
            _stopped = true;
            connections = [.. _connections.Values];
        }

        foreach (MemoryConnection connection in connections)
        {
            connection.Fail(new JmsException(JmsFailure.Lost, "the broker in memory was stopped"));
        }
    }

    /// <summary>Takes connections again after <see cref="Stop"/>.</summary>
    public void Start()
    {
        lock (Gate)
        {
            _stopped = false;
        }
    }

    /// <summary>Messages waiting in a queue, those delivered and not acknowledged not counted.</summary>
    public int Waiting(string queue)
    {
        lock (Gate)
        {
            return Find(DestinationKind.Queue, Encoding.UTF8.GetBytes(queue))!.Count;
        }
    }

    /// <summary>Admits a connection; an older one with the same client id is lost, as with ActiveMQ.</summary>
    internal void Admit(MemoryConnection connection, string clientId)
    {
        MemoryConnection? older;
        lock (Gate)
        {
            if (_stopped)
            {
                throw new JmsException(JmsFailure.Lost, "the broker in memory is stopped");
            }

            _connections.TryGetValue(clientId, out older);
            _connections[clientId] = connection;
        }

        older?.Fail(new JmsException(JmsFailure.Lost, $"another connection took over the client id {clientId}"));
    }

    /// <summary>Under the lock: forgets a connection.</summary>
    internal void Leave(MemoryConnection connection, string clientId)
    {
        if (_connections.TryGetValue(clientId, out MemoryConnection? current) && current == connection)
        {
            _connections.Remove(clientId);
        }
    }

    /// <summary>Under the lock: the number of a new client, which makes its ids unique.</summary>
    internal int NextClient() => ++_clients;

    /// <summary>
    /// Under the lock: a destination, made at first use; null for a temporary queue that nobody owns.
    /// </summary>
    internal MemoryDestination? Find(DestinationKind kind, ReadOnlySpan<byte> name)
    {
        var lookup = _destinations[(int)kind].GetAlternateLookup<ReadOnlySpan<byte>>();
        if (lookup.TryGetValue(name, out MemoryDestination? destination))
        {
            return destination;
        }

        return kind is DestinationKind.Queue or DestinationKind.Topic ? Add(kind, name.ToArray()) : null;
    }

    /// <summary>Under the lock: makes a destination.</summary>
    internal MemoryDestination Add(DestinationKind kind, byte[] name)
    {
        var destination = new MemoryDestination(kind, name);
        _destinations[(int)kind].Add(name, destination);
        return destination;
    }

    /// <summary>Under the lock: removes a temporary queue with what is in it.</summary>
    internal void Remove(MemoryDestination destination)
    {
        destination.IsGone = true;
        _destinations[(int)destination.Kind].Remove(Encoding.UTF8.GetBytes(destination.Name));
        while (destination.Count > 0)
        {
            Return(destination.Dequeue());
        }
    }

    /// <summary>Under the lock: a message to fill.</summary>
    internal MemoryMessage Rent() => _pool.TryPop(out MemoryMessage? message) ? message : new MemoryMessage();

    /// <summary>Under the lock: a message nobody needs any more.</summary>
    internal void Return(MemoryMessage message)
    {
        message.Destination = null;
        _pool.Push(message);
    }

    /// <summary>Under the lock: whether a client's sequence number is new; then it is remembered.</summary>
    internal bool IsNew(string clientId, long sequence)
    {
        if (_highestSequences.TryGetValue(clientId, out long highest) && sequence <= highest)
        {
            return false;
        }

        _highestSequences[clientId] = sequence;
        return true;
    }

    /// <summary>Under the lock: puts a message where it goes. The caller wakes who waits.</summary>
    internal void Publish(MemoryMessage message)
    {
        MemoryDestination destination = message.Destination!;
        message.Order = ++_order;
        if (destination.Kind is not (DestinationKind.Topic or DestinationKind.TemporaryTopic))
        {
            destination.Enqueue(message);
            return;
        }

        foreach (MemoryDestination subscription in destination.Subscriptions)
        {
            MemoryMessage copy = Rent();
            copy.CopyFrom(message);
            subscription.Enqueue(copy);
        }

        Return(message);
    }
}
