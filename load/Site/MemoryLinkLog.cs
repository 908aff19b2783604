using MediaRouting.Jms;

namespace MediaRouting.Load.Site;

/// <summary>The link to the broker in memory, which is always there: only what it would not take is worth a word.
/// </summary>
/// <param name="failed">Told what is not to happen.</param>
internal sealed class MemoryLinkLog(Action<string> failed) : IBrokerLinkLog
{
    /// <inheritdoc/>
    public void Connected()
    {
        // As it should.
    }

    /// <inheritdoc/>
    public void Lost(string reason, TimeSpan nextTry) => failed($"the broker in memory was lost: {reason}");

    /// <inheritdoc/>
    public void Undeliverable(string destination, string reason) =>
        failed($"the broker in memory does not take what goes to {destination}: {reason}");
}
