using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Ring;
using MediaRouting.Engine.Statistics;
using MediaRouting.Json;
using MediaRouting.Json.Decode;

namespace MediaRouting.Jms;

/// <summary>
/// The last stage: sends the events of a batch and acknowledges the commands that are done, in one transaction. Until
/// the broker has confirmed it the batch stays in the ring; after a loss it is sent again with the same sequence
/// numbers, by which the broker knows what it has already (6-openwire 6.2).
/// </summary>
/// <remarks>
/// A destination that the broker refuses would fail its whole batch for ever. So a batch that was refused is sent again
/// one by one; what is refused alone goes to the dead letters instead, under its own number, and the rest goes its way.
/// What comes for that destination in the next while goes to the dead letters at once.
/// </remarks>
public sealed class Outbound : IEventHandler<EventSlot>
{
    private const int LongestTransaction = 500;
    private const int LargestTransactionBytes = 1024 * 1024;
    private const int MostLosses = 2;
    private static readonly byte[] Undeliverable = "UNDELIVERABLE"u8.ToArray();

    private readonly RingBuffer<EventSlot> _events;
    private readonly IBrokerLink _link;
    private readonly IBrokerLinkLog _log;
    private readonly TimeProvider _clock;
    private readonly EventEncoder _encoder = new();
    private readonly byte[][] _targets;
    private readonly byte[][] _sources;
    private readonly RefusedDestinations _refused;
    private long _first = -1;
    private long _bytes;
    private long _sent;
    private long _sentThrough;
    private long _transactions;
    private long _undeliverable;

    /// <summary>The stage over its ring.</summary>
    /// <param name="events">The outbox ring.</param>
    /// <param name="link">The connection to the broker.</param>
    /// <param name="queues">Names of the daemon's own queues.</param>
    /// <param name="log">Who is told what could not be delivered.</param>
    /// <param name="clock">Says when a refused destination is tried again, and how long the broker took.</param>
    public Outbound(
        RingBuffer<EventSlot> events, IBrokerLink link, QueueNames queues, IBrokerLinkLog log, TimeProvider clock)
    {
        _refused = new RefusedDestinations(clock);
        _clock = clock;
        _events = events;
        _link = link;
        _log = log;
        _targets = new byte[(int)EventTarget.Tap + 1][];
        _targets[(int)EventTarget.ChatServer] = Encoding.UTF8.GetBytes(queues.ChatServer);
        _targets[(int)EventTarget.RoutingEngine] = Encoding.UTF8.GetBytes(queues.RoutingEngine);
        _targets[(int)EventTarget.CommunicationServer] = Encoding.UTF8.GetBytes(queues.CommunicationServer);
        _targets[(int)EventTarget.DeadLetters] = Encoding.UTF8.GetBytes(queues.DeadLetters);
        _targets[(int)EventTarget.Tap] = Encoding.UTF8.GetBytes(queues.Tap ?? "");
        _sources = new byte[(int)Source.CommunicationServer + 1][];
        _sources[(int)Source.General] = Encoding.UTF8.GetBytes(queues.General);
        _sources[(int)Source.RoutingEngine] = Encoding.UTF8.GetBytes(queues.RoutingEngine);
        _sources[(int)Source.CommunicationServer] = Encoding.UTF8.GetBytes(queues.CommunicationServer);
    }

    /// <summary>Messages that the broker has confirmed.</summary>
    public long Sent => Volatile.Read(ref _sent);

    /// <summary>The highest MediaRoutingSequence that the broker has confirmed in this run; 0 for none.</summary>
    public long SentThrough => Volatile.Read(ref _sentThrough);

    /// <summary>Transactions that the broker has confirmed.</summary>
    public long Transactions => Volatile.Read(ref _transactions);

    /// <summary>Nanoseconds from the start of a transaction until the broker has confirmed it.</summary>
    public LatencyHistogram TransactionTimes { get; } = new();

