using System.Collections.Immutable;
using MediaRouting.Daemon;
using MediaRouting.Daemon.Demo;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Reconfiguration;
using MediaRouting.Engine.Recovery;
using MediaRouting.Engine.Snapshot;
using MediaRouting.Testing.Storage;
using MediaRouting.Tests.Daemon.Running;

namespace MediaRouting.Tests.Daemon.Reload;

/// <summary>A thousand changes of the configuration while the contact centre of the demo is at work.</summary>
public sealed class ReloadStormTests
{
    private const int Changes = 1000;
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task A_thousand_changes_under_load_lose_nothing_and_replay_to_the_same_state()
    {
        SimulatedDisk disk = new();
        StateHash live;
        using (DataDirectory data = FreshDirectory.On(disk.Mount(), DemoConfiguration.Routing))
        {
            live = await PlayAsync(data);
        }

        Assert.True(
            PastState.TryRebuild(disk.Mount(), long.MaxValue, out PastState? past, out string? refusal), refusal);
        Assert.Equal(Changes + 1, past.Machine.Registry.InForce.Version);
        Assert.Equal(live, StateHash.Of(past.Machine));
    }

    private static async Task<StateHash> PlayAsync(DataDirectory data)
    {
        using DemoSite site = new(seed: 7, data);
        Assert.Null(site.Node.Start(CancellationToken.None));
        Assert.True(site.Centre.Staff(Bound), site.Failure);

        using CancellationTokenSource isOver = CancellationTokenSource.CreateLinkedTokenSource(site.Failed);
        Task storm = Task.Run(() =>
        {
            try
            {
                Rage(site.Node);
            }
            finally
            {
                isOver.Cancel();
            }
        });
        site.Centre.Open(Arrivals.On(seed: 7, Bound), Bound, isOver.Token);
        await storm.WaitAsync(Bound);
        Assert.True(site.Centre.FinishWork(Bound), site.Failure);
        Assert.True(site.Centre.SendHome(Bound), site.Failure);
        Assert.True(site.Node.Drain(Bound), site.Failure);

        Outcome outcome = site.Conclude();
        Assert.True(outcome.Holds, string.Join('\n', outcome.Sentences));
        Assert.InRange(outcome.Closed, 100, int.MaxValue);
        Assert.Equal(0, site.Node.Pipeline.StateMachine.Violations.Total);
        return StateHash.Of(site.Node.Pipeline.StateMachine);
    }

    private static void Rage(RoutingNode node)
    {
        Random random = new(7);
        RoutingConfiguration configuration = DemoConfiguration.Routing;
        for (int change = 0; change < Changes; change++)
        {
            configuration = Changed(configuration, change, random);
            ChangeRequest request = new(
                new ConfigurationChange(node.Pipeline.StateMachine.Registry.InForce, configuration),
                node.Time.ToUnixTimeMilliseconds());
            Assert.True(SpinWait.SpinUntil(() => node.TrySubmit(request), Bound));
            ChangeEffects? effects = request.Wait(Bound);
            Assert.NotNull(effects);
            Assert.Empty(effects.Uses.First);
            Assert.Equal(change + 2, request.Version);
        }
    }

    /// <summary>
    /// Everybody gets another handle; agents, queues and an MRD come and go, queues change priority and policy.
    /// </summary>
    private static RoutingConfiguration Changed(RoutingConfiguration former, int change, Random random)
    {
        ImmutableArray<AgentConfiguration> agents = former.Agents.RemoveAll(agent => agent.Id[0] == '+');
        ImmutableArray<QueueConfiguration> queues = former.Queues.RemoveAll(queue => queue.Id[0] == '+');
        ImmutableArray<MrdConfiguration> mrds = former.Mrds.RemoveAll(mrd => mrd.Id[0] == '+');
        int turned = random.Next(agents.Length);
        agents = [.. agents[turned..], .. agents[..turned]];
        for (int number = random.Next(4); number > 0; number--)
        {
            AgentConfiguration model = agents[random.Next(agents.Length)];
            string id = $"+{change}-{number}";
            agents = agents.Insert(random.Next(agents.Length), model with { Id = id, Name = id });
        }

        int place = random.Next(queues.Length);
        queues = queues.SetItem(place, queues[place] with
        {
            Priority = random.Next(1, 11),
            Policy = (QueuePolicy)random.Next(3),
        });
        queues = queues.RemoveAt(place).Insert(random.Next(queues.Length), queues[place]);
        if (random.Next(3) == 0)
        {
            mrds = mrds.Insert(random.Next(mrds.Length + 1), new MrdConfiguration { Id = "+m", Name = "+m" });
            queues = queues.Insert(0, new QueueConfiguration { Id = "+q", Name = "+q", Mrd = "+m" });
        }

        return former with { Agents = agents, Queues = queues, Mrds = mrds };
    }
}
