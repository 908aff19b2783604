namespace MediaRouting.OpenWire;

/// <summary>
/// A connection failed. The message is one line; it names the types and sizes of the last frames where that helps and
/// never anything of their contents, nor a password.
/// </summary>
public sealed class OpenWireException(OpenWireFailure failure, string message, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>What it means for the caller.</summary>
    public OpenWireFailure Failure { get; } = failure;

    /// <summary>
    /// With <see cref="OpenWireFailure.Refused"/>: it is a destination that the broker refuses, to any message.
    /// </summary>
    public bool ConcernsDestination { get; init; }
}
