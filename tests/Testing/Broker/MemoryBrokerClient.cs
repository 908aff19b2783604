using System.Globalization;
using System.Text;
using MediaRouting.Jms;
using MediaRouting.Memory;

namespace MediaRouting.Testing;

/// <summary>The client of the broker in memory, as tests use one.</summary>
public sealed class MemoryBrokerClient(MemoryBroker broker) : IBrokerClient
{
    private readonly MemoryClient _client = new(broker);

    /// <inheritdoc/>
    public void Send(BrokerMessage message)
    {
        BrokerDestination destination = BrokerDestination.Parse(message.Destination);
        BrokerDestination replyTo = message.ReplyTo is null ? default : BrokerDestination.Parse(message.ReplyTo);
        var outgoing = new JmsMessage
        {
            DestinationKind = destination.Kind,
            Destination = Encoding.UTF8.GetBytes(destination.Name),
            Type = Encoding.UTF8.GetBytes(message.Type ?? ""),
            CorrelationId = Encoding.UTF8.GetBytes(message.CorrelationId ?? ""),
            Sequence = 0,
            BodyKind = message.Bytes is null ? JmsBody.Text : JmsBody.Bytes,
            Body = message.Bytes ?? Encoding.UTF8.GetBytes(message.Body ?? ""),
        };
        _client.Send(outgoing, replyTo.Kind, Encoding.UTF8.GetBytes(replyTo.Name ?? ""));
    }

    /// <inheritdoc/>
    public string CreateTemporaryQueue() => "temp-queue://" + _client.CreateTemporaryQueue();

    /// <inheritdoc/>
    public void Listen(string destination)
    {
        BrokerDestination parsed = BrokerDestination.Parse(destination);
        _client.Listen(parsed.Kind, parsed.Name);
    }

    /// <inheritdoc/>
    public BrokerMessage? Receive(string destination, TimeSpan timeout)
    {
        BrokerDestination parsed = BrokerDestination.Parse(destination);
        if (!_client.TryReceive(parsed.Kind, parsed.Name, timeout, out MemoryReceived? received))
        {
            return null;
        }

        bool isText = received!.BodyKind == JmsBody.Text;
        return new BrokerMessage(
            new BrokerDestination(received.DestinationKind, received.Destination).ToString(),
            received.Type,
            isText ? Encoding.UTF8.GetString(received.Body) : null)
        {
            Bytes = isText ? null : received.Body,
            ReplyTo = received.ReplyTo is null
                ? null
                : new BrokerDestination(received.ReplyToKind, received.ReplyTo).ToString(),
            CorrelationId = received.CorrelationId,
            MessageId = received.MessageId,
            Properties = Properties(received),
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static Dictionary<string, string> Properties(MemoryReceived received)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        string sequence = received.Sequence.ToString(CultureInfo.InvariantCulture);
        Add("MediaRoutingSequence", received.Sequence == 0 ? null : sequence);
        Add("Reason", received.Reason);
        Add("OriginalQueue", received.OriginalQueue);
        Add("OriginalMessageId", received.OriginalMessageId);
        Add("Redacted", received.Redacted ? "true" : null);
        return properties;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                properties.Add(name, value);
            }
        }
    }
}
