namespace MediaRouting.Testing;

/// <summary>A message as a test sends or receives it.</summary>
/// <param name="Destination">Where it goes or where it was sent, in the form of <see
/// cref="BrokerDestination"/>.</param>
/// <param name="Type">JMSType; null if absent.</param>
/// <param name="Body">The text, or null for a message of bytes.</param>
public sealed record BrokerMessage(string Destination, string? Type, string? Body)
{
    /// <summary>The bytes of a BytesMessage; null for a text.</summary>
    public byte[]? Bytes { get; init; }

    /// <summary>JMSReplyTo; null if absent.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>JMSCorrelationID; null if absent.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>JMSMessageID, given by the broker's side; not used in sending.</summary>
    public string MessageId { get; init; } = "";

    /// <summary>The properties, each value as text; what a client sends has none.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);
}
