using System.Runtime.CompilerServices;

namespace MediaRouting.Engine.State;

/// <summary>
/// What a command has changed in one role, for the checks after it. Some of it may be named twice.
/// </summary>
public sealed class Touched
{
    private int[] _tasks = new int[64];
    private int[] _sessions = new int[64];
    private int[] _agents = new int[64];
    private int _taskCount;
    private int _sessionCount;
    private int _agentCount;

    /// <summary>Tasks that have begun to wait, or whose parts have changed.</summary>
    public ReadOnlySpan<int> Tasks => _tasks.AsSpan(0, _taskCount);

    /// <summary>Sessions whose parts have changed.</summary>
    public ReadOnlySpan<int> Sessions => _sessions.AsSpan(0, _sessionCount);

    /// <summary>Agents who have been looked at anew; MRE only.</summary>
    public ReadOnlySpan<int> Agents => _agents.AsSpan(0, _agentCount);

    /// <summary>The part that a session has in a task.</summary>
    public void AddPart(int task, int session)
    {
        AddTask(task);
        Add(ref _sessions, ref _sessionCount, session);
    }

    /// <summary>A task.</summary>
    public void AddTask(int task) => Add(ref _tasks, ref _taskCount, task);

    /// <summary>An agent.</summary>
    public void AddAgent(int agent) => Add(ref _agents, ref _agentCount, agent);

    /// <summary>The next command begins.</summary>
    public void Clear() => (_taskCount, _sessionCount, _agentCount) = (0, 0, 0);

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
