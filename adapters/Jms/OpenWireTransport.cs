using System.Net.Sockets;
using MediaRouting.OpenWire;

namespace MediaRouting.Jms;

/// <summary>The transport port over OpenWire: connections to an ActiveMQ broker.</summary>
/// <param name="options">
/// Where and as whom. The connection id belongs to the store of outgoing sequence numbers: by both together the broker
/// recognises what it already has.
/// </param>
public sealed class OpenWireTransport(OpenWireOptions options) : IJmsTransport
{
    /// <inheritdoc/>
    public IJmsConnection Connect(IJmsListener listener)
    {
        try
        {
            return new OpenWireJmsConnection(OpenWireConnection.Connect(options, new OpenWireJmsListener(listener)));
        }
        catch (OpenWireException e)
        {
            throw OpenWireJmsConnection.Translate(e);
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            // No socket to be had: it may be different in a moment.
            throw new JmsException(JmsFailure.Lost, e.Message, e);
        }
    }
}
