namespace MediaRouting.Engine.Configuration;

/// <summary>What another configuration makes of the objects of one kind, by id or name.</summary>
public sealed class ObjectChanges
{
    /// <summary>Those that are only in the new one, in its order.</summary>
    public Listing<string> Added { get; } = new();

    /// <summary>Those that are only in the former one, in its order.</summary>
    public Listing<string> Removed { get; } = new();

    /// <summary>Those that are in both and say something else, in the order of the new one.</summary>
    public Listing<string> Changed { get; } = new();

    /// <summary>True if those that are in both stand in another order: ties go by it.</summary>
    public bool IsReordered { get; private set; }

    /// <summary>True if nothing of this kind is different.</summary>
    public bool IsEmpty => Added.Count == 0 && Removed.Count == 0 && Changed.Count == 0 && !IsReordered;

    /// <summary>Compares two lists of objects.</summary>
    internal static ObjectChanges Between<T>(
        ReadOnlySpan<T> from, ReadOnlySpan<T> to, Func<T, string> idOf, Func<T, T, bool> areSame)
    {
        var changes = new ObjectChanges();
        var places = new Dictionary<string, int>(from.Length, StringComparer.Ordinal);
        for (var place = 0; place < from.Length; place++)
        {
            places.Add(idOf(from[place]), place);
        }

        var isKept = new bool[from.Length];
        var last = -1;
        foreach (var now in to)
        {
            if (!places.TryGetValue(idOf(now), out var place))
            {
                changes.Added.Add(idOf(now));
                continue;
            }

            isKept[place] = true;
            changes.IsReordered |= place < last;
            last = Math.Max(last, place);
            if (!areSame(from[place], now))
            {
                changes.Changed.Add(idOf(now));
            }
        }

        for (var place = 0; place < isKept.Length; place++)
        {
            if (!isKept[place])
            {
                changes.Removed.Add(idOf(from[place]));
            }
        }

        return changes;
    }
}
