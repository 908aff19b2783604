using System.Diagnostics;
using MediaRouting.Bench.Peers.Job;

namespace MediaRouting.Bench.Peers.Locks;

/// <summary>The original's way, called by one thread: no lock is ever waited for.</summary>
/// <param name="house">Where.</param>
internal sealed class LocksContender(House house) : IContender
{
    private readonly Router _router = new(house);

    /// <inheritdoc/>
    public string Name => "lock + sorted copy";

    /// <inheritdoc/>
    public double Play(Round round)
    {
        _router.Offers.Clear();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < round.Commands.Count; i++)
        {
            var command = round.Commands[i];
            _router.Apply(in command);
        }

        var time = Stopwatch.GetElapsedTime(start);
        Answers.Check(Name, round.Offers, _router.Offers);
        return time.TotalNanoseconds / round.Commands.Count;
    }

    /// <summary>Stops its timers.</summary>
    public void Dispose() => _router.Dispose();
}
