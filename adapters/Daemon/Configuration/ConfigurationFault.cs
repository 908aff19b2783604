namespace MediaRouting.Daemon.Configuration;

/// <summary>One thing that is wrong in a configuration file.</summary>
/// <param name="Path">JSON path of the place: <c>$.agents[3].maxTasks.chat</c>.</param>
/// <param name="Message">What was expected there, and what was found where that is no secret.</param>
public sealed record ConfigurationFault(string Path, string Message)
{
    /// <summary>The fault as one line.</summary>
    public override string ToString() => $"{Path}: {Message}";
}
