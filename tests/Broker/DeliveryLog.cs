using System.Text;
using MediaRouting.Jms;

namespace MediaRouting.Tests.Broker;

/// <summary>Keeps every delivery and lets a test wait for it.</summary>
internal sealed class DeliveryLog : IJmsListener
{
    /// <summary>Longest wait for what must come; only a failing test waits that long.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly object _gate = new();
    private readonly List<Delivered> _deliveries = [];
    private readonly List<JmsException> _lost = [];

    /// <summary>Called before each delivery is kept.</summary>
    public Action? OnEach { get; init; }

    public void OnDelivery(in JmsDelivery delivery)
    {
        OnEach?.Invoke();
        var kept = new Delivered(
            delivery.Consumer, delivery.Tag, Text(delivery.MessageId), Text(delivery.Type), Text(delivery.Body))
        {
            CorrelationId = Text(delivery.CorrelationId),
            ReplyToKind = delivery.ReplyToKind,
            ReplyTo = Text(delivery.ReplyTo),
            BodyKind = delivery.BodyKind,
            Bytes = delivery.Body.ToArray(),
        };
        lock (_gate)
        {
            _deliveries.Add(kept);
            Monitor.PulseAll(_gate);
        }
    }

    public void OnLost(JmsException reason)
    {
        lock (_gate)
        {
            _lost.Add(reason);
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>All deliveries, once there are at least as many.</summary>
    public Delivered[] Wait(int count)
    {
        lock (_gate)
        {
            WaitUntil(() => _deliveries.Count >= count, () => $"{count} deliveries, got {_deliveries.Count}");
            return [.. _deliveries];
        }
    }

    /// <summary>The deliveries up to now of one consumer.</summary>
    public Delivered[] Of(int consumer)
    {
        lock (_gate)
        {
            return [.. _deliveries.Where(delivery => delivery.Consumer == consumer)];
        }
    }

    /// <summary>Waits for the loss of the connection; there must be one only.</summary>
    public JmsException WaitForLoss()
    {
        lock (_gate)
        {
            WaitUntil(() => _lost.Count > 0, static () => "the loss of the connection");
            return Assert.Single(_lost);
        }
    }

    /// <summary>How often a loss was told, waiting a while for a first one.</summary>
    public int Losses(TimeSpan wait)
    {
        lock (_gate)
        {
            if (_lost.Count == 0)
            {
                Monitor.Wait(_gate, wait);
            }

            return _lost.Count;
        }
    }

    private void WaitUntil(Func<bool> condition, Func<string> what)
    {
        long start = Environment.TickCount64;
        while (!condition())
        {
            bool inTime = Environment.TickCount64 - start < Patience.TotalMilliseconds && Monitor.Wait(_gate, Patience);
            Assert.True(inTime, $"waited in vain for {what()}");
        }
    }

    private static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);
}
