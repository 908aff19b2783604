namespace MediaRouting.Bench.Peers.Job;

/// <summary>Somebody who does the job: we, or a peer.</summary>
internal interface IContender : IDisposable
{
    /// <summary>The name, as in rows and plots.</summary>
    string Name { get; }

    /// <summary>Carries out the next part of the day.</summary>
    /// <returns>Nanoseconds per command; the ticks of our timers are part of them.</returns>
    /// <exception cref="DisagreementException">A decision was another one than it had to be.</exception>
    double Play(Round round);
}
