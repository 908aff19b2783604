using System.Collections.Immutable;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Daemon.Configuration;

/// <summary>Which agents a queue's tasks are open to in the end, and by which step.</summary>
public sealed record QueueReach
{
    /// <summary>The queue.</summary>
    public required QueueConfiguration Queue { get; init; }

    /// <summary>Its steps, in their order.</summary>
    public required ImmutableArray<StepReach> Steps { get; init; }

    /// <summary>The agents whom any step matches, in the order of the configuration.</summary>
    public required ImmutableArray<AgentConfiguration> Agents { get; init; }

    /// <summary>What each queue of a configuration reaches, in its order.</summary>
    public static ImmutableArray<QueueReach> Of(RoutingConfiguration routing)
    {
        sbyte[][] values = [.. routing.Agents.Select(agent => Values(routing.Attributes, agent))];
        return [.. routing.Queues.Select(queue => Of(queue, routing.Agents, values))];
    }

    private static QueueReach Of(QueueConfiguration queue, ImmutableArray<AgentConfiguration> agents, sbyte[][] values)
    {
        StepReach[] steps = new StepReach[queue.Steps.Length];
        bool[] isReached = new bool[agents.Length];
        for (int step = 0; step < steps.Length; step++)
        {
            int matching = 0, added = 0;
            for (int agent = 0; agent < agents.Length; agent++)
            {
                if (queue.Steps[step].Expression.Matches(values[agent]))
                {
                    matching++;
                    added += isReached[agent] ? 0 : 1;
                    isReached[agent] = true;
                }
            }

            steps[step] = new StepReach(matching, added);
        }

        return new QueueReach
        {
            Queue = queue,
            Steps = [.. steps],
            Agents = [.. agents.Where((_, agent) => isReached[agent])],
        };
    }

    private static sbyte[] Values(ImmutableArray<AttributeConfiguration> attributes, AgentConfiguration agent) =>
    [
        .. attributes.Select(attribute =>
            agent.Attributes.TryGetValue(attribute.Name, out int value) ? (sbyte)value : Expression.NoValue),
    ];
}
