namespace MediaRouting.Daemon.Options;

/// <summary>Where the value of an option came from; of several, the highest counts.</summary>
public enum OptionOrigin
{
    /// <summary>Nobody said anything.</summary>
    Default,

    /// <summary>The file named by <c>--settings</c>.</summary>
    SettingsFile,

    /// <summary>An environment variable <c>MRE_*</c>; an empty one counts as absent.</summary>
    Environment,

    /// <summary>The command line.</summary>
    CommandLine,
}
