using MediaRouting.OpenWire;

namespace MediaRouting.Tests.Broker;

/// <summary>Takes the broker's redelivery counters.</summary>
internal sealed class CountingListener(int expected) : IOpenWireListener, IDisposable
{
    private readonly CountdownEvent _arrived = new(expected);
    private readonly List<int> _counters = [];

    public void OnMessage(in ReceivedMessage message)
    {
        _counters.Add(message.RedeliveryCounter);
        _arrived.Signal();
    }

    public void OnLost(OpenWireException reason)
    {
    }

    /// <summary>The counters, once all messages are there.</summary>
    public int[] Wait()
    {
        Assert.True(_arrived.Wait(DeliveryLog.Patience));
        return [.. _counters];
    }

    public void Dispose() => _arrived.Dispose();
}
