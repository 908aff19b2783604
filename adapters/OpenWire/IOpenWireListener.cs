namespace MediaRouting.OpenWire;

/// <summary>
/// Who takes the messages of a connection. Called on its reader thread, one call at a time: it must neither block, nor
/// call the connection but for <see cref="IDisposable.Dispose"/>, nor throw, which ends the connection.
/// </summary>
public interface IOpenWireListener
{
    /// <summary>A message arrived. Everything in it is valid during the call only.</summary>
    void OnMessage(in ReceivedMessage message);

    /// <summary>
    /// The connection failed: called once, after the last message. Not called for a connection that was never opened,
    /// nor after <see cref="OpenWireConnection.Close"/> or <see cref="OpenWireConnection.Dispose"/>.
    /// </summary>
    void OnLost(OpenWireException reason);
}
