namespace MediaRouting.Engine.Routing.Explain;

/// <summary>
/// Where open questions stand while a slot of the command ring names their place: any thread puts one in, the state
/// machine takes it out. Bounded by <see cref="Limits.Inspections"/>.
/// </summary>
public sealed class Inspections
{
    private readonly Inspection?[] _places = new Inspection?[Limits.Inspections];

    /// <summary>Puts a question in; false if there is no place.</summary>
    public bool TryPut(Inspection inspection, out int place)
    {
        for (place = 0; place < _places.Length; place++)
        {
            if (Interlocked.CompareExchange(ref _places[place], inspection, null) is null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes the question out of a place.</summary>
    public Inspection Take(int place) => Interlocked.Exchange(ref _places[place], null)
        ?? throw new InvalidOperationException($"Inspections.Take: no question stands in place {place}");
}
