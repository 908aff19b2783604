using System.Diagnostics;
using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Jms;

namespace MediaRouting.Memory;

/// <summary>
/// The other side of the daemon in process: a Chat Server of the demo, a test. Each call is done when it returns; a
/// message received is acknowledged. From any thread.
/// </summary>
public sealed class MemoryClient : IDisposable
{
    private readonly MemoryBroker _broker;
    private readonly string _id;
    private readonly List<MemoryDestination> _inboxes = [];
    private readonly List<MemoryDestination> _temporary = [];
    private long _sent;

    /// <summary>A client of a broker.</summary>
    public MemoryClient(MemoryBroker broker)
    {
        _broker = broker;
        lock (broker.Gate)
        {
            _id = $"memory-client-{broker.NextClient()}";
        }
    }

    /// <summary>Sends a message.</summary>
    /// <param name="message">The message; its sequence is its property, no repetition is recognised by it.</param>
    /// <param name="replyToKind">What JMSReplyTo is; <see cref="DestinationKind.None"/> for none.</param>
    /// <param name="replyTo">Name of JMSReplyTo, UTF-8.</param>
    /// <exception cref="JmsException">The temporary queue it goes to does not exist.</exception>
    public void Send(
        in JmsMessage message, DestinationKind replyToKind = DestinationKind.None, ReadOnlySpan<byte> replyTo = default)
    {
        lock (_broker.Gate)
        {
            if (_broker.Find(message.DestinationKind, message.Destination) is not { } destination)
            {
                throw new JmsException(JmsFailure.Refused, "the temporary queue does not exist");
            }

            MemoryMessage kept = _broker.Rent();
            kept.Set(message, Encoding.UTF8.GetBytes($"ID:{_id}:1:1:{++_sent}"), replyToKind, replyTo);
            kept.Destination = destination;
            _broker.Publish(kept);
            Monitor.PulseAll(_broker.Gate);
        }
    }

    /// <summary>Makes a temporary queue, which lives as long as the client; returns its name.</summary>
    public string CreateTemporaryQueue()
    {
        lock (_broker.Gate)
        {
            string name = $"ID:{_id}:{_temporary.Count + 1}";
            _temporary.Add(_broker.Add(DestinationKind.TemporaryQueue, Encoding.UTF8.GetBytes(name)));
            return name;
        }
    }

    /// <summary>
    /// Makes a destination one of those that <see cref="TryReceive(TimeSpan, out MemoryReceived?)"/> takes from. A
    /// topic is received from then on.
    /// </summary>
    public void Listen(DestinationKind kind, string destination)
    {
        lock (_broker.Gate)
        {
            Inbox(kind, destination);
        }
    }

    /// <summary>Takes the next message of any destination listened to; false if none comes in time.</summary>
    public bool TryReceive(TimeSpan timeout, out MemoryReceived? message)
    {
        lock (_broker.Gate)
        {
            return TryReceive(inbox: null, timeout, out message);
        }
    }

    /// <summary>
    /// Takes the next message of one destination, listening to it from now on; false if none comes in time.
    /// </summary>
    public bool TryReceive(DestinationKind kind, string destination, TimeSpan timeout, out MemoryReceived? message)
    {
        lock (_broker.Gate)
        {
            return TryReceive(Inbox(kind, destination), timeout, out message);
        }
    }

    /// <summary>Ends the client: its temporary queues and subscriptions go.</summary>
    public void Dispose()
    {
        lock (_broker.Gate)
        {
            _temporary.ForEach(_broker.Remove);
            foreach (MemoryDestination inbox in _inboxes.Where(static inbox => inbox.Kind == DestinationKind.Topic))
            {
                _broker.Find(DestinationKind.Topic, Encoding.UTF8.GetBytes(inbox.Name))!.Subscriptions.Remove(inbox);
            }

            _temporary.Clear();
            _inboxes.Clear();
        }
    }

    private MemoryDestination Inbox(DestinationKind kind, string name)
    {
        MemoryDestination? inbox = _inboxes.Find(
            inbox => inbox.Kind == kind && string.Equals(inbox.Name, name, StringComparison.Ordinal));
        if (inbox is null)
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(name);
            inbox = _broker.Find(kind, utf8)
                ?? throw new JmsException(JmsFailure.Refused, "the temporary queue does not exist");
            if (kind == DestinationKind.Topic)
            {
                var subscription = new MemoryDestination(kind, utf8);
                inbox.Subscriptions.Add(subscription);
                inbox = subscription;
            }

            _inboxes.Add(inbox);
        }

        return inbox;
    }

    private bool TryReceive(MemoryDestination? inbox, TimeSpan timeout, out MemoryReceived? message)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            MemoryDestination? due = inbox ?? _inboxes.Find(static candidate => candidate.Count > 0);
            if (due is { Count: > 0 })
            {
                MemoryMessage taken = due.Dequeue();
                message = Read(taken);
                _broker.Return(taken);
                return true;
            }

            TimeSpan left = timeout - Stopwatch.GetElapsedTime(start);
            if (left <= TimeSpan.Zero)
            {
                message = null;
                return false;
            }

            Monitor.Wait(_broker.Gate, left);
        }
    }

    private static MemoryReceived Read(MemoryMessage message) => new()
    {
        DestinationKind = message.Destination!.Kind,
        Destination = message.Destination.Name,
        MessageId = Encoding.UTF8.GetString(message.MessageId),
        Type = Text(message.Type),
        CorrelationId = Text(message.CorrelationId),
        ReplyToKind = message.ReplyToKind,
        ReplyTo = Text(message.ReplyTo),
        Timestamp = message.Timestamp,
        BodyKind = message.BodyKind,
        Body = message.Body.ToArray(),
        Sequence = message.Sequence,
        Reason = Text(message.Reason),
        OriginalQueue = Text(message.OriginalQueue),
        OriginalMessageId = Text(message.OriginalMessageId),
        Redacted = message.Redacted,
    };

    private static string? Text(ReadOnlySpan<byte> utf8) => utf8.IsEmpty ? null : Encoding.UTF8.GetString(utf8);
}
