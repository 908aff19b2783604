using System.Globalization;

namespace MediaRouting.Load.Wire;

/// <summary>The names of the queues of a run, which begin alike so that runs on one broker do not meet.</summary>
/// <param name="Prefix">What they begin with.</param>
/// <param name="Destinations">Queues among which the agents are divided, one for each node of the Chat Server.</param>
internal sealed record ChatQueues(string Prefix, int Destinations)
{
    private readonly string[] _destinations =
    [
        .. Enumerable.Range(0, Destinations).Select(
            number => string.Create(CultureInfo.InvariantCulture, $"{Prefix}Agents.{number}")),
    ];

    /// <summary>What the daemon takes from.</summary>
    public string General { get; } = Prefix + "General";

    /// <summary>Where the daemon answers what has no other address.</summary>
    public string ChatServer { get; } = Prefix + "ChatServer";

    /// <summary>Dead letters.</summary>
    public string DeadLetters { get; } = Prefix + "DeadLetters";

    /// <summary>The reply address of tasks: their origin.</summary>
    public string Origin { get; } = Prefix + "Web";

    /// <summary>The reply address of questions.</summary>
    public string Asked { get; } = Prefix + "Asked";

    /// <summary>What the echo takes from.</summary>
    public string Echo { get; } = Prefix + "Echo";

    /// <summary>What the echo sends to.</summary>
    public string Echoed { get; } = Prefix + "Echoed";

    /// <summary>Everything that the Chat Server listens to.</summary>
    public IEnumerable<string> Listened =>
        [Origin, Asked, ChatServer, DeadLetters, Echoed, .. _destinations];

    /// <summary>The destination of an agent, by number.</summary>
    public string DestinationOf(int agent) => _destinations[agent % Destinations];
}
