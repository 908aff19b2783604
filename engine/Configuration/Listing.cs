namespace MediaRouting.Engine.Configuration;

/// <summary>
/// The first of many, at most <see cref="Limits.ListedChanges"/>, and how many they are: a list for people, which
/// stays short however much there is to tell.
/// </summary>
/// <typeparam name="T">What is listed.</typeparam>
public sealed class Listing<T>
{
    private readonly List<T> _first = [];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The first of them, in their order.</summary>
    public IReadOnlyList<T> First => _first;

    /// <summary>Counts one more, and lists it while there is room.</summary>
    public void Add(T item)
    {
        Count++;
        if (_first.Count < Limits.ListedChanges)
        {
            _first.Add(item);
        }
    }
}
