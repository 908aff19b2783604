using System.Collections.Immutable;
using System.Text.Json;
using MediaRouting.Engine;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Daemon.Configuration;

/// <summary>The list <c>queues</c>, with the steps of each.</summary>
internal sealed class QueueSection(List<ConfigurationFault> faults, MrdSection mrds, ExpressionParser expressions)
{
    /// <summary>Reads the list. A queue whose MRD is faulty has an empty one.</summary>
    public ImmutableArray<QueueConfiguration> Read(StrictObject file)
    {
        ImmutableArray<QueueConfiguration>.Builder queues = ImmutableArray.CreateBuilder<QueueConfiguration>();
        UniqueNames names = new();
        foreach ((JsonElement element, JsonPlace place) in file.RequiredList("queues", 1, Limits.Queues))
        {
            if (StrictObject.Read(element, place, ConfigurationFields.Queue, faults) is not { } queue)
            {
                continue;
            }

            (string id, string name) = names.Read(queue);
            queues.Add(new QueueConfiguration
            {
                Id = id,
                Name = name,
                Mrd = MrdOf(queue) ?? "",
                Priority = queue.Whole("priority", 1, Limits.HighestPriority) ?? 1,
                Policy = queue.Choice(
                    "policy",
                    ("longestAvailable", QueuePolicy.LongestAvailable),
                    ("mostSkilled", QueuePolicy.MostSkilled),
                    ("leastSkilled", QueuePolicy.LeastSkilled)),
                TimeToLiveSeconds = queue.Whole("timeToLiveSeconds", 1, Limits.TimeoutSeconds),
                ServiceLevel = ServiceLevel(queue),
                Steps = Steps(queue),
            });
        }

        return queues.ToImmutable();
    }

    /// <summary>
    /// The MRD that a queue names, or the only one there is; null, and a fault, if that leads to none.
    /// </summary>
    private string? MrdOf(StrictObject queue)
    {
        if (!queue.Has("mrd"))
        {
            if (mrds.OnlyOne is null)
            {
                queue.Fault("mrd", "required where there is more than one MRD");
            }

            return mrds.OnlyOne;
        }

        string? mrd = queue.Name("mrd");
        string? fault = mrd is null ? null : mrds.Unknown(mrd);
        if (fault is not null)
        {
            queue.Fault("mrd", fault);
        }

        return fault is null ? mrd : null;
    }

    private static ServiceLevelConfiguration? ServiceLevel(StrictObject queue)
    {
        if (queue.Object("serviceLevel", ConfigurationFields.ServiceLevel) is not { } level)
        {
            return null;
        }

        if (!level.Has("thresholdSeconds"))
        {
            level.Fault("thresholdSeconds", "required: a whole number of seconds");
        }

        int type = level.Whole("type", 1, ServiceLevelConfiguration.HighestType) ?? 1;
        int threshold = level.Whole("thresholdSeconds", 1, Limits.TimeoutSeconds) ?? 1;
        return new ServiceLevelConfiguration(type, threshold);
    }

    private ImmutableArray<StepConfiguration> Steps(StrictObject queue)
    {
        if (!queue.Has("steps"))
        {
            return [new StepConfiguration()];
        }

        ImmutableArray<StepConfiguration>.Builder steps = ImmutableArray.CreateBuilder<StepConfiguration>();
        foreach ((JsonElement element, JsonPlace place) in queue.List("steps", 1, Limits.Steps))
        {
            if (StrictObject.Read(element, place, ConfigurationFields.Step, faults) is { } step)
            {
                steps.Add(new StepConfiguration
                {
                    Expression = ExpressionOf(step),
                    TimeoutSeconds = step.Whole("timeoutSeconds", 0, Limits.TimeoutSeconds) ?? 0,
                });
            }
        }

        return steps.ToImmutable();
    }

    private Expression ExpressionOf(StrictObject step)
    {
        if (expressions.TryParse(step.Text("expression"), out Expression? expression, out ExpressionFault fault))
        {
            return expression;
        }

        step.Fault("expression", fault.ToString());
        return Expression.Everyone;
    }
}
