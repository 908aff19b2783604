using MediaRouting.Engine.Configuration;

namespace MediaRouting.Engine.Reconfiguration;

/// <summary>
/// What a change of the configuration makes of the live state: as a preview what it would, as the outcome of the change
/// what it did. Either way it is worked out before anything is changed.
/// </summary>
public sealed class ChangeEffects
{
    /// <summary>The version that is in force before.</summary>
    public required int FromVersion { get; init; }

    /// <summary>What the configurations say differently.</summary>
    public required ConfigurationDifference Difference { get; init; }

    /// <summary>What it leaves out or moves while it is in use; with any, nothing is changed.</summary>
    public Listing<ConfigurationUse> Uses { get; } = new();

    /// <summary>
    /// The queues that come, go, say something else, or are served by more or fewer agents; those of before first, in
    /// their order.
    /// </summary>
    public Listing<QueueEffect> Queues { get; } = new();

    /// <summary>Who is signed out.</summary>
    public Listing<SessionSignedOut> SignedOut { get; } = new();

    /// <summary>Who has more than it may hold.</summary>
    public Listing<LoweredLimit> Lowered { get; } = new();

    /// <summary>Tasks that wait, in all queues.</summary>
    public int Waiting { get; internal set; }

    /// <summary>True if the configuration cannot be put in force now.</summary>
    public bool IsRefused => Uses.Count > 0;
}
