using System.Diagnostics;
using System.Text;
using MediaRouting.Testing;

namespace MediaRouting.Bench.Broker;

/// <summary>Our client. A single message is a transaction of one: begin, message, commit in one write.</summary>
internal sealed class OurClient(ActiveMqBroker broker) : IBrokerUser, IDisposable
{
    /// <summary>The longest transaction of the daemon's last stage.</summary>
    public const int LongestTransaction = 500;

    private readonly Line _line = new(broker);
    private readonly HashSet<string> _subscribed = new(StringComparer.Ordinal);
    private readonly byte[] _body = Encoding.UTF8.GetBytes(new string('x', Sizes.BodyBytes));

    /// <inheritdoc/>
    public string Name => "ours";

    /// <summary>Bytes that all threads of this process allocated during the last work.</summary>
    public long Allocated { get; private set; }

    /// <inheritdoc/>
    public TimeSpan Do(Work work, string from, string to, int count)
    {
        var source = Encoding.UTF8.GetBytes(from);
        var target = Encoding.UTF8.GetBytes(to);
        var start = Stopwatch.GetTimestamp();
        if (work is not (Work.SendEach or Work.SendBatches) && _subscribed.Add(from))
        {
            _line.Subscribe(from);
        }

        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var done = 0; done < count;)
        {
            done += work switch
            {
                Work.SendEach => SendBatch(source, size: 1),
                Work.SendBatches => SendBatch(source, Sizes.Batch),
                Work.AcknowledgeEach => _line.AcknowledgeArrived(most: 1),
                Work.RelayBatches => RelayBatch(target),
                _ => _line.AcknowledgeArrived(LongestTransaction),
            };
        }

        var time = Stopwatch.GetElapsedTime(start);
        Allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        return time;
    }

    /// <inheritdoc/>
    public void Dispose() => _line.Dispose();

    private int SendBatch(ReadOnlySpan<byte> queue, int size)
    {
        _line.Begin();
        for (var i = 0; i < size; i++)
        {
            _line.Send(queue, type: default, _body);
        }

        _line.Commit();
        return size;
    }

    private int RelayBatch(ReadOnlySpan<byte> queue)
    {
        _line.Begin();
        for (var i = 0; i < Sizes.Batch; i++)
        {
            _line.Inbox.Wait(most: 1);
            _line.Acknowledge(_line.Inbox.Peek(out var body));
            _line.Send(queue, type: default, body);
            _line.Inbox.Release();
        }

        _line.Commit();
        return Sizes.Batch;
    }
}
