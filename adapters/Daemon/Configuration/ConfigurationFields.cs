using System.Collections.Immutable;

namespace MediaRouting.Daemon.Configuration;

/// <summary>
/// The properties that each kind of object in a configuration file may have (2-domain, "Configuration"). The schema
/// beside the sample has the same.
/// </summary>
public static class ConfigurationFields
{
    /// <summary>The whole file.</summary>
    public static ImmutableArray<string> File { get; } = 
        ["$schema", "mrds", "attributes", "labels", "queues", "agents"];

    /// <summary>An MRD.</summary>
    public static ImmutableArray<string> Mrd { get; } =
    [
        "id", "name", "maxTasks", "interruptible", "offerTimeoutSeconds", "wrapUpSeconds", "guardTimeoutSeconds",
        "noAnswer", "onLogout", "defaultQueue", "waitingLimit", "messagesPerSecond",
    ];

    /// <summary>An attribute.</summary>
    public static ImmutableArray<string> Attribute { get; } = ["name", "type"];

    /// <summary>A label.</summary>
    public static ImmutableArray<string> Label { get; } = ["name", "priority"];

    /// <summary>A queue.</summary>
    public static ImmutableArray<string> Queue { get; } =
        ["id", "name", "mrd", "priority", "policy", "timeToLiveSeconds", "serviceLevel", "steps"];

    /// <summary>The service level of a queue.</summary>
    public static ImmutableArray<string> ServiceLevel { get; } = ["type", "thresholdSeconds"];

    /// <summary>A step of a queue.</summary>
    public static ImmutableArray<string> Step { get; } = ["expression", "timeoutSeconds"];

    /// <summary>An agent.</summary>
    public static ImmutableArray<string> Agent { get; } = ["id", "name", "passwordHash", "attributes", "maxTasks"];
}
