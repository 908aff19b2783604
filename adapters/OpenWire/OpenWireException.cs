namespace MediaRouting.OpenWire;

/// <summary>What a failure means for whoever used the connection.</summary>
public enum OpenWireFailure
{
    /// <summary>The connection is gone or never came to be, or the broker is in trouble; worth another try.</summary>
    Lost,

    /// <summary>The broker, or a limit it announced, said no; the same request would be refused again.</summary>
    Refused,
}

/// <summary>
/// A connection failed. The message is one line; it names the types and sizes of the last frames where that helps and never
/// anything of their contents, nor a password.
/// </summary>
public sealed class OpenWireException(OpenWireFailure failure, string message, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>What it means for the caller.</summary>
    public OpenWireFailure Failure { get; } = failure;
}
