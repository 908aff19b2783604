using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace MediaRouting.Bench.Figures;

/// <summary>A task that an agent was offered, and then holds.</summary>
internal struct Offer
{
    private TaskIdText _text;
    private int _length;

    /// <summary>The offer of a task to an agent.</summary>
    public Offer(ReadOnlySpan<byte> taskId, int agent)
    {
        taskId.CopyTo(_text);
        _length = taskId.Length;
        Agent = agent;
    }

    /// <summary>The agent, by its place in the configuration.</summary>
    public int Agent { get; }

    /// <summary>Id of the task.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<byte> TaskId => _text[.._length];

    [InlineArray(40)]
    private struct TaskIdText
    {
        private byte _first;
    }
}
