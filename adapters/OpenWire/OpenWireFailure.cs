namespace MediaRouting.OpenWire;

/// <summary>What a failure means for whoever used the connection.</summary>
public enum OpenWireFailure
{
    /// <summary>The connection is gone or never came to be, or the broker is in trouble; worth another try.</summary>
    Lost,

    /// <summary>The broker, or a limit it announced, said no; the same request would be refused again.</summary>
    Refused,
}
