using System.Globalization;
using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Ring;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine;

public class RestorationTests
{
    private const int Agents = 50_000;

    [Fact]
    public void A_restore_of_a_hundred_thousand_sessions_is_told_whole_though_the_outbox_ring_holds_fewer()
    {
        List<Exception> failures = [];
        var told = new Told();
        var agents = Enumerable.Range(0, Agents).Select(n => n.ToString("'agent a'0", CultureInfo.InvariantCulture));
        var pipeline = new Pipeline(
            ScenarioTable.Parse(string.Join('\n', agents.Prepend("mrd mail").Prepend("mrd chat"))).Configuration,
            new StateMachineOptions { TaskIdPrefix = TaskNames.Prefix },
            WaitStrategyKind.Blocking,
            _ => told,
            (_, _, failure) => failures.Add(failure));
        pipeline.Start();
        var script = new CommandScript(new TaskNames());
        for (var n = 0; n < Agents; n++)
        {
            Publish(pipeline, script, $"Connect a{n}");
            Publish(pipeline, script, $"Login a{n} chat");
            Publish(pipeline, script, $"Login a{n} mail");
        }

        Publish(pipeline, script, "Restore");

        Assert.True(pipeline.Drain(TimeSpan.FromMinutes(1)));
        Assert.Empty(failures);
        Assert.Equal(new ChatServerRestored(Agents, Requeued: 0), told.Answer);
        Assert.InRange(told.Unknown, Limits.EventSlots, int.MaxValue);
        Assert.Equal(Agents * 2, told.Unknown);
    }

    private static void Publish(Pipeline pipeline, CommandScript script, string line)
    {
        var sequence = pipeline.Commands.Next();
        var id = sequence.ToString(CultureInfo.InvariantCulture);
        script.Write(line, ref pipeline.Commands[sequence], ScriptClock.Start, id);
        pipeline.Commands.Publish(sequence);
    }

    private sealed class Told : IEventHandler<EventSlot>
    {
        public ChatServerRestored Answer { get; private set; }

        public int Unknown { get; private set; }

        public void OnEvent(ref EventSlot slot, long sequence, bool endOfBatch)
        {
            if (slot.Kind == EventKind.ChatServerRestored)
            {
                Answer = slot.Body.ChatServerRestored;
            }
            else if (slot.Kind == EventKind.AgentStateChanged)
            {
                Unknown += slot.Body.AgentStateChanged.State == AgentState.Unknown ? 1 : 0;
            }
        }
    }
}
