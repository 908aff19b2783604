using System.Buffers;

namespace MediaRouting.Json;

/// <summary>
/// What a destination may be called that a client names. The broker gives some characters a meaning of its own, so
/// that an unchecked name could send to several destinations, to a wildcard, or close the connection (6-openwire
/// 1.6).
/// </summary>
public static class DestinationName
{
    private static readonly SearchValues<byte> Meaningful = SearchValues.Create(",?*>"u8);

    /// <summary>
    /// True for the UTF-8 name of a queue or topic, without <c>queue://</c> or <c>topic://</c>, that may go to the
    /// broker: not empty, none of <c>, ? * &gt;</c>, no control character, no blank at an end, not beginning with
    /// <c>ActiveMQ.</c>.
    /// </summary>
    public static bool IsUsable(ReadOnlySpan<byte> name) =>
        !name.IsEmpty
        && name[0] != ' '
        && name[^1] != ' '
        && !name.ContainsAny(Meaningful)
        && !ControlCharacter.IsIn(name)
        && !name.StartsWith("ActiveMQ."u8);
}
