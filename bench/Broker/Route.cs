using System.Text;

namespace MediaRouting.Bench.Broker;

/// <summary>The queues between a Chat Server and whoever answers it.</summary>
/// <param name="Name">Of whoever answers; the names of the queues end with it.</param>
internal sealed record Route(string Name)
{
    /// <summary>What is asked.</summary>
    public string General => "General." + Name;

    /// <summary>What agents are told: the destination of all of them.</summary>
    public string Agents => "Agents." + Name;

    /// <summary>What requesters are told.</summary>
    public string Requesters => "ChatServer." + Name;

    /// <summary>A name as it is sent.</summary>
    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
