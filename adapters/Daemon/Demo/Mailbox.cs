using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MediaRouting.Engine.Commands;
using MediaRouting.Jms;
using MediaRouting.Memory;

namespace MediaRouting.Daemon.Demo;

/// <summary>
/// The Chat Server's end of the broker. It sends to General, and receives what comes for its agents, for its customers
/// (the reply address of their tasks), for nobody in particular, and what became a dead letter.
/// </summary>
internal sealed class Mailbox : IDisposable
{
    /// <summary>The reply address of tasks: where the Chat Server hears how its customers fare.</summary>
    public const string Customers = "Web.Customers";

    /// <summary>How bodies are written: as people write, not with every letter beyond ASCII escaped.</summary>
    public static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly byte[] ReplyTo = Encoding.UTF8.GetBytes(Customers);

    private readonly MemoryClient _client;
    private readonly byte[] _general;
    private readonly string _generalName;
    private readonly List<IWitness> _witnesses = [];
    private readonly PriorityQueue<ChatMessage, long> _received = new();
    private long _sent;

    /// <summary>Listens from now on.</summary>
    /// <param name="broker">The broker.</param>
    /// <param name="queues">Names of the daemon's queues.</param>
    /// <param name="agents">Destinations of the agents.</param>
    public Mailbox(MemoryBroker broker, QueueNames queues, IEnumerable<string> agents)
    {
        _client = new MemoryClient(broker);
        _general = Encoding.UTF8.GetBytes(queues.General);
        _generalName = queues.General;
        foreach (var queue in (string[])[Customers, .. agents, queues.ChatServer, queues.DeadLetters])
        {
            _client.Listen(DestinationKind.Queue, queue);
        }
    }

    /// <summary>Lets a witness see every message from now on.</summary>
    public void Show(IWitness witness) => _witnesses.Add(witness);

    /// <summary>Shows a witness nothing more.</summary>
    public void Hide(IWitness witness) => _witnesses.Remove(witness);

    /// <summary>Sends a message that concerns an agent; it is answered at the agent's destination.</summary>
    public void Send(string type, JsonObject body) => Send(type, body, isOfCustomer: false);

    /// <summary>Sends a message of a customer; it is answered at <see cref="Customers"/>.</summary>
    public void SendOfCustomer(string type, JsonObject body) => Send(type, body, isOfCustomer: true);

    /// <summary>Takes the next message, of those there the one made first; null if none comes in time.</summary>
    public ChatMessage? Receive(TimeSpan limit)
    {
        while (_client.TryReceive(_received.Count == 0 ? limit : TimeSpan.Zero, out var received))
        {
            var message = Parse(received!, Stopwatch.GetTimestamp());
            _received.Enqueue(message, message.Sequence);
        }

        if (_received.TryDequeue(out var next, out _))
        {
            _witnesses.ForEach(witness => witness.Received(next));
        }

        return next;
    }

    /// <summary>Takes everything that is there, for the witnesses.</summary>
    public void ReadAll()
    {
        while (Receive(TimeSpan.Zero) is not null)
        {
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static ChatMessage Parse(MemoryReceived received, long receivedAt) =>
        new(received.Type ?? "", received.Destination, JsonNode.Parse(received.Body)!.AsObject())
        {
            Sequence = received.Sequence,
            CorrelationId = received.CorrelationId ?? "",
            ReceivedAt = receivedAt,
        };

    private void Send(string type, JsonObject body, bool isOfCustomer)
    {
        var correlationId = (++_sent).ToString(CultureInfo.InvariantCulture);
        var message = new ChatMessage(type, _generalName, body) { CorrelationId = correlationId };
        _witnesses.ForEach(witness => witness.Sent(message));
        _client.Send(
            new JmsMessage
            {
                DestinationKind = DestinationKind.Queue,
                Destination = _general,
                Type = Encoding.UTF8.GetBytes(type),
                CorrelationId = Encoding.UTF8.GetBytes(correlationId),
                Sequence = 0,
                BodyKind = JmsBody.Text,
                Body = Encoding.UTF8.GetBytes(body.ToJsonString(Json)),
            },
            isOfCustomer ? DestinationKind.Queue : DestinationKind.None,
            isOfCustomer ? ReplyTo : default);
    }
}
