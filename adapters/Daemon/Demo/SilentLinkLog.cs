using MediaRouting.Jms;

namespace MediaRouting.Daemon.Demo;

/// <summary>
/// Says nothing of the link: the broker in memory is always there, and an undeliverable message shows as a dead letter.
/// </summary>
internal sealed class SilentLinkLog : IBrokerLinkLog
{
    /// <inheritdoc/>
    public void Connected()
    {
    }

    /// <inheritdoc/>
    public void Lost(string reason, TimeSpan nextTry)
    {
    }

    /// <inheritdoc/>
    public void Undeliverable(string destination, string reason)
    {
    }
}
