using System.Text.Json.Serialization;

namespace MediaRouting.Daemon.Configuration;

/// <summary>Where a configuration came from. The words stand in files: they only grow.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConfigurationOrigin>))]
public enum ConfigurationOrigin
{
    /// <summary>The configuration file.</summary>
    File,

    /// <summary><c>POST /config</c>.</summary>
    Request,

    /// <summary><c>POST /config/rollback</c>: a former version.</summary>
    Rollback,

    /// <summary>It was in force already, and its text was not kept: it is written anew.</summary>
    Journal,
}
