using System.Buffers.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Routing;

/// <summary>
/// What the params of a task say about routing: <c>skillgroup</c>, <c>priority</c>, <c>labels</c>, <c>agent</c>
/// (2-domain, "Routing"). What names nothing that is configured is as good as absent.
/// </summary>
/// <param name="Queue">The queue that <c>skillgroup</c> names, else the default queue of the MRD.</param>
/// <param name="Level">1..10.</param>
/// <param name="Preferred">The session of the agent whom <c>agent</c> names, or -1.</param>
/// <param name="IsSkillgroupUnknown">A skillgroup is named, and it is no queue of the MRD.</param>
public readonly record struct TaskParams(int Queue, int Level, int Preferred, bool IsSkillgroupUnknown)
{
    /// <summary>Reads the params of a task.</summary>
    /// <param name="registry">The configuration.</param>
    /// <param name="mrd">The task's MRD.</param>
    /// <param name="packed">The params, packed.</param>
    /// <param name="priority">The priority that the message itself has, 1..10, or 0.</param>
    public static TaskParams Read(Registry registry, int mrd, ReadOnlySpan<byte> packed, int priority)
    {
        ReadOnlySpan<byte> skillgroup = default;
        ReadOnlySpan<byte> labels = default;
        var (inParams, preferred) = (0, -1);
        foreach (var entry in new PackedParams(packed))
        {
            if (entry.Key.SequenceEqual("skillgroup"u8))
            {
                skillgroup = entry.Value;
            }
            else if (entry.Key.SequenceEqual("priority"u8))
            {
                inParams = Priority(entry.Value);
            }
            else if (entry.Key.SequenceEqual("labels"u8))
            {
                labels = entry.Value;
            }
            else if (entry.Key.SequenceEqual("agent"u8) && registry.FindAgent(entry.Value) is >= 0 and var agent)
            {
                preferred = registry.Session(agent, mrd);
            }
        }

        var level = priority > 0 ? priority : inParams;
        var queue = skillgroup.IsEmpty ? -1 : registry.FindQueue(skillgroup);
        var isOfMrd = queue >= 0 && registry.MrdOfQueue(queue) == mrd;
        return new TaskParams(
            isOfMrd ? queue : registry.DefaultQueue(mrd),
            level > 0 ? level : HighestOf(registry, labels),
            preferred,
            !skillgroup.IsEmpty && !isOfMrd);
    }

    /// <summary>A whole number, out of range clamped to 1..10; 0 for anything else.</summary>
    private static int Priority(ReadOnlySpan<byte> text)
    {
        text = text.Trim((byte)' ');
        var isNegative = text.StartsWith("-"u8);
        var digits = text.TrimStart(isNegative ? "-"u8 : "+"u8);
        if (digits.IsEmpty || text.Length - digits.Length > 1 || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return 0;
        }

        digits = digits.TrimStart((byte)'0');
        var isLarge = !Utf8Parser.TryParse(digits, out int number, out _) && !digits.IsEmpty;
        return isLarge && !isNegative
            ? Limits.HighestPriority
            : Math.Clamp(isNegative ? 0 : number, TaskOrder.LowestLevel, Limits.HighestPriority);
    }

    private static int HighestOf(Registry registry, ReadOnlySpan<byte> labels)
    {
        var highest = TaskOrder.LowestLevel;
        foreach (var range in labels.Split((byte)','))
        {
            highest = Math.Max(highest, registry.PriorityOfLabel(labels[range].Trim((byte)' ')));
        }

        return highest;
    }
}
