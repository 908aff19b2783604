using MediaRouting.Tests.Simulation.Broker;

namespace MediaRouting.Tests.Simulation.Checks;

/// <summary>
/// Exactly once and in order: of each daemon every MediaRoutingSequence comes, the first time each in its order and
/// without a gap; what comes again is the same to the last byte.
/// </summary>
internal sealed class Reception
{
    private const string Check = "exactly once, in order";

    private readonly Dictionary<string, List<Letter>> _received = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _before = new(StringComparer.Ordinal);

    /// <summary>Everything that a daemon has sent, in the order of its numbers.</summary>
    public IReadOnlyList<Letter> Of(string producer) => _received.GetValueOrDefault(producer, []);

    /// <summary>The number before the first that a daemon is to send here.</summary>
    public long Before(string producer) => _before.GetValueOrDefault(producer);

    /// <summary>A daemon goes on from a directory that has told something before.</summary>
    public void BeginAfter(string producer, long sequence) => _before[producer] = sequence;

    /// <summary>Takes a message; false if it came before.</summary>
    public bool Add(Letter letter)
    {
        if (!_received.TryGetValue(letter.Producer, out var received))
        {
            _received.Add(letter.Producer, received = []);
        }

        var place = letter.Sequence - 1 - Before(letter.Producer);
        if (place == received.Count)
        {
            received.Add(letter);
            return true;
        }

        if (place < 0 || place > received.Count)
        {
            throw new SimulationFault(
                Check,
                $"{letter.Producer} sent number {letter.Sequence} after {Before(letter.Producer) + received.Count}");
        }

        Compare(received[(int)place], letter);
        return false;
    }

    private static void Compare(Letter first, Letter again)
    {
        // A queue that was deleted meanwhile cannot be sent to again.
        var isSameAddress = string.Equals(first.Queue, again.Queue, StringComparison.Ordinal)
            || again.Reason is "UNDELIVERABLE" || first.Reason is "UNDELIVERABLE";
        if (!isSameAddress
            || !string.Equals(first.Type, again.Type, StringComparison.Ordinal)
            || !string.Equals(first.CorrelationId, again.CorrelationId, StringComparison.Ordinal)
            || first.Timestamp != again.Timestamp
            || !first.Body.AsSpan().SequenceEqual(again.Body))
        {
            throw new SimulationFault(
                Check,
                $"{first.Producer} sent number {first.Sequence} twice, and not the same: "
                + $"{first.Type} to {first.Queue}, then {again.Type} to {again.Queue}");
        }
    }
}
