using System.Runtime.CompilerServices;

namespace MediaRouting.Engine.State;

/// <summary>
/// The tasks and agents that a command has changed in one role, for the checks after it. Some may be named twice.
/// </summary>
public sealed class Touched
{
    private int[] _tasks = new int[64];
    private int[] _agents = new int[64];
    private int _taskCount;
    private int _agentCount;

    /// <summary>The tasks.</summary>
    public ReadOnlySpan<int> Tasks => _tasks.AsSpan(0, _taskCount);

    /// <summary>The agents.</summary>
    public ReadOnlySpan<int> Agents => _agents.AsSpan(0, _agentCount);

    /// <summary>A task and an agent on it.</summary>
    public void Add(int task, int agent)
    {
        AddTask(task);
        AddAgent(agent);
    }

    /// <summary>A task.</summary>
    public void AddTask(int task) => Add(ref _tasks, ref _taskCount, task);

    /// <summary>An agent.</summary>
    public void AddAgent(int agent) => Add(ref _agents, ref _agentCount, agent);

    /// <summary>The next command begins.</summary>
    public void Clear() => (_taskCount, _agentCount) = (0, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref int[] handles, ref int count, int handle)
    {
        if (count > 0 && handles[count - 1] == handle)
        {
            return;
        }

        if (count == handles.Length)
        {
            Grow(ref handles);
        }

        handles[count++] = handle;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Grow(ref int[] handles) => Array.Resize(ref handles, handles.Length * 2);
}
