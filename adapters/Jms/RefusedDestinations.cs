using MediaRouting.Directory;
using MediaRouting.Engine.Commands;

namespace MediaRouting.Jms;

/// <summary>
/// Destinations that the broker has refused, so that a message for one does not cost a connection each time. A queue or
/// a topic is tried again after a while, since somebody may have granted the right; a temporary one that is gone stays
/// gone. Used by the outbox alone.
/// </summary>
internal sealed class RefusedDestinations(TimeProvider clock)
{
    /// <summary>Destinations kept at most; then the one refused longest ago is forgotten.</summary>
    public const int MostKept = 1024;

    /// <summary>After this long a queue or topic is tried again.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    // Each try that fails costs a connection: however many destinations are refused, others must have time between.
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    private readonly Dictionary<byte[], Refusal> _byName = new(Utf8Comparer.Instance);
    private long _last;

    /// <summary>How many there are.</summary>
    public int Count => _byName.Count;

    /// <summary>Whether messages for a destination are not to be tried.</summary>
    public bool Contains(DestinationKind kind, ReadOnlySpan<byte> name) =>
        _byName.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(name, out Refusal refusal)
        && refusal.Kind == kind;

    /// <summary>The broker has refused a destination just now.</summary>
    public void Add(DestinationKind kind, ReadOnlySpan<byte> name)
    {
        if (_byName.Count == MostKept)
        {
            _byName.Remove(_byName.MinBy(static pair => pair.Value.Since).Key);
        }

        _last = clock.GetTimestamp();
        _byName.GetAlternateLookup<ReadOnlySpan<byte>>()[name] = new Refusal(kind, _last);
    }

    /// <summary>Forgets a destination if it is time to try it again; false if it is not, or is none of them.</summary>
    public bool TryForget(DestinationKind kind, ReadOnlySpan<byte> name)
    {
        var byName = _byName.GetAlternateLookup<ReadOnlySpan<byte>>();
        return byName.TryGetValue(name, out Refusal refusal)
            && refusal.Kind == kind
            && kind is DestinationKind.Queue or DestinationKind.Topic
            && clock.GetElapsedTime(refusal.Since) >= Pause
            && clock.GetElapsedTime(_last) >= BetweenTries
            && byName.Remove(name);
    }

    private readonly record struct Refusal(DestinationKind Kind, long Since);
}
