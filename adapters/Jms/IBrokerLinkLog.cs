namespace MediaRouting.Jms;

/// <summary>
/// Who is told how the link to the broker fares; the daemon writes it to its log, the demo keeps silent.
/// </summary>
public interface IBrokerLinkLog
{
    /// <summary>The broker has taken us.</summary>
    void Connected();

    /// <summary>There is no connection, for this reason; the next try is after a delay.</summary>
    void Lost(string reason, TimeSpan nextTry);

    /// <summary>The broker would not take a message for a destination; it went to the dead letters.</summary>
    void Undeliverable(string destination, string reason);
}
