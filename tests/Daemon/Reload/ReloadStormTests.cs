using System.Collections.Immutable;
using MediaRouting.Daemon;
using MediaRouting.Daemon.Demo;
using MediaRouting.Engine;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Reconfiguration;
using MediaRouting.Engine.Recovery;
using MediaRouting.Engine.Ring;
using MediaRouting.Engine.Snapshot;
using MediaRouting.Jms;
using MediaRouting.Memory;
using MediaRouting.Testing.Storage;

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
        using (DataDirectory data = Open(disk))
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
        using CancellationTokenSource failed = new();
        string failure = "";
        MemoryBroker broker = new();
        QueueNames queues = new();
        using RoutingNode node = new(
            new MemoryTransport(broker),
            DemoConfiguration.Routing,
            DemoConfiguration.CreateDirectory(),
            new StateMachineOptions { TaskIdPrefix = "t" },
            queues,
            WaitStrategyKind.Blocking,
            new SilentLinkLog(),
            (stage, sequence, exception) =>
            {
                failure = $"{stage} failed at sequence {sequence}: {exception}";
                failed.Cancel();
            },
            data);
        using Mailbox mailbox = new(
            broker, queues, DemoConfiguration.Routing.Agents.Select(agent => SimulatedAgent.HomeOf(agent.Id)));
        OutcomeCheck check = new(Mailbox.Customers, queues.DeadLetters, DemoConfiguration.Limits);
        mailbox.Show(check);
        Assert.Null(node.Start(CancellationToken.None));
        ContactCentre centre = new(mailbox, seed: 7, failed.Token);
        Assert.True(centre.Staff(Bound), failure);

        using CancellationTokenSource isOver = CancellationTokenSource.CreateLinkedTokenSource(failed.Token);
        Task storm = Task.Run(() =>
        {
            try
            {
                Rage(node);
            }
            finally
            {
                isOver.Cancel();
            }
        });
        centre.Open(Arrivals.On(seed: 7, Bound), Bound, isOver.Token);
        await storm.WaitAsync(Bound);
        Assert.True(centre.FinishWork(Bound), failure);
        Assert.True(centre.SendHome(Bound), failure);
        Assert.True(node.Drain(Bound), failure);
        mailbox.ReadAll();

        Outcome outcome = check.Conclude();
        Assert.True(outcome.Holds, string.Join('\n', outcome.Sentences));
        Assert.InRange(outcome.Closed, 100, int.MaxValue);
        Assert.Equal(0, node.Pipeline.StateMachine.Violations.Total);
        return StateHash.Of(node.Pipeline.StateMachine);
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

    private static DataDirectory Open(SimulatedDisk disk)
    {
        RecoveryRequest request = new()
        {
            Configuration = DemoConfiguration.Routing,
            Options = new StateMachineOptions { TaskIdPrefix = "t" },
            IsNew = true,
            Now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(),
        };
        DataDirectory? data = DataDirectory.TryOpen(disk.Mount(), request, out string refusal);
        Assert.True(data is not null, refusal);
        return data;
    }
}
