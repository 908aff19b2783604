using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Jms;
using MediaRouting.Memory;

namespace MediaRouting.Load.Wire;

/// <summary>A line to the broker in memory.</summary>
internal sealed class MemoryLine : IChatLine
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(50);

    private readonly MemoryClient _client;
    private readonly ArrayBufferWriter<byte> _body = new();
    private readonly Thread _thread;
    private volatile bool _isEnded;

    /// <summary>Listens.</summary>
    /// <param name="broker">The broker.</param>
    /// <param name="queues">Where to listen.</param>
    /// <param name="arrived">Called for each message, one at a time; must not wait.</param>
    public MemoryLine(MemoryBroker broker, IEnumerable<string> queues, Action<WireMessage> arrived)
    {
        _client = new MemoryClient(broker);
        foreach (var queue in queues)
        {
            _client.Listen(DestinationKind.Queue, queue);
        }

        _thread = new Thread(() => Run(arrived)) { Name = "chat receiver", IsBackground = true };
        _thread.Start();
    }

    /// <inheritdoc/>
    public int Losses => 0;

    /// <inheritdoc/>
    public void Send(WireMessage message)
    {
        _body.ResetWrittenCount();
        WireJson.Write(message, _body);
        var outgoing = new JmsMessage
        {
            DestinationKind = DestinationKind.Queue,
            Destination = Encoding.UTF8.GetBytes(message.Queue),
            Type = Encoding.UTF8.GetBytes(message.Type),
            CorrelationId = Encoding.UTF8.GetBytes(message.Number.ToString(CultureInfo.InvariantCulture)),
            Sequence = 0,
            BodyKind = JmsBody.Text,
            Body = _body.WrittenSpan,
        };
        _client.Send(
            outgoing,
            message.ReplyTo.Length == 0 ? DestinationKind.None : DestinationKind.Queue,
            Encoding.UTF8.GetBytes(message.ReplyTo));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isEnded = true;
        _thread.Join();
        _client.Dispose();
    }

    private void Run(Action<WireMessage> arrived)
    {
        while (!_isEnded)
        {
            if (_client.TryReceive(LongestWait, out var received))
            {
                var envelope = new WireMessage(received!.Type ?? "")
                {
                    Queue = received.Destination,
                    CorrelationId = received.CorrelationId ?? "",
                    Number = received.Sequence,
                    At = Stopwatch.GetTimestamp(),
                };
                arrived(ReceivedBody.Read(envelope, received.Body));
            }
        }
    }
}
