using System.Text;
using MediaRouting.Engine;

namespace MediaRouting.Daemon.Options;

/// <summary>
/// Names of queues and topics as an operator gives them: what a client may name
/// (<see cref="Json.DestinationName"/>), and no slip of the pen besides.
/// </summary>
public static class DestinationName
{
    /// <summary>Null for a name that is fit, else why it is not.</summary>
    public static string? Fault(string name)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(name);
        if (utf8.Length is 0 or > Limits.TextBytes)
        {
            return $"expected a name of 1..{Limits.TextBytes} UTF-8 bytes";
        }

        if (name.Contains("://", StringComparison.Ordinal))
        {
            return $"a bare name was expected, without queue:// or topic://, found \"{name}\"";
        }

        return !Json.DestinationName.IsUsable(utf8) || char.IsWhiteSpace(name[0]) || char.IsWhiteSpace(name[^1])
            ? "expected a name without , ? * > and control characters, without blanks at its ends, "
                + $"that does not begin with ActiveMQ., found \"{name}\""
            : null;
    }
}
