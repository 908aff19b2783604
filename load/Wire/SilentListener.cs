using MediaRouting.OpenWire;

namespace MediaRouting.Load.Wire;

/// <summary>Of a connection that only sends: nothing arrives, and a loss is told by the next call.</summary>
internal sealed class SilentListener : IOpenWireListener
{
    private SilentListener()
    {
    }

    /// <summary>The one there is.</summary>
    public static SilentListener Instance { get; } = new();

    /// <inheritdoc/>
    public void OnMessage(in ReceivedMessage message) =>
        throw new InvalidOperationException("a message arrived where nobody listens");

    /// <inheritdoc/>
    public void OnLost(OpenWireException reason)
    {
        // The next transaction says so.
    }
}
