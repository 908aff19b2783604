using System.Text;
using MediaRouting.Engine.Commands;

namespace MediaRouting.Memory;

/// <summary>
/// A queue with its waiting messages, a topic with its subscriptions, or one such subscription, which is a queue of its
/// own. Touched under the broker's lock only.
/// </summary>
internal sealed class MemoryDestination(DestinationKind kind, byte[] name)
{
    private MemoryMessage?[] _waiting = new MemoryMessage?[16];
    private int _first;

    public DestinationKind Kind { get; } = kind;

    /// <summary>Its name; made once, for clients ask for it with every message.</summary>
    public string Name { get; } = Encoding.UTF8.GetString(name);

    /// <summary>The subscriptions of a topic.</summary>
    public List<MemoryDestination> Subscriptions { get; } = [];

    /// <summary>A temporary queue whose owner is gone.</summary>
    public bool IsGone { get; set; }

    /// <summary>Messages waiting for a consumer.</summary>
    public int Count { get; private set; }

    public void Enqueue(MemoryMessage message)
    {
        Grow();
        _waiting[(_first + Count++) & (_waiting.Length - 1)] = message;
    }

    /// <summary>Puts a message back before all that wait.</summary>
    public void PutBack(MemoryMessage message)
    {
        Grow();
        _first = (_first - 1) & (_waiting.Length - 1);
        _waiting[_first] = message;
        Count++;
    }

    /// <summary>Takes the oldest message. There must be one.</summary>
    public MemoryMessage Dequeue()
    {
        MemoryMessage message = _waiting[_first]!;
        _waiting[_first] = null;
        _first = (_first + 1) & (_waiting.Length - 1);
        Count--;
        return message;
    }

    private void Grow()
    {
        if (Count < _waiting.Length)
        {
            return;
        }

        var larger = new MemoryMessage?[2 * _waiting.Length];
        _waiting.AsSpan(_first).CopyTo(larger);
        _waiting.AsSpan(0, _first).CopyTo(larger.AsSpan(_waiting.Length - _first));
        _waiting = larger;
        _first = 0;
    }
}
