using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Tests.Naive.Model;

/// <summary>What the message says about where a task waits and how urgent it is (2-domain, "Routing").</summary>
/// <param name="configuration">The queues and labels.</param>
/// <param name="seen">What has happened.</param>
internal sealed class TaskClass(RoutingConfiguration configuration, Coverage seen)
{
    /// <summary>The queue that <c>params.skillgroup</c> names, else the default queue of the MRD.</summary>
    public QueueConfiguration QueueOf(string mrd, ImmutableArray<(string Key, string Value)> entries)
    {
        var skillgroup = Param(entries, "skillgroup");
        var ofMrd = configuration.Queues.Where(queue => queue.Mrd == mrd).ToList();
        var named = ofMrd.Find(queue => queue.Id == skillgroup || queue.Name == skillgroup);
        seen.Count(Feature.QueueBySkillgroup, named is not null && ofMrd.Count > 1);
        seen.Count(Feature.UnknownSkillgroup, named is null && skillgroup.Length > 0);
        var defaultQueue = configuration.Mrds.First(one => one.Id == mrd).DefaultQueue;
        return named ?? ofMrd.Find(queue => queue.Id == defaultQueue) ?? ofMrd.Single();
    }

    /// <summary>Priority, else <c>params.priority</c>, else the highest of <c>params.labels</c>, else 1.</summary>
    public int LevelOf(int priority, ImmutableArray<(string Key, string Value)> entries)
    {
        if (priority > 0)
        {
            return priority;
        }

        var written = Param(entries, "priority").Trim(' ');
        if (BigInteger.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            seen.Count(Feature.LevelByParam);
            return (int)BigInteger.Clamp(number, 1, 10);
        }

        var names = Param(entries, "labels").Split(',').Select(label => label.Trim(' ')).ToList();
        var known = configuration.Labels.Where(label => names.Contains(label.Name)).ToList();
        seen.Count(Feature.LevelByLabels, known.Count > 0);
        return known.Count > 0 ? known.Max(label => label.Priority) : 1;
    }

    /// <summary>The agent that <c>params.agent</c> prefers; may be empty.</summary>
    public static string PreferredAgent(ModelTask task) => Param(task.Params, "agent");

    private static string Param(ImmutableArray<(string Key, string Value)> entries, string key) =>
        entries.FirstOrDefault(entry => entry.Key == key).Value ?? string.Empty;
}
