using System.Collections.Immutable;
using MediaRouting.Engine.Commands;

namespace MediaRouting.Engine.Statistics;

/// <summary>Adds up the agents of a group, one after the other.</summary>
internal sealed class AgentSum
{
    private readonly int[] _states = new int[(int)AgentState.Unknown + 1];
    private long _offers;
    private long _answered;
    private long _signedIn;
    private long _occupied;

    /// <summary>Adds an agent.</summary>
    /// <param name="shown">Its state on the MRD.</param>
    /// <param name="times">Its times there.</param>
    /// <param name="occupation">What it does since the last change.</param>
    /// <param name="now">Unix milliseconds.</param>
    public void Add(AgentState shown, in SessionTimes times, Occupation occupation, long now)
    {
        _states[(int)shown]++;
        _offers += times.Offers;
        _answered += times.Answered;
        _signedIn += times.SignedInUntil(occupation, now);
        _occupied += times.OccupiedUntil(occupation, now);
    }

    /// <summary>The sum.</summary>
    public AgentStatistics ToStatistics() => new()
    {
        States = ImmutableArray.Create(_states),
        Offers = _offers,
        Answered = _answered,
        SignedIn = _signedIn,
        Occupied = _occupied,
    };
}
