using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Jms;
using MediaRouting.Memory;

namespace MediaRouting.Load.Wire;

/// <summary>The echo beside the broker in memory.</summary>
internal sealed class MemoryEcho : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(50);

    private readonly MemoryClient _client;
    private readonly byte[] _to;
    private readonly Thread _thread;
    private volatile bool _isEnded;

    /// <summary>Starts to answer.</summary>
    public MemoryEcho(MemoryBroker broker, ChatQueues queues)
    {
        _client = new MemoryClient(broker);
        _client.Listen(DestinationKind.Queue, queues.Echo);
        _to = Encoding.UTF8.GetBytes(queues.Echoed);
        _thread = new Thread(Run) { Name = "echo", IsBackground = true };
        _thread.Start();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isEnded = true;
        _thread.Join();
        _client.Dispose();
    }

    private void Run()
    {
        while (!_isEnded)
        {
            if (_client.TryReceive(LongestWait, out var received))
            {
                _client.Send(new JmsMessage
                {
                    DestinationKind = DestinationKind.Queue,
                    Destination = _to,
                    Type = "Echo"u8,
                    CorrelationId = Encoding.UTF8.GetBytes(received!.CorrelationId ?? ""),
                    Sequence = 0,
                    BodyKind = JmsBody.Text,
                    Body = received.Body,
                });
            }
        }
    }
}
