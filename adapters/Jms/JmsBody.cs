namespace MediaRouting.Jms;

/// <summary>What kind of body a delivery has.</summary>
public enum JmsBody : byte
{
    /// <summary>A TextMessage; the body is its text in UTF-8, empty for a null text.</summary>
    Text,

    /// <summary>A BytesMessage; the body is its bytes.</summary>
    Bytes,

    /// <summary>Map, stream, object or plain message, or a text that is not Unicode: no body we read.</summary>
    Other,
}
