using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Jms;

namespace MediaRouting.Tests.Broker;

/// <summary>
/// Sends and receives over one connection, and counts the bytes allocated on the thread that sends, acknowledges and
/// commits, and on the thread that delivers.
/// </summary>
internal sealed class AllocationMeter : IJmsListener, IDisposable
{
    private const int Batch = 100;

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _arrived = new(0);
    private readonly Queue<long> _tags = new(capacity: 1_024);
    private readonly byte[] _queue;
    private readonly byte[] _body = Encoding.UTF8.GetBytes("{\"AgentId\":\"é😀\"," + new string(' ', 280) + "}");
    private readonly IJmsConnection _connection;
    private long _allocatedByReader;
    private long _sequence;
    private object? _wasted;

    public AllocationMeter(IJmsTransport transport, string queue)
    {
        _queue = Encoding.UTF8.GetBytes(queue);
        _connection = transport.Connect(this);
        _connection.Subscribe(0, queue, window: 500);
    }

    /// <summary>Allocates an object per message on both threads, to prove that the meter would see it.</summary>
    public bool Wasteful { get; init; }

    /// <summary>Bytes allocated by both threads for so many messages sent, received and acknowledged.</summary>
    public (long Sending, long Receiving) Run(int messages)
    {
        long receivingBefore = Volatile.Read(ref _allocatedByReader);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int done = 0; done < messages; done += Batch)
        {
            _connection.Begin();
            for (int i = 0; i < Batch; i++)
            {
                Waste();
                _connection.Send(new JmsMessage
                {
                    DestinationKind = DestinationKind.Queue, Destination = _queue, Type = "AgentState"u8,
                    CorrelationId = "c😀"u8, Sequence = ++_sequence, Timestamp = _sequence, Body = _body,
                    Reason = "reason"u8, Redacted = true,
                });
            }

            _connection.Commit();
            if (!AcknowledgeBatch())
            {
                return (-1, -1);
            }
        }

        long sending = GC.GetAllocatedBytesForCurrentThread() - before;
        return (sending, Volatile.Read(ref _allocatedByReader) - receivingBefore);
    }

    public void OnDelivery(in JmsDelivery delivery)
    {
        Waste();
        Volatile.Write(ref _allocatedByReader, GC.GetAllocatedBytesForCurrentThread());
        bool complete;
        lock (_gate)
        {
            _tags.Enqueue(delivery.Tag);
            complete = _tags.Count == Batch;
        }

        if (complete)
        {
            _arrived.Release();
        }
    }

    public void OnLost(JmsException reason)
    {
    }

    public void Dispose()
    {
        _connection.Close();
        _arrived.Dispose();
    }

    private void Waste()
    {
        if (Wasteful)
        {
            Volatile.Write(ref _wasted, new object());
        }
    }

    private bool AcknowledgeBatch()
    {
        if (!_arrived.Wait(DeliveryLog.Patience))
        {
            return false;
        }

        _connection.Begin();
        lock (_gate)
        {
            while (_tags.TryDequeue(out long tag))
            {
                _connection.Acknowledge(tag);
            }
        }

        _connection.Commit();
        return true;
    }
}
