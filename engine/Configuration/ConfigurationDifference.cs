using System.Collections.Immutable;

namespace MediaRouting.Engine.Configuration;

/// <summary>What two configurations say differently, whatever the live state.</summary>
public sealed class ConfigurationDifference
{
    /// <summary>Compares two checked configurations.</summary>
    public ConfigurationDifference(RoutingConfiguration from, RoutingConfiguration to)
    {
        Mrds = ObjectChanges.Between(
            from.Mrds.AsSpan(), to.Mrds.AsSpan(), mrd => mrd.Id, (one, other) => one == other);
        Queues = ObjectChanges.Between(from.Queues.AsSpan(), to.Queues.AsSpan(), queue => queue.Id, AreSame);
        Agents = ObjectChanges.Between(from.Agents.AsSpan(), to.Agents.AsSpan(), agent => agent.Id, AreSame);
        Labels = ObjectChanges.Between(
            from.Labels.AsSpan(), to.Labels.AsSpan(), label => label.Name, (one, other) => one == other);
        Attributes = ObjectChanges.Between(
            from.Attributes.AsSpan(),
            to.Attributes.AsSpan(),
            attribute => attribute.Name,
            (one, other) => one == other);
    }

    /// <summary>The MRDs.</summary>
    public ObjectChanges Mrds { get; }

    /// <summary>The queues.</summary>
    public ObjectChanges Queues { get; }

    /// <summary>The agents; a password is not part of routing.</summary>
    public ObjectChanges Agents { get; }

    /// <summary>The labels.</summary>
    public ObjectChanges Labels { get; }

    /// <summary>The attributes.</summary>
    public ObjectChanges Attributes { get; }

    /// <summary>True if both route alike in everything.</summary>
    public bool IsEmpty =>
        Mrds.IsEmpty && Queues.IsEmpty && Agents.IsEmpty && Labels.IsEmpty && Attributes.IsEmpty;

    internal static bool AreSame(QueueConfiguration one, QueueConfiguration other)
    {
        if (one with { Steps = other.Steps } != other || one.Steps.Length != other.Steps.Length)
        {
            return false;
        }

        for (var step = 0; step < one.Steps.Length; step++)
        {
            var (here, there) = (one.Steps[step], other.Steps[step]);
            if (here.TimeoutSeconds != there.TimeoutSeconds
                || !string.Equals(here.Expression.Text, there.Expression.Text, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreSame(AgentConfiguration one, AgentConfiguration other) =>
        string.Equals(one.Name, other.Name, StringComparison.Ordinal)
        && AreSame(one.Attributes, other.Attributes)
        && AreSame(one.MaxTasks, other.MaxTasks);

    private static bool AreSame(
        ImmutableSortedDictionary<string, int> one, ImmutableSortedDictionary<string, int> other)
    {
        if (ReferenceEquals(one, other) || one.Count != other.Count)
        {
            return one.Count == other.Count;
        }

        foreach (var (name, value) in one)
        {
            if (!other.TryGetValue(name, out var there) || there != value)
            {
                return false;
            }
        }

        return true;
    }
}