    /// <summary>
    /// Nanoseconds from the commit of a transaction, the last part of it, until the broker has confirmed it: a round
    /// trip.
    /// </summary>
    public LatencyHistogram CommitTimes { get; } = new();

    /// <summary>Messages that went to the dead letters because the broker refused their destination.</summary>
    public long UndeliverableCount => Volatile.Read(ref _undeliverable);

    /// <inheritdoc/>
    public void OnEvent(ref EventSlot slot, long sequence, bool endOfBatch)
    {
        if (_refused.Count > 0 && _refused.TryForget(KindOf(in slot), DestinationOf(in slot)))
        {
            TryAgain(sequence);
            return;
        }

        _first = _first < 0 ? sequence : _first;
        _bytes += slot.Text.Length;
        if (endOfBatch || sequence - _first + 1 == LongestTransaction || _bytes >= LargestTransactionBytes)
        {
            Deliver(_first, sequence);
            _first = -1;
            _bytes = 0;
        }
    }

    /// <summary>
    /// Sends a message for a destination that was refused some time ago. It goes alone: if it is refused again, that
    /// costs one connection and sends nothing else once more.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void TryAgain(long sequence)
    {
        if (_first >= 0)
        {
            Deliver(_first, sequence - 1);
        }

        Deliver(sequence, sequence);
        _first = -1;
        _bytes = 0;
    }

    private void Deliver(long first, long last)
    {
        if (TryDeliver(first, last, toDeadLetters: false, out var refusal))
        {
            return;
        }

        if (first == last)
        {
            GiveUp(first, refusal);
            return;
        }

        for (var sequence = first; sequence <= last; sequence++)
        {
            Deliver(sequence, sequence);
        }
    }

    /// <summary>
    /// Sends until the broker has confirmed (true) or refused (false); with the link stopped, not at all. A batch that
    /// was lost twice in a row counts as refused: a broker at the memory limit of a queue takes none that is larger
    /// than what is free, however often it is asked.
    /// </summary>
    private bool TryDeliver(
        long first, long last, bool toDeadLetters, [NotNullWhen(false)] out JmsException? refusal)
    {
        refusal = null;
        var losses = 0;
        while (_link.Await() is { } connection)
        {
            try
            {
                Transact(connection, first, last, toDeadLetters);
                return true;
            }
            catch (JmsException exception)
            {
                // Refused or lost, the numbers may be used again only on another connection.
                _link.Discard(connection, exception);
                var isTooLarge = ++losses == MostLosses && first < last;
                if (exception.Failure == JmsFailure.Refused || isTooLarge)
                {
                    refusal = exception;
                    return false;
                }
            }
        }

        return true;
    }

    private void GiveUp(long sequence, JmsException refusal)
    {
        ref readonly var slot = ref _events[sequence];
        if (slot.Kind != EventKind.CommandApplied && slot.Target != EventTarget.DeadLetters)
        {
            _log.Undeliverable(Encoding.UTF8.GetString(DestinationOf(in slot)), refusal.Message);
            if (refusal.ConcernsDestination || IsTemporary(in slot))
            {
                _refused.Add(KindOf(in slot), DestinationOf(in slot));
            }
        }

        while (!TryDeliver(sequence, sequence, toDeadLetters: true, out var again))
        {
            _log.Undeliverable(Encoding.UTF8.GetString(_targets[(int)EventTarget.DeadLetters]), again.Message);
        }
    }

    private void Transact(IJmsConnection connection, long first, long last, bool toDeadLetters)
    {
        // The link holds the same lock while it subscribes: a connection is used by one thread at a time.
        lock (connection)
        {
            TransactAlone(connection, first, last, toDeadLetters);
        }
    }

