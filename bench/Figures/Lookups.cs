using System.Diagnostics;
using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.State;

namespace MediaRouting.Bench.Figures;

/// <summary>
/// What a command needs before anything is decided, alone: whether its message was taken before, and which task, agent
/// and MRD its ids mean. A floor under the time that routing takes.
/// </summary>
/// <param name="machine">A machine that has carried the commands out, and so knows the ids.</param>
internal sealed class Lookups(StateMachine machine)
{
    private readonly Deduplication _taken = new();
    private CommandSlot _slot;
    private long _found;

    /// <summary>Whether messages were taken before.</summary>
    public Series Known { get; } = new();

    /// <summary>Ids to handles.</summary>
    public Series Ids { get; } = new();

    /// <summary>Looks everything of a script up.</summary>
    public void Play(Script script)
    {
        if (_found == 0)
        {
            _slot.Text.Initialize(new PayloadPool());
        }

        Known.Add(Measure(script, static (lookups, slot) =>
            lookups._taken.TryTake(slot.Source, slot.Text[slot.MessageId]) ? 1 : 0));
        Ids.Add(Measure(script, static (lookups, slot) => lookups.Find(slot)));
    }

    private int Find(in CommandSlot slot)
    {
        var ids = slot.Ids();
        return machine.Identities.Find(slot.Text[ids.TaskId])
            + machine.Registry.FindAgent(slot.Text[ids.AgentId])
            + machine.Registry.FindMrd(slot.Text[ids.Mrd]);
    }

    /// <summary>Nanoseconds a command, filling the slot not counted.</summary>
    private double Measure(Script script, Func<Lookups, CommandSlot, int> look)
    {
        var filled = Time(script, static (_, _) => 1);
        return Math.Max(0, Time(script, look) - filled);
    }

    private double Time(Script script, Func<Lookups, CommandSlot, int> look)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < script.Count; i++)
        {
            script.Fill(i, ref _slot);
            _found += look(this, _slot);
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / script.Count;
    }
}
