using System.Buffers;
using System.Text;
using MediaRouting.Engine;

namespace MediaRouting.Daemon.Options;

/// <summary>Names of queues and topics that the broker takes as they are (6-openwire 1.6).</summary>
public static class DestinationName
{
    private const string Reserved = "ActiveMQ.";
    private static readonly SearchValues<char> Interpreted = SearchValues.Create(",?*>");

    /// <summary>Null for a name that is fit, else why it is not.</summary>
    public static string? Fault(string name)
    {
        if (name.Length == 0 || Encoding.UTF8.GetByteCount(name) > Limits.TextBytes)
        {
            return $"expected a name of 1..{Limits.TextBytes} UTF-8 bytes";
        }

        if (name.AsSpan().ContainsAny(Interpreted) || name.Any(char.IsControl))
        {
            return $"a name without , ? * > and control characters was expected, found \"{name}\"";
        }

        if (name.Contains("://", StringComparison.Ordinal))
        {
            return $"a bare name was expected, without queue:// or topic://, found \"{name}\"";
        }

        if (char.IsWhiteSpace(name[0]) || char.IsWhiteSpace(name[^1]))
        {
            return $"a name without blanks at its ends was expected, found \"{name}\"";
        }

        return name.StartsWith(Reserved, StringComparison.Ordinal)
            ? $"names that begin with {Reserved} are the broker's own, found \"{name}\""
            : null;
    }
}
