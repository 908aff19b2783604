using System.Collections.Immutable;
using MediaRouting.Daemon.Configuration;
using MediaRouting.Directory;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Daemon.Demo;

/// <summary>
/// The contact centre of the demo: what <c>mre sample-config</c> prints, with its timeouts so short that what they are
/// for happens while somebody watches.
/// </summary>
public static class DemoConfiguration
{
    /// <summary>
    /// The password of every agent: these accounts last as long as the demo and are not to be reached from outside.
    /// </summary>
    public const string Password = "demo";

    private const int Agents = 500;
    private const int Queues = 40;
    private const int Seed = 1;
    private const int ShortSeconds = 1;
    private const int TimeToLiveSeconds = 2;

    /// <summary>MRDs, attributes, labels, queues and agents.</summary>
    public static RoutingConfiguration Routing { get; } =
        Hastened(SampleConfiguration.Create(Agents, Queues, Seed).Routing);

    /// <summary>What each agent may hold, by agent and MRD.</summary>
    public static IReadOnlyDictionary<(string AgentId, string Mrd), int> Limits { get; } =
        (from agent in Routing.Agents from mrd in Routing.Mrds select (agent, mrd)).ToDictionary(
            pair => (pair.agent.Id, pair.mrd.Id),
            pair => pair.agent.MaxTasks.GetValueOrDefault(pair.mrd.Id, pair.mrd.MaxTasks));

    /// <summary>
    /// A directory in which a password is checked by one iteration. Hashing as a real configuration demands would keep
    /// the machine busy for the first minute of the demo.
    /// </summary>
    public static ConfiguredDirectory CreateDirectory()
    {
        var hash = PasswordHash.Create(Password, iterations: 1);
        return new ConfiguredDirectory([.. Routing.Agents.Select(agent => new AgentCredential(agent.Id, hash))]);
    }

    private static RoutingConfiguration Hastened(RoutingConfiguration routing) => routing with
    {
        Mrds =
        [
            .. routing.Mrds.Select(mrd => mrd with
            {
                OfferTimeoutSeconds = ShortSeconds,
                WrapUpSeconds = mrd.WrapUpSeconds is null ? null : ShortSeconds,
            }),
        ],
        Queues =
        [
            .. routing.Queues.Select(queue => queue with
            {
                TimeToLiveSeconds = queue.TimeToLiveSeconds is null ? null : TimeToLiveSeconds,
                Steps = [.. queue.Steps.Select(step => step with { TimeoutSeconds = ShortSeconds })],
            }),
        ],
    };
}
