using System.Collections.Immutable;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Testing;
using MediaRouting.Tests.Naive.Model;

namespace MediaRouting.Tests.Naive.Swarm;

/// <summary>
/// Makes a case that fails as small as it can while it fails: leaves out commands, in halves, quarters and so on down
/// to single ones (Zeller and Hildebrandt, "Simplifying and isolating failure-inducing input", 2002), then agents,
/// queues, steps and settings, until nothing more can go, or so many commands were played for it.
/// </summary>
/// <param name="fails">The place of the first difference, or null.</param>
internal sealed class Shrinker(Func<Case, int?> fails)
{
    // About a minute.
    private const long MostCommands = 3_000_000;

    private long _played;

    /// <summary>The smallest case found.</summary>
    public Case Shrink(Case script)
    {
        var smallest = CutOff(script) ?? throw new ArgumentException("the case does not fail", nameof(script));
        for (var before = (Case?)null; before != smallest;)
        {
            before = smallest;
            smallest = WithFewerInputs(smallest);
            smallest = WithSimpler(smallest, Centers);
            smallest = WithSimpler(smallest, Inputs);
        }

        return smallest;
    }

    /// <summary>What comes after the difference is not needed.</summary>
    private Case? CutOff(Case script)
    {
        if (_played > MostCommands)
        {
            return null;
        }

        _played += script.Inputs.Length;
        return fails(script) is { } place ? script with { Inputs = script.Inputs[..(place + 1)] } : null;
    }

    private Case WithFewerInputs(Case script)
    {
        for (var size = Math.Max(1, script.Inputs.Length / 2); size > 0; size /= 2)
        {
            for (var start = Math.Max(0, script.Inputs.Length - size); start >= 0; start -= size)
            {
                var count = Math.Min(size, script.Inputs.Length - start);
                script = CutOff(script with { Inputs = script.Inputs.RemoveRange(start, count) }) ?? script;
                start = Math.Min(start, script.Inputs.Length);
            }
        }

        return script;
    }

    /// <summary>Takes the first simpler case that fails, and looks for a simpler one yet.</summary>
    private Case WithSimpler(Case script, Func<Case, IEnumerable<Case>> simpler)
    {
        while (simpler(script).Select(CutOff).FirstOrDefault(one => one is not null) is { } found)
        {
            script = found;
        }

        return script;
    }

    private static IEnumerable<Case> Inputs(Case script)
    {
        for (var i = 0; i < script.Inputs.Length; i++)
        {
            var input = script.Inputs[i];
            Input[] simpler =
            [
                input with { ReplyTo = null },
                input with { CorrelationId = string.Empty },
                input with { Priority = 0 },
                input with { Params = [] },
                input with { Name = string.Empty },
                input with { Text = input.Kind == CommandKind.Connect ? input.Text : string.Empty },
            ];
            foreach (var one in simpler.Where(one => one != input))
            {
                yield return script with { Inputs = script.Inputs.SetItem(i, one) };
            }

            var passed = input.Time - (i == 0 ? ScriptClock.Start : script.Inputs[i - 1].Time);
            if (passed > 0)
            {
                yield return script with { Inputs = Earlier(script.Inputs, i, passed) };
            }
        }
    }

    private static ImmutableArray<Input> Earlier(ImmutableArray<Input> inputs, int from, long milliseconds) =>
        [.. inputs.Select((input, i) => i < from ? input : input with { Time = input.Time - milliseconds })];

    private static IEnumerable<Case> Centers(Case script) => Configurations(script.Center.Configuration)
        .Select(configuration => script with { Center = script.Center with { Configuration = configuration } });

    private static IEnumerable<RoutingConfiguration> Configurations(RoutingConfiguration center)
    {
        foreach (var agent in center.Agents.Where(_ => center.Agents.Length > 1))
        {
            yield return center with { Agents = center.Agents.Remove(agent) };
        }

        foreach (var queue in center.Queues)
        {
            if (center.Mrds.All(mrd => mrd.DefaultQueue != queue.Id) && center.Queues.Any(
                other => other != queue && other.Mrd == queue.Mrd))
            {
                yield return center with { Queues = center.Queues.Remove(queue) };
            }

            foreach (var one in Simpler(queue))
            {
                yield return center with { Queues = center.Queues.Replace(queue, one) };
            }
        }

        foreach (var mrd in center.Mrds)
        {
            foreach (var one in Simpler(mrd).Where(one => one != mrd))
            {
                yield return center with { Mrds = center.Mrds.Replace(mrd, one) };
            }
        }

        foreach (var mrd in center.Mrds.Where(_ => center.Mrds.Length > 1))
        {
            yield return Without(mrd, center);
        }

        if (center.Labels.Length > 0)
        {
            yield return center with { Labels = [] };
        }

        if (center.Attributes.Length > 0)
        {
            yield return WithoutAttributes(center);
        }

        foreach (var agent in center.Agents.Where(agent => agent.MaxTasks.Count + agent.Attributes.Count > 0))
        {
            var plain = new AgentConfiguration { Id = agent.Id, Name = agent.Name };
            yield return center with { Agents = center.Agents.Replace(agent, plain) };
        }
    }

    private static RoutingConfiguration Without(MrdConfiguration mrd, RoutingConfiguration center) => center with
    {
        Mrds = center.Mrds.Remove(mrd),
        Queues = center.Queues.RemoveAll(queue => queue.Mrd == mrd.Id),
        Agents = [.. center.Agents.Select(agent => agent with { MaxTasks = agent.MaxTasks.Remove(mrd.Id) })],
    };

    /// <summary>Expressions know attributes by their place, so that all of them go or none.</summary>
    private static RoutingConfiguration WithoutAttributes(RoutingConfiguration center) => center with
    {
        Attributes = [],
        Queues = [.. center.Queues.Select(queue => queue with
        {
            Steps = [.. queue.Steps.Select(step => step with { Expression = Expression.Everyone })],
        })],
        Agents = [.. center.Agents.Select(agent => agent with { Attributes = agent.Attributes.Clear() })],
    };

    private static IEnumerable<QueueConfiguration> Simpler(QueueConfiguration queue)
    {
        for (var i = 0; i < queue.Steps.Length; i++)
        {
            if (queue.Steps.Length > 1)
            {
                yield return queue with { Steps = queue.Steps.RemoveAt(i) };
            }

            if (queue.Steps[i].Expression != Expression.Everyone)
            {
                yield return queue with
                {
                    Steps = queue.Steps.SetItem(i, queue.Steps[i] with { Expression = Expression.Everyone }),
                };
            }
        }

        QueueConfiguration[] simpler =
        [
            queue with { TimeToLiveSeconds = null },
            queue with { Policy = QueuePolicy.LongestAvailable },
            queue with { Priority = 1 },
        ];
        foreach (var one in simpler.Where(one => one != queue))
        {
            yield return one;
        }
    }

    private static MrdConfiguration[] Simpler(MrdConfiguration mrd) =>
    [
        mrd with { WrapUpSeconds = null },
        mrd with { Interruptible = true },
        mrd with { NoAnswer = NoAnswerPolicy.NotReady },
        mrd with { OnLogout = LogoutPolicy.Close },
        mrd with { WaitingLimit = null },
        mrd with { MessagesPerSecond = null },
        mrd with { MaxTasks = 1 },
    ];
}
