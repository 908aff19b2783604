namespace MediaRouting.Engine.Reconfiguration;

/// <summary>
/// Where the wishes for another configuration stand while a slot of the command ring names their place: any thread puts
/// one in, and each stage that needs it takes it once. Bounded by <see cref="Limits.ConfigurationChanges"/>.
/// </summary>
public sealed class ChangeRequests
{
    private readonly ChangeRequest?[] _places = new ChangeRequest?[Limits.ConfigurationChanges];
    private readonly int[] _left = new int[Limits.ConfigurationChanges];

    /// <summary>Stages that take each: the state machine, and the journal where there is one.</summary>
    public int Readers { get; set; } = 1;

    /// <summary>Puts a wish in; false if there is no place.</summary>
    public bool TryPut(ChangeRequest request, out int place)
    {
        for (place = 0; place < _places.Length; place++)
        {
            if (Interlocked.CompareExchange(ref _places[place], request, null) is null)
            {
                Volatile.Write(ref _left[place], Readers);
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes a wish, once for each reader; with the last its place is free.</summary>
    public ChangeRequest Take(int place)
    {
        var request = Volatile.Read(ref _places[place])
            ?? throw new InvalidOperationException($"ChangeRequests.Take: nothing stands in place {place}");
        if (Interlocked.Decrement(ref _left[place]) == 0)
        {
            Volatile.Write(ref _places[place], null);
        }

        return request;
    }

    /// <summary>Clears a place that no stage was told of.</summary>
    public void Withdraw(int place) => Volatile.Write(ref _places[place], null);
}
