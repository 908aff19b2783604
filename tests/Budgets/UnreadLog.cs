using MediaRouting.Jms;

namespace MediaRouting.Tests.Budgets;

/// <summary>A link log that nobody reads.</summary>
internal sealed class UnreadLog : IBrokerLinkLog
{
    public void Connected()
    {
    }

    public void Lost(string reason, TimeSpan nextTry)
    {
    }

    public void Undeliverable(string destination, string reason)
    {
    }
}
