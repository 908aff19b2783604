using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Jms;

namespace MediaRouting.Tests.Simulation.Broker;

/// <summary>
/// A broker in one thread: at least once, in order within a queue but for what is delivered again. It keeps what it has
/// through everything; what it gets wrong is decided by <see cref="IBrokerFates"/>.
/// </summary>
/// <param name="fates">Who decides.</param>
internal sealed class SimulatedBroker(IBrokerFates fates)
{
    private readonly Dictionary<string, LinkedList<Letter>> _queues = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _highest = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SimulatedConnection> _connections = new(StringComparer.Ordinal);
    private readonly HashSet<string> _gone = new(StringComparer.Ordinal);
    private long _tags;

    /// <summary>Whether anybody can connect.</summary>
    public bool IsThere { get; private set; } = true;

    public IBrokerFates Fates => fates;

    /// <summary>Takes every delivery for acknowledged (AUTO_ACKNOWLEDGE), whatever the consumer does.</summary>
    public bool AcknowledgesItself { get; init; }

    /// <summary>Gives what it delivers again another JMSMessageID.</summary>
    public bool RenamesRedelivered { get; init; }

    /// <summary>Takes the numbers of decisions out of what it delivers.</summary>
    public bool LosesDecisions { get; init; }

    /// <summary>Told of every send that has happened, and whether the broker had not had it yet.</summary>
    public Action<Letter, bool>? Published { get; set; }

    /// <summary>How many messages wait on a queue.</summary>
    public int CountOf(string queue) => _queues.GetValueOrDefault(queue)?.Count ?? 0;

    /// <summary>A client's message.</summary>
    public void Send(Letter letter) => QueueOf(letter.Queue).AddLast(letter);

    /// <summary>Takes the next message of a queue that a client reads.</summary>
    public Letter? Take(string queue)
    {
        var letters = QueueOf(queue);
        var first = letters.First?.Value;
        if (first is not null)
        {
            letters.RemoveFirst();
        }

        return first;
    }

    /// <summary>A connection for a daemon; one that it had already ends.</summary>
    /// <exception cref="JmsException">The broker is not there.</exception>
    public SimulatedConnection Connect(string clientId, IJmsListener listener)
    {
        if (!IsThere)
        {
            throw new JmsException(JmsFailure.Lost, "nobody answers");
        }

        Cut(clientId);
        return _connections[clientId] = new SimulatedConnection(this, clientId, listener);
    }

    /// <summary>The connection of a daemon breaks, if it has one.</summary>
    public void Cut(string clientId)
    {
        if (_connections.Remove(clientId, out var connection))
        {
            connection.Fail("the connection was cut");
        }
    }

    public void GoAway()
    {
        IsThere = false;
        foreach (var clientId in _connections.Keys.ToList())
        {
            Cut(clientId);
        }
    }

    public void ComeBack() => IsThere = true;

    /// <summary>Another broker takes over, which has the messages and not the memory of producers.</summary>
    public void ForgetProducers() => _highest.Clear();

    public void DeleteTemporaryQueue(string name) => _gone.Add(name);

    /// <summary>Puts a message that is on a queue there a second time, at the end.</summary>
    /// <returns>It, or null if there is none.</returns>
    public Letter? Double(string queue, int place)
    {
        var letters = QueueOf(queue);
        var letter = letters.Count == 0 ? null : letters.ElementAt(place % letters.Count);
        if (letter is not null)
        {
            letters.AddLast(letter with { IsRedelivered = true });
        }

        return letter;
    }

    internal LinkedList<Letter> QueueOf(string queue)
    {
        if (!_queues.TryGetValue(queue, out var letters))
        {
            _queues.Add(queue, letters = []);
        }

        return letters;
    }

    internal long NextTag() => ++_tags;

    internal bool IsRefused(DestinationKind kind, string name) =>
        kind is DestinationKind.TemporaryQueue or DestinationKind.TemporaryTopic && _gone.Contains(name);

    internal void Forget(SimulatedConnection connection)
    {
        if (ReferenceEquals(_connections.GetValueOrDefault(connection.ClientId), connection))
        {
            _connections.Remove(connection.ClientId);
        }
    }

    /// <summary>A producer's message, unless its number is not above all of his before (6-openwire 6.2).</summary>
    internal void Publish(Letter letter)
    {
        var isNew = letter.Sequence == 0 || letter.Sequence > _highest.GetValueOrDefault(letter.Producer);
        if (isNew)
        {
            _highest[letter.Producer] = Math.Max(letter.Sequence, _highest.GetValueOrDefault(letter.Producer));
            QueueOf(letter.Queue).AddLast(letter);
        }

        Published?.Invoke(letter, isNew);
    }

    internal static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);
}
