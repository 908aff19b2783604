namespace MediaRouting.Jms;

/// <summary>Opens connections to a broker.</summary>
public interface IJmsTransport
{
    /// <summary>
    /// Opens one connection, or says why not; tries once and does not wait beyond its own connect timeout.
    /// </summary>
    /// <exception cref="JmsException">
    /// <see cref="JmsFailure.Lost"/>: nobody answers, try again later. <see cref="JmsFailure.Refused"/>: the broker
    /// knows us and says no (password, permission); trying again is no use before an operator acted.
    /// </exception>
    IJmsConnection Connect(IJmsListener listener);
}
