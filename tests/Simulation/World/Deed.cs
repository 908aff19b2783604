namespace MediaRouting.Tests.Simulation.World;

/// <summary>
/// Something planned beforehand: a client's doing or a fault. It has random numbers of its own, so that leaving it out
/// changes no other.
/// </summary>
/// <param name="Number">Its place in the plan.</param>
/// <param name="Turn">When.</param>
/// <param name="Kind">What.</param>
/// <param name="Draw">The seed of its random numbers.</param>
internal readonly record struct Deed(int Number, int Turn, DeedKind Kind, ulong Draw)
{
    public bool IsFault => Kind > DeedKind.Question;
}