    private void TransactAlone(IJmsConnection connection, long first, long last, bool toDeadLetters)
    {
        var begun = _clock.GetTimestamp();
        connection.Begin();
        var count = 0;
        var undeliverable = 0;
        for (var sequence = first; sequence <= last; sequence++)
        {
            ref readonly var slot = ref _events[sequence];
            if (slot.Kind == EventKind.CommandApplied)
            {
                connection.Acknowledge(slot.Body.CommandApplied.Delivery);
            }
            else
            {
                undeliverable += Send(connection, in slot, toDeadLetters) ? 0 : 1;
                count++;
            }
        }

        var sent = _clock.GetTimestamp();
        connection.Commit();
        CommitTimes.Record(NanosecondsSince(sent));
        TransactionTimes.Record(NanosecondsSince(begun));
        _link.NoteServed();
        Volatile.Write(ref _sent, _sent + count);
        Volatile.Write(ref _undeliverable, _undeliverable + undeliverable);
        Volatile.Write(ref _transactions, _transactions + 1);
        for (var sequence = first; sequence <= last; sequence++)
        {
            Volatile.Write(ref _sentThrough, Math.Max(_sentThrough, _events[sequence].Sequence));
            _events[sequence].Text.Reset();
        }
    }

    /// <summary>Sends a message; false if it went to the dead letters instead of its destination.</summary>
    private bool Send(IJmsConnection connection, ref readonly EventSlot slot, bool toDeadLetters)
    {
        if (slot.Kind == EventKind.DeadLettered)
        {
            SendDeadLetter(connection, in slot);
            return true;
        }

        var body = _encoder.Encode(in slot);
        toDeadLetters |= body.Length > connection.MaxBodyBytes
            || (_refused.Count > 0 && _refused.Contains(KindOf(in slot), DestinationOf(in slot)));
        connection.Send(new JmsMessage
        {
            DestinationKind = toDeadLetters ? DestinationKind.Queue : KindOf(in slot),
            Destination = toDeadLetters ? _targets[(int)EventTarget.DeadLetters] : DestinationOf(in slot),
            Type = WireNames.Of(slot.Kind),
            CorrelationId = slot.Text[slot.CorrelationId],
            Sequence = slot.Sequence,
            Timestamp = slot.Time,
            BodyKind = JmsBody.Text,
            Body = ForeignText.First(body, connection.MaxBodyBytes),
            Reason = toDeadLetters ? Undeliverable : default,
            OriginalQueue = toDeadLetters ? DestinationOf(in slot) : default,
        });
        return !toDeadLetters;
    }

    private void SendDeadLetter(IJmsConnection connection, ref readonly EventSlot slot)
    {
        ref readonly var letter = ref slot.Body.DeadLettered;
        connection.Send(new JmsMessage
        {
            DestinationKind = DestinationKind.Queue,
            Destination = _targets[(int)EventTarget.DeadLetters],
            Type = slot.Text[letter.Type],
            CorrelationId = slot.Text[slot.CorrelationId],
            Sequence = slot.Sequence,
            Timestamp = slot.Time,
            BodyKind = letter.IsBytes ? JmsBody.Bytes : JmsBody.Text,
            Body = ForeignText.First(slot.Text[letter.Body], connection.MaxBodyBytes),
            Reason = WireNames.Of(letter.Reason),
            OriginalQueue = _sources[(int)letter.Source],
            OriginalMessageId = slot.Text[letter.MessageId],
            Redacted = letter.IsRedacted,
        });
    }

    private long NanosecondsSince(long stamp) =>
        Math.Max(0, _clock.GetElapsedTime(stamp).Ticks) * TimeSpan.NanosecondsPerTick;

    private static bool IsTemporary(ref readonly EventSlot slot) =>
        slot.Target == EventTarget.Named
        && slot.DestinationKind is DestinationKind.TemporaryQueue or DestinationKind.TemporaryTopic;

    private static DestinationKind KindOf(ref readonly EventSlot slot) => slot.Target switch
    {
        EventTarget.Named => slot.DestinationKind,
        EventTarget.Tap => DestinationKind.Topic,
        _ => DestinationKind.Queue,
    };

    private ReadOnlySpan<byte> DestinationOf(ref readonly EventSlot slot) =>
        slot.Target == EventTarget.Named ? slot.Text[slot.Destination] : _targets[(int)slot.Target];
}
