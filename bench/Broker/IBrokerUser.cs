namespace MediaRouting.Bench.Broker;

/// <summary>A client of the broker that is measured.</summary>
internal interface IBrokerUser
{
    /// <summary>Its name in rows and in the names of its queues.</summary>
    string Name { get; }

    /// <summary>Does the work and says how long it took, from the first call to the last answer.</summary>
    /// <param name="work">What to do.</param>
    /// <param name="from">The queue to send to or to receive from, which holds what is to be received.</param>
    /// <param name="to">The queue that a relay sends to.</param>
    /// <param name="count">Messages, a multiple of <see cref="Sizes.Batch"/>.</param>
    TimeSpan Do(Work work, string from, string to, int count);
}
