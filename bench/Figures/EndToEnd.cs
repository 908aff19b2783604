using System.Diagnostics;
using System.Globalization;
using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Json;

namespace MediaRouting.Bench.Figures;

/// <summary>From the bytes of a message to the bytes of its answers, on one thread, without rings and broker.</summary>
internal sealed class EndToEnd(Sizes sizes, FigureTable table)
{
    private const int ChunkCommands = 10_000;

    private readonly MessageDecoder _decoder = new();
    private readonly EventEncoder _encoder = new();
    private readonly JsonScript _messages = new();
    private readonly Outlet _outlet = new();
    private CommandSlot _slot;
    private long _commands;
    private long _told;

    /// <summary>Measures and prints.</summary>
    public void Measure()
    {
        table.Begin("Decode, routing, encode, routing-engine");
        _slot.Text.Initialize(new PayloadPool());
        var site = new Site(sizes.UsualAgents);
        var configuration = site.Configuration();
        var counterpart = new CommunicationServer();
        var traffic = new Traffic(site, configuration, counterpart);
        var machine = new StateMachine(configuration, Rehearsal.Options(counterpart.Topology), _outlet.Events);
        while (!traffic.IsUnderWay)
        {
            Play(traffic, machine);
        }

        for (var end = _commands + sizes.WarmUp; _commands < end;)
        {
            Play(traffic, machine);
        }

        var (first, told) = (_commands, _told);
        var (bytes, ticks) = (0L, 0L);
        while (_commands - first < sizes.BodyCommands)
        {
            var round = Play(traffic, machine);
            (bytes, ticks) = (bytes + round.Bytes, ticks + round.Ticks);
        }

        var commands = _commands - first;
        var details = string.Create(
            CultureInfo.InvariantCulture,
            $"{bytes:N0} B over {commands:N0} messages in and {_told - told:N0} out, "
            + $"{Stopwatch.GetElapsedTime(0, ticks).TotalNanoseconds / commands:0} ns a message in");
        table.Add(new Figure("allocated a message, decode to encode, warm", details, (double)bytes / commands)
        {
            Goal = GoalRow.Allocated,
            Unit = " B",
            AtMost = 0,
        });
    }

    private (long Bytes, long Ticks) Play(Traffic traffic, StateMachine machine)
    {
        _messages.Take(traffic.Next(ChunkCommands));
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < _messages.Count; i++)
        {
            _messages.Decode(i, _decoder, ref _slot);
            var before = _outlet.Events.Sequencer.Cursor;
            machine.Apply(ref _slot, _commands++);
            Encode(before);
        }

        return (GC.GetAllocatedBytesForCurrentThread() - bytes, Stopwatch.GetTimestamp() - start);
    }

    /// <summary>Encodes what was told since then.</summary>
    private void Encode(long before)
    {
        var last = _outlet.Events.Sequencer.Cursor;
        for (var place = before + 1; place <= last; place++)
        {
            ref var told = ref _outlet.Events[place];
            if (told.Kind == EventKind.Refused)
            {
                throw new InvalidOperationException("a message of the script was refused");
            }

            if (told.Kind != EventKind.CommandApplied)
            {
                _encoder.Encode(in told);
                _told++;
            }
        }

        _outlet.Drain();
    }
}
