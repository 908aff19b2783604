using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Reconfiguration;

namespace MediaRouting.Tests.Simulation.Checks;

/// <summary>
/// A change of the configuration that was answered is in force from then on, over every start, under its version; one
/// that nobody was told of is in force as a whole, or not at all; and a preview tells what happens then.
/// </summary>
/// <param name="name">The daemon.</param>
/// <param name="isInForce">Told from which command on a configuration is in force.</param>
/// <param name="lastRecord">The sequence of the last configuration in the journal.</param>
/// <param name="saw">Told of what a start has found.</param>
internal sealed class ConfigurationCheck(
    string name, Action<RoutingConfiguration, long> isInForce, Func<long> lastRecord, Action<string> saw)
{
    private const string Check = "an answered change stays";

    private ConfigurationInForce? _answered;
    private RoutingConfiguration? _asked;

    /// <summary>What is foreseen is what happens.</summary>
    public static void Same(ChangeEffects foreseen, ChangeEffects effects)
    {
        var areSame = foreseen.FromVersion == effects.FromVersion
            && foreseen.Waiting == effects.Waiting
            && AreSame(foreseen.Uses, effects.Uses)
            && AreSame(foreseen.Queues, effects.Queues)
            && AreSame(foreseen.SignedOut, effects.SignedOut)
            && AreSame(foreseen.Lowered, effects.Lowered);
        if (!areSame)
        {
            throw new SimulationFault("what is foreseen happens", "the preview of a change said something else");
        }
    }

    /// <summary>Whether a configuration is in force, as far as anybody was told.</summary>
    public bool Is(RoutingConfiguration configuration) =>
        _answered is not null && AreSame(_answered.Configuration, configuration);

    /// <summary>Somebody wants another configuration.</summary>
    public void Asked(RoutingConfiguration configuration) => _asked = configuration;

    /// <summary>Whoever wanted it knows what has become of it.</summary>
    public void Answered(ChangeRequest request, ConfigurationInForce before, ChangeEffects effects)
    {
        _asked = null;
        var version = before.Version + (effects.IsRefused ? 0 : 1);
        Require(request.Version == version, $"version {request.Version} is answered, not {version}");
        if (!effects.IsRefused)
        {
            _answered = new ConfigurationInForce(request.Change.To, version);
            isInForce(request.Change.To, request.Sequence);
        }
    }

    /// <summary>A start goes on with what the directory holds.</summary>
    public void Recovered(ConfigurationInForce inForce)
    {
        if (_answered is not { } answered)
        {
            isInForce(inForce.Configuration, 0);
        }
        else if (Is(inForce, answered.Configuration, answered.Version))
        {
            Saw(answered.Version > 1, "configuration: recovered with the version that was answered");
            Saw(_asked is not null, "configuration: one that nobody had heard of is not there after a start");
        }
        else
        {
            Require(
                _asked is not null && Is(inForce, _asked, answered.Version + 1),
                $"version {answered.Version} was answered, and a start goes on with version {inForce.Version}");
            saw("configuration: one that nobody had heard of is in force after a start");
            isInForce(inForce.Configuration, lastRecord());
        }

        (_answered, _asked) = (inForce, null);
    }

    /// <summary>In the end, when nothing is in use, each daemon has the file.</summary>
    public void Conclude(RoutingConfiguration file) => Require(
        Is(file), $"version {_answered?.Version} is not what the file says, and nothing is in use");

    private static bool Is(ConfigurationInForce inForce, RoutingConfiguration configuration, int version) =>
        inForce.Version == version && AreSame(inForce.Configuration, configuration);

    private static bool AreSame(RoutingConfiguration one, RoutingConfiguration other) =>
        new ConfigurationDifference(one, other).IsEmpty;

    private static bool AreSame<T>(Listing<T> one, Listing<T> other) =>
        one.Count == other.Count && one.First.SequenceEqual(other.First);

    private void Saw(bool isSo, string situation)
    {
        if (isSo)
        {
            saw(situation);
        }
    }

    private void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new SimulationFault(Check, $"{name}: {otherwise}");
        }
    }
}
