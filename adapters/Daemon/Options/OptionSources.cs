using System.Collections.Immutable;
using System.Text.Json;

namespace MediaRouting.Daemon.Options;

/// <summary>
/// The places where options are given: command line before environment before settings file before default. It says
/// what was given where; <see cref="OptionReader"/> says whether that is any good.
/// </summary>
public sealed class OptionSources
{
    private readonly Func<OptionDefinition, string?> _commandLine;
    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);
    private readonly List<string> _faults;

    /// <summary>Takes the places together and reads the settings file, if any of them names one.</summary>
    /// <param name="commandLine">What the command line gives for an option; null: nothing.</param>
    /// <param name="environment">The environment variables.</param>
    /// <param name="faults">Takes the faults of the settings file, a line each.</param>
    public OptionSources(
        Func<OptionDefinition, string?> commandLine,
        IReadOnlyDictionary<string, string> environment,
        List<string> faults)
    {
        _commandLine = commandLine;
        _environment = environment;
        _faults = faults;
        if (Find(OptionTable.Settings) is { Origin: not OptionOrigin.Default } settings)
        {
            ReadSettings(settings.Value);
        }
    }

    /// <summary>
    /// Names of the variables that look like options and are none, in order. They are no fault: a container platform
    /// makes such names up for a service that is called mre.
    /// </summary>
    public ImmutableArray<string> UnknownVariables =>
    [
        .. _environment.Keys
            .Where(name => name.StartsWith(OptionTable.VariablePrefix, StringComparison.Ordinal)
                && !string.Equals(name, OptionTable.PasswordVariable, StringComparison.Ordinal)
                && !OptionTable.All.Any(option => string.Equals(option.Variable, name, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The value of an option; null where nobody gave one and there is no default.</summary>
    public OptionValue? Find(OptionDefinition option)
    {
        if (_commandLine(option) is { } argument)
        {
            return new OptionValue(option.Name, argument, OptionOrigin.CommandLine, "command line");
        }

        if (Variable(option.Variable) is { } variable)
        {
            return new OptionValue(option.Name, variable, OptionOrigin.Environment, "environment " + option.Variable);
        }

        if (_settings.TryGetValue(option.Setting, out string? setting))
        {
            return new OptionValue(option.Name, setting, OptionOrigin.SettingsFile, "settings file");
        }

        return option.Default is { } value
            ? new OptionValue(option.Name, value, OptionOrigin.Default, "default")
            : null;
    }

    /// <summary>An environment variable; null if it is absent or empty.</summary>
    public string? Variable(string name) =>
        _environment.TryGetValue(name, out string? value) && value.Length > 0 ? value : null;

    private void ReadSettings(string path)
    {
        using JsonDocument? document = JsonFile.Open(path, out string? fault);
        if (document is null)
        {
            _faults.Add($"{path}: {fault}");
        }
        else if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            _faults.Add($"{path}: $: expected an object");
        }
        else
        {
            foreach (JsonProperty setting in document.RootElement.EnumerateObject())
            {
                Take(path, setting);
            }
        }
    }

    private void Take(string path, JsonProperty setting)
    {
        OptionDefinition? option = OptionTable.All.FirstOrDefault(option =>
            option != OptionTable.Settings && setting.NameEquals(option.Setting));
        if (option is null)
        {
            string known = string.Join(
                ", ", OptionTable.All.Where(row => row != OptionTable.Settings).Select(row => row.Setting));
            _faults.Add($"{path}: $.{setting.Name}: unknown; the settings are {known}");
        }
        else if (setting.Value.ValueKind != JsonValueKind.String)
        {
            _faults.Add($"{path}: $.{setting.Name}: expected a text");
        }
        else if (!_settings.TryAdd(option.Setting, setting.Value.GetString()!))
        {
            _faults.Add($"{path}: $.{setting.Name}: given twice");
        }
    }
}
