namespace MediaRouting.OpenWire;

/// <summary>What kind of body a message has.</summary>
public enum BodyType : byte
{
    /// <summary>A TextMessage: UTF-8 here, modified UTF-8 on the wire.</summary>
    Text,

    /// <summary>A BytesMessage.</summary>
    Bytes,

    /// <summary>
    /// Map, stream, object, blob or plain message, text that is not Unicode, or content that does not inflate.
    /// </summary>
    Other,
}
