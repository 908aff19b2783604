using System.Diagnostics.CodeAnalysis;

namespace MediaRouting.OpenWire;

/// <summary>
/// Bytes from the broker that 6-openwire does not explain. The message says what was expected, not what was there.
/// </summary>
public sealed class MalformedFrameException(string message) : Exception(message)
{
    [DoesNotReturn]
    internal static void Throw(string message) => throw new MalformedFrameException(message);
}
