using MediaRouting.OpenWire;

namespace MediaRouting.Tests.Adapters.Fuzz;

/// <summary>Looks at every message whole, and waits for the end.</summary>
internal sealed class FuzzListener : IOpenWireListener
{
    private readonly TaskCompletionSource<OpenWireException> _lost = new();

    /// <summary>Messages so far.</summary>
    public int Messages { get; private set; }

    public void OnMessage(in ReceivedMessage message)
    {
        Messages++;
        Assert.Equal(0, message.Consumer);
        try
        {
            var properties = new PrimitiveMapReader(message.Properties);
            while (properties.Next())
            {
            }
        }
        catch (MalformedFrameException)
        {
            // What a sender calls properties is no fault of the broker's.
        }
    }

    public void OnLost(OpenWireException reason) => _lost.SetResult(reason);

    /// <summary>Why the connection ended, once it has.</summary>
    public OpenWireException AwaitLost(TimeSpan patience) =>
        _lost.Task.Wait(patience) ? _lost.Task.Result : throw new TimeoutException("the connection does not end");
}
