namespace MediaRouting.Jms;

/// <summary>
/// Who takes the deliveries of a connection. Called on the connection's reader thread, one call at a time: it must
/// neither block nor throw (a throw ends the connection as a fault of ours).
/// </summary>
public interface IJmsListener
{
    /// <summary>A message arrived. Everything in <paramref name="delivery"/> is valid during the call only.</summary>
    void OnDelivery(in JmsDelivery delivery);

    /// <summary>
    /// The connection is lost: called once, after the last delivery, also where a call on the connection threw the
    /// reason already; not after <see cref="IJmsConnection.Close"/> or <see cref="IDisposable.Dispose"/>.
    /// </summary>
    void OnLost(JmsException reason);
}
