namespace MediaRouting.Daemon.Configuration;

/// <summary>What became of the wish that a configuration be put in force, or be previewed.</summary>
public enum ConfigurationResult
{
    /// <summary>It is in force.</summary>
    Applied,

    /// <summary>It would be in force.</summary>
    Previewed,

    /// <summary>It is, word for word, what is in force.</summary>
    Unchanged,

    /// <summary>It has faults.</summary>
    Faulty,

    /// <summary>It leaves out what is in use.</summary>
    InUse,

    /// <summary>Another version is in force than whoever asks believes.</summary>
    OtherVersion,

    /// <summary>There is no such version, or it is not kept any more.</summary>
    UnknownVersion,

    /// <summary>
    /// Nobody has answered in time, and it may still be put in force; or it was not tried: its text cannot be kept, a
    /// change before it is still under way, or the daemon is about to end.
    /// </summary>
    Unavailable,
}
