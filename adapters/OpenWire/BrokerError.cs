namespace MediaRouting.OpenWire;

/// <summary>What the broker says went wrong: the class of a Java exception and its text (6-openwire 1.2).</summary>
/// <param name="Class">
/// The class name behind the last dot: packages were renamed between versions of the broker.
/// </param>
/// <param name="Text">Its message, on one line.</param>
internal sealed record BrokerError(string Class, string Text)
{
    /// <summary>Whether the broker is in trouble, so that the same request may succeed later or elsewhere.</summary>
    public OpenWireFailure Failure =>
        Class is "BrokerStoppedException" or "ResourceAllocationException" or "IOException"
            ? OpenWireFailure.Lost
            : OpenWireFailure.Refused;

    /// <summary>Whether it is the destination that is refused, and not just this message.</summary>
    public bool ConcernsDestination =>
        Class is "SecurityException" or "JMSSecurityException" or "InvalidDestinationException"
            or "DestinationDoesNotExistException";

    public static BrokerError Read(ref WireReader reader)
    {
        if (!reader.Bool())
        {
            return new BrokerError("Exception", "no reason given");
        }

        string name = PrimitiveMapReader.Text(reader.StringOrNull());
        string text = PrimitiveMapReader.Text(reader.StringOrNull());
        return new BrokerError(name[(name.LastIndexOf('.') + 1)..], text.ReplaceLineEndings(" "));
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Class}: {Text}{Remedy}";

    private string Remedy =>
        Class is "SecurityException" && Text.Contains("ActiveMQ.Advisory.", StringComparison.Ordinal)
            ? " (every user needs the rights write and admin on the topics ActiveMQ.Advisory.>)"
            : "";
}
