using System.Runtime.CompilerServices;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Statistics;

/// <summary>From how an agent stands to what its time counts as.</summary>
internal static class OccupationDerivation
{
    /// <summary>What the time counts as.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Occupation Of(in Presence presence) => !presence.SignedIn ? Occupation.SignedOut
        : presence.Load > 0 ? Occupation.Occupied
        : Occupation.Free;
}
