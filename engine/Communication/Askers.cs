using MediaRouting.Engine.Commands;
using MediaRouting.Engine.MessagePack;
using MediaRouting.Engine.Snapshot;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Communication;

/// <summary>
/// Leads from a forwarded row back to who asked for it (7-rulings 8): the number that the row carries as
/// JMSCorrelationID, to the reply address and correlation of the request. Bounded: a new row takes the place of the one
/// that is
/// <see cref="Limits.Askers"/> older.
/// </summary>
public sealed class Askers
{
    private static readonly FieldTable<Asker> Fields = new FieldTableBuilder<Asker>("Asker")
        .Field(1, "Number", (ref it) => ref it.Number)
        .Field(2, "ReplyTo", (ref it) => ref it.ReplyTo)
        .Field(3, "CorrelationId", (ref it) => ref it.CorrelationId)
        .Field(4, "Request", (ref it) => ref it.Request)
        .Build();

    private readonly Destinations _destinations;
    private readonly TextHeap _heap = new();
    private readonly Slab<Asker> _askers = new();
    private readonly int _capacity;

    /// <summary>Nobody has asked.</summary>
    /// <param name="destinations">Where reply addresses are held.</param>
    /// <param name="capacity">Rows to remember.</param>
    public Askers(Destinations destinations, int capacity = Limits.Askers)
    {
        _destinations = destinations;
        _capacity = capacity;
    }

    /// <summary>
    /// Remembers who asked for the row of this number; numbers only grow. Nobody asking is not remembered.
    /// </summary>
    public void Remember(long number, in Requester requester)
    {
        if (requester.Request == CommandKind.None)
        {
            return;
        }

        var place = (int)(number % _capacity);
        _askers.Cover(place);
        ref var asker = ref _askers[place];
        Forget(ref asker);
        asker.Number = number;
        asker.Request = requester.Request;
        asker.ReplyTo = _destinations.Hold(requester.ReplyToKind, requester.ReplyTo);
        asker.CorrelationId = _heap.Add(requester.CorrelationId);
    }

    /// <summary>Finds who asked for the row of this number; false if nobody did, or too long ago.</summary>
    public bool TryFind(long number, out Requester requester)
    {
        var place = (int)((ulong)number % (ulong)_capacity);
        _askers.Cover(place);
        ref readonly var asker = ref _askers[place];
        if (number <= 0 || asker.Number != number)
        {
            requester = default;
            return false;
        }

        requester = new Requester
        {
            ReplyToKind = _destinations.Kind(asker.ReplyTo),
            ReplyTo = _destinations.Name(asker.ReplyTo),
            CorrelationId = _heap[asker.CorrelationId],
            Request = asker.Request,
            Forwarded = number,
        };
        return true;
    }

    /// <summary>The asker of this row has the answer; what was found of it is gone.</summary>
    public void Forget(long number)
    {
        ref var asker = ref _askers[(int)(number % _capacity)];
        if (asker.Number == number)
        {
            Forget(ref asker);
            asker = default;
        }
    }

    /// <summary>Writes who asked.</summary>
    internal void Save(PartWriter to)
    {
        var count = 0;
        for (var place = 0; place < _capacity; place++)
        {
            count += IsTaken(place) ? 1 : 0;
        }

        to.Integer(count);
        var texts = new HeapTexts(_heap);
        for (var place = 0; place < _capacity; place++)
        {
            if (IsTaken(place))
            {
                to.Record(Fields, in _askers[place], texts);
            }
        }
    }

    /// <summary>Remembers who asked.</summary>
    internal bool TryLoad(PartReader from)
    {
        if (!from.TryInteger(0, _capacity, "askers", out int count))
        {
            return false;
        }

        var texts = new HeapTexts(_heap);
        for (; count > 0; count--)
        {
            if (!from.TryRecord(Fields, texts, out var asker)
                || !from.Require(asker.Number > 0, "the number of a row")
                || !from.Require(!IsTaken((int)(asker.Number % _capacity)), "a row that nobody else asked for")
                || !from.Require(_destinations.TryHold(asker.ReplyTo), "a destination that there is"))
            {
                return false;
            }

            var place = (int)(asker.Number % _capacity);
            _askers.Cover(place);
            _askers[place] = asker;
        }

        return true;
    }

    private bool IsTaken(int place) => _askers.IsCovered(place) && _askers[place].Number != 0;

    private void Forget(ref Asker asker)
    {
        _destinations.Release(ref asker.ReplyTo);
        _heap.Free(ref asker.CorrelationId);
    }

    private struct Asker
    {
        public long Number;
        public int ReplyTo;
        public TextHandle CorrelationId;
        public CommandKind Request;
    }
}
