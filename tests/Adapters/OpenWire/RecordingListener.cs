using System.Text;
using MediaRouting.OpenWire;

namespace MediaRouting.Tests.Adapters.OpenWire;

/// <summary>Keeps what arrives, as text, and lets a test wait for it.</summary>
internal sealed class RecordingListener : IOpenWireListener
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly object _gate = new();
    private readonly List<(long Tag, BodyType Type, string Body)> _messages = [];
    private readonly List<OpenWireException> _lost = [];

    /// <summary>Called with each message, on the reader thread.</summary>
    public Action? OnEach { get; init; }

    public void OnMessage(in ReceivedMessage message)
    {
        OnEach?.Invoke();
        lock (_gate)
        {
            _messages.Add((message.Tag, message.BodyType, Encoding.UTF8.GetString(message.Body)));
            Monitor.PulseAll(_gate);
        }
    }

    public void OnLost(OpenWireException reason)
    {
        lock (_gate)
        {
            _lost.Add(reason);
            Monitor.PulseAll(_gate);
        }
    }

    public int LostCount
    {
        get
        {
            lock (_gate)
            {
                return _lost.Count;
            }
        }
    }

    /// <summary>The messages, once there are as many.</summary>
    public (long Tag, BodyType Type, string Body)[] Messages(int count)
    {
        WaitUntil(() => _messages.Count >= count, $"{count} messages");
        return [.. _messages];
    }

    /// <summary>Why the connection was lost, once it is.</summary>
    public OpenWireException Lost()
    {
        WaitUntil(() => _lost.Count > 0, "the end of the connection");
        return Assert.Single(_lost);
    }

    private void WaitUntil(Func<bool> condition, string what)
    {
        long start = Environment.TickCount64;
        lock (_gate)
        {
            while (!condition())
            {
                Assert.True(
                    Environment.TickCount64 - start < Patience.TotalMilliseconds && Monitor.Wait(_gate, Patience),
                    $"waited in vain for {what}");
            }
        }
    }
}
