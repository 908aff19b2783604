using System.Collections.Immutable;
using System.Globalization;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Tests.Naive.Swarm;

/// <summary>
/// Other configurations drawn at random from one: agents, queues and MRDs go, come, come back, change their places, and
/// get other names, steps, limits and service levels; a queue becomes one of another MRD. Each is one that can be.
/// </summary>
internal sealed class ChangeSwarm(Dice dice)
{
    private const int MostMrds = 6;

    private int _names;

    /// <summary>Another configuration.</summary>
    public RoutingConfiguration Draw(RoutingConfiguration from)
    {
        var to = from;
        for (var left = dice.Between(1, 3); left > 0; left--)
        {
            to = WithDefaultQueues(dice.Between(0, 9) switch
            {
                0 => to with { Agents = to.Agents.Length > 1 ? to.Agents.Remove(dice.Any(to.Agents)) : to.Agents },
                1 => WithNewAgent(to),
                2 => to with { Agents = Changed(to.Agents, agent => agent with { Attributes = Attributes(to) }) },
                3 => to with { Agents = Turned(to.Agents), Queues = Turned(to.Queues), Mrds = Turned(to.Mrds) },
                4 => to with { Queues = Inserted(to.Queues, NewQueue(to, dice.Any(to.Mrds).Id)) },
                5 => WithoutQueue(to, dice.Any(to.Queues)),
                6 => to with { Queues = Changed(to.Queues, queue => Changed(to, queue)) },
                7 => WithMovedQueue(to, dice.Any(to.Queues)),
                8 => WithNewMrd(to),
                _ => to.Mrds.Length > 1 && dice.Percent(50) ? WithoutMrd(to, dice.Any(to.Mrds)) : WithChangedMrd(to),
            });
        }

        return to;
    }

    /// <summary>The first id of a kind that is free, so that what has gone comes back.</summary>
    private static string FreeId(string kind, IEnumerable<string> taken) => Enumerable.Range(1, int.MaxValue)
        .Select(number => kind + number.ToString(CultureInfo.InvariantCulture))
        .First(id => !taken.Contains(id, StringComparer.Ordinal));

    private static bool IsOnlyOne(RoutingConfiguration center, QueueConfiguration queue) =>
        center.Queues.Count(other => other.Mrd == queue.Mrd) == 1;

    private string NewName() => string.Create(CultureInfo.InvariantCulture, $"name {++_names}");

    private ImmutableArray<T> Inserted<T>(ImmutableArray<T> list, T one) =>
        list.Insert(dice.Between(0, list.Length), one);

    private ImmutableArray<T> Turned<T>(ImmutableArray<T> list)
    {
        var place = dice.Between(0, list.Length - 1);
        return [.. list[place..], .. list[..place]];
    }

    private ImmutableArray<T> Changed<T>(ImmutableArray<T> list, Func<T, T> change)
    {
        var place = dice.Between(0, list.Length - 1);
        return list.SetItem(place, change(list[place]));
    }

    private ImmutableSortedDictionary<string, int> Attributes(RoutingConfiguration center) =>
        center.Attributes.Where(_ => dice.Percent(70)).ToImmutableSortedDictionary(
            attribute => attribute.Name,
            attribute => attribute.Type == AttributeType.Boolean ? dice.Between(0, 1) : dice.Between(1, 10),
            StringComparer.Ordinal);

    private RoutingConfiguration WithNewAgent(RoutingConfiguration center)
    {
        var id = FreeId("a", center.Agents.Select(agent => agent.Id));
        var agent = new AgentConfiguration { Id = id, Name = id, Attributes = Attributes(center) };
        return center with { Agents = Inserted(center.Agents, agent) };
    }

    private QueueConfiguration NewQueue(RoutingConfiguration center, string mrd)
    {
        var id = FreeId("q", center.Queues.Select(queue => queue.Id));
        return Changed(center, new QueueConfiguration { Id = id, Name = NewName(), Mrd = mrd });
    }

    private QueueConfiguration Changed(RoutingConfiguration center, QueueConfiguration queue)
    {
        var expressions = new ExpressionSwarm(dice, center.Attributes);
        return queue with
        {
            Name = dice.Percent(50) ? NewName() : queue.Name,
            Priority = dice.Between(1, 3),
            TimeToLiveSeconds = dice.Percent(30) ? dice.Scaled(1, 40) : null,
            ServiceLevel = dice.Percent(80) ? new(dice.Between(1, 3), dice.Scaled(1, 30)) : null,
            Steps =
            [
                .. Enumerable.Range(1, dice.Between(1, 3)).Select(_ => new StepConfiguration
                {
                    Expression = expressions.Draw(),
                    TimeoutSeconds = dice.Between(0, 10),
                }),
            ],
        };
    }

    private static RoutingConfiguration WithoutQueue(RoutingConfiguration center, QueueConfiguration queue) =>
        IsOnlyOne(center, queue) ? center : center with { Queues = center.Queues.Remove(queue) };

    private RoutingConfiguration WithMovedQueue(RoutingConfiguration center, QueueConfiguration queue) =>
        IsOnlyOne(center, queue)
            ? center
            : center with { Queues = center.Queues.Replace(queue, queue with { Mrd = dice.Any(center.Mrds).Id }) };

    private RoutingConfiguration WithNewMrd(RoutingConfiguration center)
    {
        if (center.Mrds.Length == MostMrds)
        {
            return center;
        }

        var id = FreeId("m", center.Mrds.Select(mrd => mrd.Id));
        return center with
        {
            Mrds = Inserted(center.Mrds, new MrdConfiguration { Id = id, Name = NewName(), OfferTimeoutSeconds = 5 }),
            Queues = Inserted(center.Queues, NewQueue(center, id)),
        };
    }

    private static RoutingConfiguration WithoutMrd(RoutingConfiguration center, MrdConfiguration mrd) => center with
    {
        Mrds = center.Mrds.Remove(mrd),
        Queues = center.Queues.RemoveAll(queue => queue.Mrd == mrd.Id),
        Agents = [.. center.Agents.Select(agent => agent with { MaxTasks = agent.MaxTasks.Remove(mrd.Id) })],
    };

    private RoutingConfiguration WithChangedMrd(RoutingConfiguration center) => center with
    {
        Mrds = Changed(center.Mrds, mrd => mrd with
        {
            Name = dice.Percent(50) ? NewName() : mrd.Name,
            MaxTasks = dice.Between(1, 4),
            Interruptible = dice.Percent(70),
            NoAnswer = dice.Percent(50) ? NoAnswerPolicy.Ready : NoAnswerPolicy.NotReady,
            OnLogout = dice.Percent(50) ? LogoutPolicy.Requeue : LogoutPolicy.Close,
        }),
    };

    /// <summary>An MRD of several queues names the one for tasks that name none.</summary>
    private static RoutingConfiguration WithDefaultQueues(RoutingConfiguration center) => center with
    {
        Mrds =
        [
            .. center.Mrds.Select(mrd => center.Queues.Any(queue => queue.Mrd == mrd.Id && queue.Id == mrd.DefaultQueue)
                ? mrd
                : mrd with { DefaultQueue = center.Queues.First(queue => queue.Mrd == mrd.Id).Id }),
        ],
    };
}
